import {
  type AttendeeValues,
  erasedOnRoster,
  mergedOnRoster,
  peopleBy,
  rosterByIds,
} from '../db/attendees.ts'
import { idsWithSame } from '../db/attendees-same.ts'
import type { Tx } from '../db/open.ts'
import { ownFieldsOf } from '../db/own-fields.ts'
import type { Known } from '../imports/attendees/match.ts'

/**
 * What an import would look at, of only those people whom these values may touch: who has the same code,
 * badge, e-mail or name.
 */
export async function knownAround(
  tx: Tx,
  programme: string,
  values: readonly AttendeeValues[],
): Promise<Known> {
  const ids = await idsWithSame(tx, programme, values)
  const roster = await rosterByIds(tx, programme, ids)
  const merged = await mergedOnRoster(tx, programme)
  const here = new Set([...roster, ...merged].map(({ id }) => id))
  const emails = values.flatMap(({ email }) => email ?? [])
  const known = await peopleBy(tx, 'email', [...new Set(emails)])
  return {
    roster,
    merged,
    others: known.filter(({ id }) => !here.has(id)),
    erased: await erasedOnRoster(tx, programme),
    ownFields: await ownFieldsOf(tx, programme),
  }
}
