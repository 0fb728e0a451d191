import * as z from 'zod/mini'
import type { PushAnswer } from '../../src/domain/protocol.ts'
import { isSameCode } from '../../src/domain/session-code.ts'
import { Person } from '../../src/domain/tap.ts'
import type { Context } from '../context.ts'
import { dropApartOf, keepApartFor } from '../db/apart.ts'
import { serverEpoch } from '../db/meta.ts'
import type { Tx } from '../db/open.ts'
import { codesOf } from '../db/phones.ts'
import type { PhonesTable } from '../db/tables.ts'
import { type HeldTap, lockEvidence } from '../db/taps.ts'
import { reconcileSoon } from '../reconcile/soon.ts'
import { isRecord } from '../taps/canonical.ts'
import { ingest } from '../taps/ingest.ts'
import type { ReadPush } from '../taps/read-push.ts'
import { type Bound, bind } from './bind.ts'
import { countGuess, perPhone } from './codes.ts'

/** A phone holds few logs; what else it announces is left out. */
const mostLogs = 200

type Codes = Awaited<ReturnType<typeof codesOf>>

/**
 * One push of somebody's own phone, in one transaction, as a kiosk's: what is its own alone. A code that is
 * not the session's when it arrives leaves its tap parked, for staff to see (rule S5).
 * @throws HttpProblem `slow-down` where a session's code was guessed too often: the taps wait on the phone
 */
export async function takePhoneTaps(
  ctx: Context,
  phone: PhonesTable,
  push: ReadPush,
  address: string,
): Promise<PushAnswer> {
  const { id, programme } = phone
  const codes = await codesOf(ctx.database.db, programme, sessionsIn(push))
  await countGuesses(ctx, phone, push, codes, address)
  const epoch = await serverEpoch(ctx)
  const sender = { kiosk: phone, owner: id, programme, now: ctx.clock() }
  const ingested = await ctx.database.transact(async (tx) => {
    await lockEvidence(tx, ctx.database.dialect)
    const bound = new Map<string, Bound>()
    const look = async (tx: Tx, fresh: HeldTap[]) => {
      checkCodes(fresh, codes)
      await bindAll(tx, ctx, phone, fresh, bound)
    }
    const held = push.held.slice(0, mostLogs)
    const result = await ingest(tx, ctx, { ...sender, look }, { ...push, held })
    await settleApart(tx, bound)
    return result
  })
  if (push.taps.length > 0 || push.anchors.length > 0) reconcileSoon(ctx, programme)
  return { ...ingested, serverEpoch: epoch, serverTime: ctx.clock() }
}

/** A step that asks for a code. */
function askedOf(codes: Codes, session: unknown, kind: unknown): string | null {
  if (typeof session !== 'string' || (kind !== 'in' && kind !== 'out')) return null
  const code = codes.get(session)?.[kind] ?? null
  return code === null || code.trim() === '' ? null : code
}

const sessionsIn = ({ taps }: ReadPush) =>
  new Set(
    taps.flatMap((tap) => (isRecord(tap) && typeof tap.session === 'string' ? tap.session : [])),
  )

const typedIn = (tap: Record<string, unknown>) => (typeof tap.code === 'string' ? tap.code : '')

/** Of each session at most as many wrong codes are looked at in a call as a phone may try. */
async function countGuesses(
  ctx: Context,
  phone: PhonesTable,
  { taps }: ReadPush,
  codes: Codes,
  address: string,
): Promise<void> {
  const wrong = new Map<string, number>()
  for (const tap of taps) {
    if (!isRecord(tap)) continue
    const code = askedOf(codes, tap.session, tap.kind)
    if (code === null || typedIn(tap) === '' || isSameCode(typedIn(tap), code)) continue
    const session = String(tap.session)
    wrong.set(session, Math.min((wrong.get(session) ?? 0) + 1, perPhone.max))
  }
  for (const [session, count] of wrong) {
    for (let n = 0; n < count; n++) await countGuess(ctx, { phone: phone.id, session, address })
  }
}

/** Says of each new tap, once, whether its code was right; no more of them than may be tried. */
function checkCodes(fresh: readonly HeldTap[], codes: Codes): void {
  const tried = new Map<string, number>()
  for (const tap of fresh) {
    const code = askedOf(codes, tap.session, tap.kind)
    if (code === null || tap.session === null) continue
    const raw: unknown = JSON.parse(tap.raw)
    const count = tried.get(tap.session) ?? 0
    const right = count < perPhone.max && isRecord(raw) && isSameCode(typedIn(raw), code)
    if (!right) tried.set(tap.session, count + 1)
    tap.code_right = right ? 1 : 0
  }
}

const Told = z.object({ person: Person })

/** Whom the phone speaks for; nobody is made of a tap whose code was wrong. */
async function bindAll(
  tx: Tx,
  ctx: Context,
  phone: PhonesTable,
  fresh: readonly HeldTap[],
  bound: Map<string, Bound>,
): Promise<void> {
  for (const { told, attendee, code_right, verdict } of fresh) {
    if (!told || attendee === null || code_right === 0 || verdict === 'rejected') continue
    const read = z.safeParse(Told, JSON.parse(told))
    if (!read.success) continue
    const found = await bind(tx, ctx, phone, attendee, read.data.person)
    // the first word of this call tells how it came about
    if (found && !bound.has(attendee)) bound.set(attendee, found)
  }
}

/**
 * What was told of somebody who was on the roster before is kept for them once: it changes nobody, and staff
 * can read it. What was told of a walk-in stands in the person's row.
 */
async function settleApart(tx: Tx, bound: ReadonlyMap<string, Bound>): Promise<void> {
  for (const [alias, { attendee, how }] of bound) {
    if (how === 'found') await keepApartFor(tx, alias, attendee)
    else await dropApartOf(tx, [alias])
  }
}
