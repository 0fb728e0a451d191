import { erasedAfter } from '../attendees/due.ts'
import { eraseWithin, tellErased } from '../attendees/erase.ts'
import type { Context } from '../context.ts'
import { lockImports } from '../db/imports.ts'
import { peopleOnlyIn, retentions } from '../db/retention.ts'
import { lockEvidence } from '../db/taps.ts'

/** So many people in one transaction: others get their turn in between. */
const atOnce = 200

/**
 * Erases everybody whose time is up in every programme that they are in (row D6): the rest of a large
 * programme in the next runs.
 * @returns how many were erased, those merged into them included
 */
export async function eraseDue(ctx: Context): Promise<number> {
  const now = ctx.clock()
  const over = (await retentions(ctx.database.db)).filter((one) => erasedAfter(one) <= now)
  const programmes = over.map(({ programme }) => programme)
  let count = 0
  for (const programme of programmes) {
    const some = await peopleOnlyIn(ctx.database.db, programme, programmes, 1)
    if (some.length === 0) continue
    const done = await ctx.database.transact(async (tx) => {
      await lockImports(tx, ctx.database.dialect)
      await lockEvidence(tx, ctx.database.dialect)
      // asked again under the lock: somebody may have joined another programme
      const people = await peopleOnlyIn(tx, programme, programmes, atOnce)
      if (people.length === 0) return { programmes: [], ids: [] }
      const ids = people.map(({ id }) => id)
      return eraseWithin(tx, ctx, ids, { by: 'system', why: 'retention' })
    })
    tellErased(ctx, done.programmes)
    count += done.ids.length
  }
  if (count > 0) ctx.log.info({ count }, 'personal data erased: the time that it is kept is up')
  return count
}
