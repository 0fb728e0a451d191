import type { EnrolAnswer } from '../../src/domain/protocol.ts'
import { protocol } from '../../src/domain/protocol.ts'
import { drawSecret, secretHash } from '../accounts/secrets.ts'
import type { Context } from '../context.ts'
import { audit } from '../db/audit.ts'
import { findKioskCode, useKioskCode } from '../db/kiosk-codes.ts'
import { changeKiosk, findKiosk, programmeOf, roomOf } from '../db/kiosks.ts'
import { serverEpoch } from '../db/meta.ts'
import type { Tx } from '../db/open.ts'
import type { KiosksTable } from '../db/tables.ts'
import { HttpProblem } from '../http/problem.ts'
import { codeHash } from './codes.ts'

/** Guesses: from one address, and from everywhere together. One that was right is forgiven. */
const perAddress = { max: 20, windowMs: 60_000 }
const together = { max: 300, windowMs: 60_000 }

/**
 * Makes the tablet that knows the code a kiosk: uses the code up and gives it a token of its own,
 * shown this once. Whoever had the kiosk's token before has none any more.
 * @throws HttpProblem `code-unknown`, `code-used`, `code-expired`, `slow-down`
 */
export async function enrol(
  ctx: Context,
  request: { code: string; name?: string | undefined },
  address: string,
): Promise<EnrolAnswer> {
  await ctx.limits.take('enrol', address, perAddress)
  await ctx.limits.take('enrol', 'everywhere', together)
  const token = drawSecret(ctx.random)
  const epoch = await serverEpoch(ctx)
  const answer = await ctx.database.transact(async (tx) => {
    const kiosk = await takeKiosk(tx, codeHash(request.code), ctx.clock())
    const name = request.name?.trim() || kiosk.name
    await changeKiosk(tx, kiosk.id, {
      name,
      token_hash: secretHash(token),
      // nothing was tapped before the first time (rule Q2); logs from before a second one stay
      enrolled_at: kiosk.enrolled_at ?? ctx.clock(),
    })
    await audit(tx, ctx.database.dialect, {
      at: ctx.clock(),
      by: `kiosk:${kiosk.id}`,
      act: 'kiosk-enrol',
      subject: `kiosk:${kiosk.id}`,
      detail: { again: kiosk.enrolled_at !== null },
    })
    return describe(tx, kiosk)
  })
  await ctx.limits.forgive('enrol', address)
  await ctx.limits.forgive('enrol', 'everywhere')
  ctx.live.tell({ type: 'kiosks', programme: answer.programme.id })
  return { ...answer, token, serverEpoch: epoch, serverTime: ctx.clock(), protocol }
}

async function takeKiosk(tx: Tx, hash: string, now: number): Promise<KiosksTable> {
  const taken = await useKioskCode(tx, hash, now)
  const code = await findKioskCode(tx, hash)
  const kiosk = code && (await findKiosk(tx, code.kiosk))
  if (!code || !kiosk) {
    throw new HttpProblem('code-unknown', 'This code is not known here. Look at it again.')
  }
  if (taken) return kiosk
  if (code.used_at !== null) {
    throw new HttpProblem('code-used', 'This code was used already. Ask staff for a new one.')
  }
  throw new HttpProblem('code-expired', 'This code has expired. Ask staff for a new one.')
}

async function describe(
  tx: Tx,
  kiosk: KiosksTable,
): Promise<Pick<EnrolAnswer, 'kiosk' | 'programme' | 'room'>> {
  const programme = await programmeOf(tx, kiosk.programme)
  const room = await roomOf(tx, kiosk.programme, kiosk.room)
  if (!programme || !room) throw new Error(`Kiosk ${kiosk.id} has no programme or room`)
  return {
    kiosk: kiosk.id,
    programme: { id: programme.id, name: programme.name, timeZone: programme.time_zone },
    room,
  }
}
