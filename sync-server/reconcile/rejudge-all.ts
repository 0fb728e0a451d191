import { markDirty } from '../db/dirty.ts'
import { kiosksWithLogs } from '../db/logs.ts'
import { inTransaction } from '../db/roll-back.ts'
import { type HeldTap, lockEvidence, tapsOfKiosk, updateTaps } from '../db/taps.ts'
import { reestimate } from '../taps/estimates.ts'
import { rejudge } from '../taps/unpark.ts'
import type { ReconcileContext } from './reconcile.ts'

/** A stored tap of which something derived does not follow from the evidence. */
export interface TapDifference {
  programme: string
  log: string
  seq: number
  /** what is derived of it, as JSON */
  stored: string
  computed: string
}

/**
 * Places all taps of a programme in time and judges them anew, a kiosk in a transaction, and says
 * where that differs from what is stored: nothing, unless something went wrong.
 * @param store also keeps it, and marks whom it concerns
 */
export async function rejudgeAll(
  ctx: ReconcileContext,
  programme: string,
  store: boolean,
): Promise<{ taps: number; differences: TapDifference[] }> {
  const { db, dialect } = ctx.database
  const all = { taps: 0, differences: [] as TapDifference[] }
  for (const kiosk of await kiosksWithLogs(db, programme)) {
    const done = await inTransaction(db, store, async (tx) => {
      await lockEvidence(tx, dialect)
      const before = await tapsOfKiosk(tx, programme, kiosk)
      const { unsure, moved } = await reestimate(tx, programme, kiosk, 'everything')
      await updateTaps(tx, [...moved, ...unsure])
      const touched = moved.flatMap(({ who }) => who ?? [])
      await markDirty(tx, programme, touched, ctx.clock())
      await rejudge(tx, ctx, programme, await tapsOfKiosk(tx, programme, kiosk))
      return { before, after: await tapsOfKiosk(tx, programme, kiosk) }
    })
    all.taps += done.before.length
    all.differences.push(...compare(programme, done.before, done.after))
  }
  return all
}

function compare(programme: string, before: HeldTap[], after: HeldTap[]): TapDifference[] {
  return before.flatMap((tap, n) => {
    const now = after[n]
    const [stored, computed] = [derived(tap), now ? derived(now) : 'null']
    if (stored === computed) return []
    return [{ programme, log: tap.log_id, seq: tap.seq, stored, computed }]
  })
}

function derived(tap: HeldTap): string {
  const { verdict, code, who, counts_for, at, earliest, latest, estimate } = tap
  return JSON.stringify({ verdict, code, who, counts_for, at, earliest, latest, estimate })
}
