import * as z from 'zod/mini'
import { Anchor } from '../../src/domain/anchor.ts'
import type { PushAnswer } from '../../src/domain/protocol.ts'
import type { Context } from '../context.ts'
import { changeKiosk } from '../db/kiosks.ts'
import { serverEpoch } from '../db/meta.ts'
import type { Tx } from '../db/open.ts'
import type { KiosksTable } from '../db/tables.ts'
import { lockEvidence } from '../db/taps.ts'
import { reconcileSoon } from '../reconcile/soon.ts'
import { ingest } from './ingest.ts'
import type { ReadPush } from './read-push.ts'

/** One push of a kiosk, in one transaction; the answer is made after its commit. */
export async function takePush(
  ctx: Context,
  kiosk: KiosksTable,
  push: ReadPush,
): Promise<PushAnswer> {
  const { programme } = kiosk
  const epoch = await serverEpoch(ctx)
  const now = ctx.clock()
  const ingested = await ctx.database.transact(async (tx) => {
    await lockEvidence(tx, ctx.database.dialect)
    const owner = push.oldKiosk ?? kiosk.id
    const result = await ingest(tx, ctx, { kiosk, owner, programme, now }, push)
    await noteContact(tx, kiosk, push, now)
    return result
  })
  ctx.live.tell({ type: 'kiosks', programme })
  if (push.taps.length > 0 || push.anchors.length > 0) reconcileSoon(ctx, programme)
  const { log, watermark, gaps, counts, verdicts } = ingested
  return {
    serverEpoch: epoch,
    serverTime: ctx.clock(),
    log,
    watermark,
    gaps,
    counts,
    verdicts,
    ...(kiosk.revoked_at === null ? { room: kiosk.room } : {}),
  }
}

/** What the kiosk says of itself stands until it says something else. */
async function noteContact(tx: Tx, kiosk: KiosksTable, push: ReadPush, now: number): Promise<void> {
  const offset = lastOffset(push)
  await changeKiosk(tx, kiosk.id, {
    last_contact: now,
    ...(push.state ? { state: JSON.stringify(push.state) } : {}),
    ...(push.state?.waiting === 0 ? { reported_through: now } : {}),
    ...(push.build === undefined ? {} : { build: push.build }),
    ...(offset === null || push.oldKiosk !== undefined ? {} : { offset }),
  })
}

/** Server time minus tablet time at the last anchor of this call, ms. */
function lastOffset(push: ReadPush): number | null {
  const anchors = push.anchors.flatMap((value) => {
    const anchor = z.safeParse(Anchor, value)
    return anchor.success ? [anchor.data] : []
  })
  const last = anchors.reduce<Anchor | null>(
    (latest, anchor) => (latest && latest.mono >= anchor.mono ? latest : anchor),
    null,
  )
  return last && last.server - last.wall
}
