import type { AttendeeValues, StoredAttendee } from '../../db/attendees.ts'
import type { Near } from '../../db/attendees-near.ts'
import { type Fault, fault } from '../report.ts'
import type { AttendeeDraft } from './from-table.ts'

/** A row, the person whom it means (null: somebody new), and what holds afterwards. */
export interface PlannedAttendee {
  draft: AttendeeDraft
  stored: StoredAttendee | null
  values: AttendeeValues
}

/** Somebody who is added or changed; `stored`: as they are. */
export interface AttendeeChange {
  id: string
  stored: StoredAttendee | null
  values: AttendeeValues
}

/** Which row each person belongs to who is in the file: nobody belongs to two. */
export type Claims = Map<string, number>

/**
 * Finds the person of each row that names one: by id, else by code, else by e-mail, here or in another
 * programme; of somebody merged into others what a file says still goes there, so that uploading it again
 * adds nobody.
 * @returns the person's id for each row; null: nobody who is known, or the row names nobody
 */
export function matchAttendees(
  { roster: living, merged, others }: Near,
  drafts: readonly AttendeeDraft[],
  claims: Claims,
): { matched: (string | null)[]; faults: Fault[] } {
  const roster = [...oldestFirst(living), ...oldestFirst(merged)]
  const byId = new Map([...others, ...roster].map((one) => [one.id, one]))
  const byCode = indexBy(roster, (one) => one.values.code)
  const byEmail = indexBy([...roster, ...others], (one) => one.values.email)
  const faults: Fault[] = []
  const matched = drafts.map((draft): string | null => {
    const { code, email } = draft.set
    const found = draft.id
      ? byId.get(draft.id)
      : ((code && byCode.get(code)) ?? (email && byEmail.get(email))) || undefined
    if (draft.id && !found) {
      const message = `No attendee has the id "${draft.id}". Leave the cell empty to add somebody.`
      faults.push(fault(draft.row, 'id', 'unknown-id', message))
    }
    if (found) claim(found.id, draft, claims, faults)
    return found?.id ?? null
  })
  return { matched, faults }
}

/** Whether a row gives nothing that is one person's alone. */
export const isUnnamed = ({ id, set }: AttendeeDraft): boolean => !id && !set.code && !set.email

/**
 * Finds somebody for each row that names nobody: on the roster, with neither code nor e-mail, of the same name and
 * organisation, each taken once: so homonyms stay apart, and uploading a file twice adds nobody.
 * @param free those of the roster with neither, in the order in which they are taken
 */
export function matchUnnamed(
  free: readonly { id: string; name: string; organisation: string | null }[],
  claims: Claims,
): (draft: AttendeeDraft) => string | null {
  const byLook = Map.groupBy(
    free.filter(({ id }) => !claims.has(id)),
    look,
  )
  const taken = new Map<string, number>()
  return (draft) => {
    const same = look(draft.set)
    const nth = taken.get(same) ?? 0
    const found = byLook.get(same)?.[nth]
    if (!found) return null
    taken.set(same, nth + 1)
    claims.set(found.id, draft.row)
    return found.id
  }
}

/** What a kiosk shows of a person. */
export const look = ({ name, organisation }: { name: string; organisation?: string | null }) =>
  JSON.stringify([name, organisation ?? null])

const oldestFirst = (all: readonly StoredAttendee[]) =>
  [...all].sort((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1))

/** The first of each key stands. */
function indexBy(
  all: readonly StoredAttendee[],
  key: (one: StoredAttendee) => string | null,
): Map<string, StoredAttendee> {
  const index = new Map<string, StoredAttendee>()
  for (const one of all) {
    const found = key(one)
    if (found !== null && !index.has(found)) index.set(found, one)
  }
  return index
}

function claim(id: string, draft: AttendeeDraft, claims: Claims, faults: Fault[]): void {
  const first = claims.get(id)
  if (first === undefined) {
    claims.set(id, draft.row)
    return
  }
  const column = draft.id ? 'id' : draft.set.code ? 'code' : 'email'
  const message = `Rows ${first} and ${draft.row} are about the same attendee.`
  faults.push(fault(draft.row, column, 'double-row', message))
}
