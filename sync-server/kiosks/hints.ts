import type { Db } from '../db/open.ts'
import { type FeedAttendee, namesakes } from '../db/roster-feed.ts'

export interface Namesakes {
  /** two letters that tell this one from others of the same name and organisation */
  hintOf: (attendee: FeedAttendee) => string | undefined
  /** those who were told to the kiosk without a hint and need one now */
  also: FeedAttendee[]
}

/**
 * Who coincides in name and organisation. Somebody who was alone until now is told again: in a group
 * of two or more that was told before, all have their hints already.
 * @param before the number of the last change that the kiosk has
 */
export async function findNamesakes(
  db: Db,
  programme: string,
  attendees: readonly FeedAttendee[],
  before: number,
): Promise<Namesakes> {
  const named = attendees.map(({ name }) => name)
  const groups = Map.groupBy(await namesakes(db, programme, named), groupOf)
  const asked = new Set(attendees.map(({ id }) => id))
  const also = new Map<string, FeedAttendee>()
  for (const attendee of attendees) {
    const told = groups.get(groupOf(attendee))?.filter(({ n }) => n !== null && n <= before) ?? []
    const alone = told[0]
    if (told.length === 1 && alone && !asked.has(alone.id)) also.set(alone.id, alone)
  }
  const hintOf = (attendee: FeedAttendee) =>
    (groups.get(groupOf(attendee))?.length ?? 0) > 1 ? lettersOf(attendee.email) : undefined
  return { hintOf, also: [...also.values()] }
}

const groupOf = ({ name, organisation }: FeedAttendee) => JSON.stringify([name, organisation])

/** The first two letters of an e-mail's local part, and no more of it. */
function lettersOf(email: string | null): string | undefined {
  const local = email?.slice(0, email.lastIndexOf('@')) ?? ''
  const letters = [...local].filter((one) => /\p{L}/u.test(one)).slice(0, 2)
  return letters.length === 2 ? letters.join('') : undefined
}
