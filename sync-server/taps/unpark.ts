import type { Context } from '../context.ts'
import { markDirty } from '../db/dirty.ts'
import type { Tx } from '../db/open.ts'
import { type HeldTap, lockEvidence, updateTaps } from '../db/taps.ts'
import { parkedTaps, tapsOfMerged, tapsOfMovedBadges } from '../db/waiting-taps.ts'
import { settle } from './settle.ts'
import type { JudgeContext } from './walk-ins.ts'

/**
 * Looks again at the taps of a programme that wait for a fact, and at those that count for somebody
 * who was merged or whose badge is another's now. To be called in the transaction that changed
 * roster, badges, sessions or merges, after the change. Cheap where nothing waits.
 * @returns the attendees whose evidence changed, already marked dirty
 */
export async function unpark(tx: Tx, ctx: Context, programme: string): Promise<string[]> {
  await lockEvidence(tx, ctx.database.dialect)
  return rejudge(tx, ctx, programme, [
    ...(await parkedTaps(tx, programme)),
    ...(await tapsOfMerged(tx, programme)),
    ...(await tapsOfMovedBadges(tx, programme)),
  ])
}

/**
 * Judges stored taps anew, stores what is different and marks whom it concerns.
 * @returns those attendees
 */
export async function rejudge(
  tx: Tx,
  ctx: JudgeContext,
  programme: string,
  taps: HeldTap[],
): Promise<string[]> {
  if (taps.length === 0) return []
  const once = [...new Map(taps.map((tap) => [`${tap.log} ${tap.seq}`, tap])).values()]
  const { changed, touched } = await settle(tx, ctx, programme, { taps: once, fresh: new Set() })
  await updateTaps(tx, [...changed])
  await markDirty(tx, programme, touched, ctx.clock())
  return [...touched]
}
