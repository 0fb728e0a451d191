import { attendeesNear } from '../../db/attendees-near.ts'
import type { Tx } from '../../db/open.ts'
import { rosterWithoutKeys } from '../../db/roster-looks.ts'
import { turn } from '../../turn.ts'
import type { Pages } from '../pages.ts'
import type { Tally } from '../report.ts'
import type { AttendeeDraft } from './from-table.ts'
import { type Claims, isUnnamed, matchAttendees, matchUnnamed } from './match.ts'

export interface Claimed {
  /** whom each row of the file means; null: somebody new */
  subjects: (string | null)[]
  claims: Claims
}

/** Finds the person of each row of a file: first of those that name one, then of the others; page by page. */
export async function claimRows(
  tx: Tx,
  programme: string,
  drafts: Pages<AttendeeDraft>,
  tally: Tally,
): Promise<Claimed> {
  const claimed: Claimed = { subjects: [], claims: new Map() }
  let unnamed = false
  for (const page of drafts) {
    const ids = page.flatMap(({ id }) => id ?? [])
    const values = page.map(({ set: { code = null, email = null } }) => ({ code, email }))
    const known = await attendeesNear(tx, programme, { ids, values })
    const { matched, faults } = matchAttendees(known, page, claimed.claims)
    tally.blame(faults)
    for (const id of matched) claimed.subjects.push(id)
    unnamed ||= page.some(isUnnamed)
    await turn()
  }
  if (unnamed) await claimUnnamed(await rosterWithoutKeys(tx, programme), drafts, claimed)
  return claimed
}

async function claimUnnamed(
  free: Awaited<ReturnType<typeof rosterWithoutKeys>>,
  drafts: Pages<AttendeeDraft>,
  { subjects, claims }: Claimed,
): Promise<void> {
  const match = matchUnnamed(free, claims)
  let at = 0
  for (const page of drafts) {
    for (const draft of page) {
      if (isUnnamed(draft)) subjects[at] = match(draft)
      at++
    }
    await turn()
  }
}
