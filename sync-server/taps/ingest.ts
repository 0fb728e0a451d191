import * as z from 'zod/mini'
import { Anchor } from '../../src/domain/anchor.ts'
import type { Verdict } from '../../src/domain/protocol.ts'
import type { Context } from '../context.ts'
import { addAnchors } from '../db/anchors.ts'
import { addApart, strayRef, tapRef } from '../db/apart.ts'
import { markDirty } from '../db/dirty.ts'
import { knownPeople } from '../db/facts.ts'
import { anyRevoked } from '../db/kiosks.ts'
import { updateLog } from '../db/logs.ts'
import type { Tx } from '../db/open.ts'
import { addStrays } from '../db/strays.ts'
import { type HeldTap, insertTaps, tapsOfLog, updateTaps } from '../db/taps.ts'
import { reestimate } from './estimates.ts'
import { arrivedOf } from './gaps.ts'
import { hashOf } from './held.ts'
import { announceLogs, openLog } from './open-log.ts'
import type { Ingested, Push, Sender } from './push.ts'
import { replace } from './replace.ts'
import { settle } from './settle.ts'
import { type From, type Sorted, sortOut, verdictOf } from './sort-out.ts'
import { readSeq } from './verify.ts'

/**
 * Takes what a kiosk brings of one log: keeps every tap, judges each by itself, places them in time
 * and marks whom they concern. All in the caller's transaction; nothing of it may be answered before
 * that has committed (PROTOCOL section 3).
 */
export async function ingest(tx: Tx, ctx: Context, sender: Sender, push: Push): Promise<Ingested> {
  const opened = await openLog(tx, sender, push)
  await announceLogs(tx, sender, push.held, opened)
  const { log, via, others } = opened
  const from: From = {
    now: sender.now,
    via,
    afterRevocation: await anyRevoked(tx, [sender.kiosk.id, sender.owner]),
  }
  const seqs = push.taps.flatMap((tap) => readSeq(tap) ?? [])
  const known = await tapsOfLog(tx, log.n, [...new Set(seqs)])
  const stored = new Map(known.map((tap) => [tap.seq, tap]))
  const sorted = sortOut(push.taps, log, push.log, stored, from)
  await keepStrays(tx, ctx, log.n, sorted, sender.now)
  await addAnchors(tx, log.n, readAnchors(ctx, push), from)
  // before the estimates: they read the log's `after` and owner
  await updateLog(tx, log)
  const fresh = freshRows(sorted)
  await sender.look?.(tx, fresh)
  const owned = via === null ? ownAgain(sorted) : []
  await place(tx, ctx, sender, { log: log.n, fresh, owned })
  others.delete(sender.owner)
  await replace(tx, ctx, sender.programme, others)
  const { watermark, highest, gaps } = await arrivedOf(tx, log)
  await updateLog(tx, { ...log, watermark, highest })
  return { log: push.log, watermark, gaps, ...answerOf(sorted) }
}

/** Estimates and verdicts of what is fresh, and of all that moves with it. */
async function place(
  tx: Tx,
  ctx: Context,
  sender: Sender,
  { log, fresh, owned }: { log: number; fresh: HeldTap[]; owned: HeldTap[] },
): Promise<void> {
  const good = fresh.filter((row) => row.verdict !== 'rejected')
  const since = { logs: new Set([log]), fresh: good }
  const { unsure, moved } = await reestimate(tx, sender.programme, sender.owner, since)
  const again = new Map([...owned, ...unsure].map((tap) => [`${tap.log} ${tap.seq}`, tap]))
  for (const { log, seq } of owned) {
    const tap = again.get(`${log} ${seq}`)
    if (tap) tap.via = null
  }
  // before the verdicts: who follows from theirs is read anew, and must not bring an old time back
  await updateTaps(tx, moved)
  const { changed, touched } = await settle(tx, ctx, sender.programme, {
    taps: [...good, ...again.values()],
    fresh: new Set(good),
  })
  await insertTaps(tx, fresh)
  await keepApart(tx, fresh)
  await updateTaps(tx, [...new Set([...again.values(), ...changed])])
  // a verdict that stays says nothing of the estimate, which the record shows too
  for (const { who } of [...moved, ...again.values()]) if (who !== null) touched.add(who)
  await markDirty(tx, sender.programme, touched, sender.now)
}

/** What fresh taps tell of people whom no row holds: of a walk-in who waits, and of what breaks the schema. */
async function keepApart(tx: Tx, fresh: readonly HeldTap[]): Promise<void> {
  const named = new Set(fresh.flatMap(({ told, attendee }) => (told ? (attendee ?? []) : [])))
  const known = new Set((await knownPeople(tx, named)).map(({ id }) => id))
  const rows = fresh.flatMap(({ log, seq, attendee, told, received_at }) =>
    told && !known.has(attendee ?? '')
      ? [{ log, ref: tapRef(seq), attendee, told, received_at }]
      : [],
  )
  await addApart(tx, rows)
}

/** Taps that another kiosk brought before and that now come from their own: they wait for nobody. */
function ownAgain(sorted: Sorted[]): HeldTap[] {
  return sorted.flatMap((one) =>
    one.verdict === 'duplicate' && one.row.via !== null && one.row.verdict === 'parked'
      ? [one.row]
      : [],
  )
}

function freshRows(sorted: Sorted[]): HeldTap[] {
  return sorted.flatMap((one) =>
    (one.verdict === 'fresh' || one.verdict === 'rejected') && one.row ? [one.row] : [],
  )
}

async function keepStrays(
  tx: Tx,
  ctx: Context,
  log: number,
  sorted: Sorted[],
  now: number,
): Promise<void> {
  const strays = sorted.flatMap((one) => {
    if (!('stray' in one) || one.stray === undefined) return []
    const { raw, told } = one.stray
    const detail = one.verdict === 'rejected' ? one.reason : null
    const kind = one.verdict === 'rejected' ? ('rejected' as const) : ('conflict' as const)
    const hash = hashOf(raw)
    const row = { id: ctx.newId(), log, seq: one.seq, kind, hash, raw, detail, received_at: now }
    return [{ row, told }]
  })
  const kept = await addStrays(
    tx,
    strays.map(({ row }) => row),
  )
  const apart = strays.flatMap(({ row: { id }, told }) =>
    told !== null && kept.has(id)
      ? [{ log, ref: strayRef(id), attendee: null, told, received_at: now }]
      : [],
  )
  await addApart(tx, apart)
}

/** One that can't be read is left out: it blocks nothing, and the tablet will take others. */
function readAnchors(ctx: Context, push: Push): Anchor[] {
  return push.anchors.flatMap((value) => {
    const anchor = z.safeParse(Anchor, value)
    if (anchor.success) return [anchor.data]
    ctx.log.warn({ kioskLog: push.log, issues: anchor.error.issues }, 'anchor left out')
    return []
  })
}

function answerOf(sorted: Sorted[]): Pick<Ingested, 'counts' | 'verdicts'> {
  const counts: Record<Verdict, number> = {
    applied: 0,
    duplicate: 0,
    parked: 0,
    rejected: 0,
    conflict: 0,
    quarantined: 0,
  }
  const verdicts = sorted.flatMap((one, index) => {
    const verdict = verdictOf(one)
    counts[verdict]++
    if (verdict === 'applied' || verdict === 'duplicate') return []
    return [{ index, seq: one.seq, verdict, ...reasonOf(one) }]
  })
  return { counts, verdicts }
}

function reasonOf(one: Sorted): { code?: string; detail?: string } {
  if (one.verdict === 'rejected') return { code: 'bad-tap', detail: one.reason }
  if (one.verdict === 'conflict') {
    return {
      code: 'conflict',
      detail: 'this number came before with another content; both are kept',
    }
  }
  const { code, detail } = one.row
  return { ...(code ? { code } : {}), ...(detail ? { detail } : {}) }
}
