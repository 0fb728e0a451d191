import type { PhoneEnrolAnswer } from '../../src/domain/api-phone.ts'
import { phoneId } from '../../src/domain/phone.ts'
import { drawSecret, secretHash } from '../accounts/secrets.ts'
import type { Context } from '../context.ts'
import { serverEpoch } from '../db/meta.ts'
import { addPhone } from '../db/phones.ts'
import { needPhoneProgramme } from './show.ts'

/**
 * So many from one address: a full hall behind one router. One more waits a while, and so do its taps, which
 * bear the times at which they were made.
 */
const perAddress = { max: 600, windowMs: 600_000 }

/**
 * Gives somebody's own phone an identity in a programme. It proves nothing of who holds it: what it sends is
 * of the class own phone (rule E7).
 * @throws HttpProblem `not-found`, `slow-down`
 */
export async function enrolPhone(
  ctx: Context,
  programme: string,
  address: string,
): Promise<PhoneEnrolAnswer> {
  await needPhoneProgramme(ctx, programme)
  await ctx.limits.take('phone-enrol', address, perAddress)
  const token = drawSecret(ctx.random)
  const phone = phoneId(ctx.newId())
  const epoch = await serverEpoch(ctx)
  const row = { id: phone, programme, token_hash: secretHash(token), created_at: ctx.clock() }
  await ctx.database.transact((tx) => addPhone(tx, row))
  return { phone, token, serverEpoch: epoch, serverTime: ctx.clock() }
}
