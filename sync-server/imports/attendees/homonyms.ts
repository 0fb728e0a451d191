import type { Tx } from '../../db/open.ts'
import { looksNamed, rosterLooks } from '../../db/roster-looks.ts'
import { type Pages, rowsAPage } from '../pages.ts'
import { type AttendeeChange, look } from './match.ts'

/** Those of a roster, as it stands, who look like somebody who is to be changed, before or after; but not those. */
export async function homonyms(
  tx: Tx,
  programme: string,
  changes: Pages<AttendeeChange>,
): Promise<string[]> {
  const looks = new Set<string>()
  const names = new Set<string>()
  const changing = new Set<string>()
  for (const page of changes) {
    for (const { id, stored, values } of page) {
      const both = stored?.source ? [stored.values, values] : [values]
      for (const one of both) looks.add(look(one))
      if (changes.length <= rowsAPage) for (const { name } of both) names.add(name)
      if (stored?.source) changing.add(id)
    }
  }
  const found: string[] = []
  const few = names.size > 0
  for await (const page of few ? looksNamed(tx, programme, names) : rosterLooks(tx, programme)) {
    for (const one of page) if (looks.has(look(one)) && !changing.has(one.id)) found.push(one.id)
  }
  // in one order everywhere: each database gives them in its own
  return found.sort()
}
