import { CorrectionBody } from '../../src/domain/correction.ts'
import type { Context } from '../context.ts'
import { audit } from '../db/audit.ts'
import {
  addCorrections,
  type CorrectionRow,
  type NewCorrection,
  nextCorrection,
} from '../db/corrections.ts'
import { tapsOfKioskBetween } from '../db/corrections-about.ts'
import { markDirty } from '../db/dirty.ts'
import type { Tx } from '../db/open.ts'
import type { HeldTap } from '../db/taps.ts'
import { voidsOf } from '../db/waiting-taps.ts'
import { rejudge } from '../taps/unpark.ts'
import { checkNamed } from './check.ts'
import { loadNamed, type Named } from './targets.ts'
import { loadUndone } from './undone.ts'

/** A correction before it is appended. */
export interface Wanted {
  body: CorrectionBody
  reason: string
}

/**
 * Appends corrections, all or none, with one row in the history; looks again at the taps that they
 * assign, and marks everybody whom they concern. To be called under lockEvidence and, where records
 * are computed in the same transaction, lockRecords.
 * @throws HttpProblem `invalid` with the place in the request
 * @returns the ids in the order of the request, and the batch that they share
 */
export async function appendCorrections(
  tx: Tx,
  ctx: Context,
  programme: string,
  wanted: readonly Wanted[],
  by: string,
): Promise<{ batch: string; ids: string[] }> {
  const bodies = wanted.map(({ body }) => body)
  const undone = await loadUndone(tx, programme, bodies)
  const undoneBodies = [...undone.values()].map((row) => bodyOf(row))
  const named = await loadNamed(tx, programme, [...bodies, ...undoneBodies])
  for (const [index, body] of bodies.entries()) checkNamed(body, index, named)
  const first = await nextCorrection(tx)
  const batch = idOf(first)
  const at = ctx.clock()
  const rows = wanted.map(({ body, reason }, index): NewCorrection => {
    const id = idOf(first + index)
    const root = body.kind === 'undo' ? (undone.get(body.correction)?.id ?? id) : id
    const base = { id, programme, batch, kind: body.kind, body: JSON.stringify(body), root }
    return { ...base, ...columnsOf(body, named), reason, by, at }
  })
  await addCorrections(tx, rows)
  const about = await takeEffect(tx, ctx, programme, [...bodies, ...undoneBodies], named)
  const detail = {
    batch,
    corrections: rows.map(({ id, reason }, n) => ({ id, body: bodies[n], reason })),
  }
  const subject = `programme:${programme}`
  await audit(tx, ctx.database.dialect, { at, by, act: 'correct', subject, detail }, about)
  return { batch, ids: rows.map(({ id }) => id) }
}

const idOf = (number: number) => `c${String(number).padStart(9, '0')}`

function bodyOf({ body }: CorrectionRow): CorrectionBody {
  return CorrectionBody.parse(JSON.parse(body))
}

function columnsOf(body: CorrectionBody, named: Named) {
  const target = 'target' in body ? body.target : null
  const addition = target && named.addition(target)
  const attendee = 'attendee' in body ? (body.attendee ?? null) : (addition?.attendee ?? null)
  return {
    attendee,
    session: 'session' in body ? (body.session ?? null) : null,
    kiosk: 'kiosk' in body ? body.kiosk : null,
    log: target?.log ?? null,
    seq: target?.seq ?? null,
  }
}

/**
 * Judges the taps anew that are assigned, and marks whose evidence is another now.
 * @returns whom and which sessions it is about, as the history names them
 */
async function takeEffect(
  tx: Tx,
  ctx: Context,
  programme: string,
  bodies: readonly CorrectionBody[],
  named: Named,
): Promise<string[]> {
  const touched = new Set<string>()
  const again: HeldTap[] = []
  const sessions = new Set<string | null>()
  for (const body of bodies) {
    if (body.kind === 'add-tap') touched.add(body.attendee)
    if (body.kind === 'reassign') {
      again.push(...(await tapsOfKioskBetween(tx, programme, body.kiosk, body)))
    }
    if (!('target' in body)) continue
    const tap = named.tap(body.target)
    const whose = tap?.who ?? named.addition(body.target)?.attendee
    if (whose) touched.add(whose)
    sessions.add(tap?.counts_for ?? named.addition(body.target)?.session ?? null)
    // a time given places a tap that had none, and takes a dismissal back
    const places = body.kind === 'move-tap' && body.at !== undefined
    const assigns = body.kind === 'assign-tap' || body.kind === 'dismiss-tap'
    if (!tap || tap.verdict === 'rejected') continue
    if (assigns || places) again.push(tap)
    // a void without a time of its own goes with what staff placed, also where that had a time before
    if (places) again.push(...(await voidsOf(tx, programme, tap.log_id, [tap.seq])))
  }
  for (const { who, counts_for } of again) {
    if (who !== null) touched.add(who)
    sessions.add(counts_for)
  }
  await rejudge(tx, ctx, programme, again)
  await markDirty(tx, programme, touched, ctx.clock())
  return [
    ...[...touched].map((id) => `attendee:${id}`),
    ...[...sessions].flatMap((id) => (id === null ? [] : [`session:${id}`])),
  ]
}
