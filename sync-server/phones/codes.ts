import { isSameCode } from '../../src/domain/session-code.ts'
import type { Context } from '../context.ts'
import { HttpProblem } from '../http/problem.ts'

type Limited = Pick<Context, 'limits'>

/**
 * How often a session's code may be guessed (rule S5), in ten minutes. A phone has five wrong tries at a
 * session. What its address has beside that is shared by all phones there that were wrong before: one that
 * has not been wrong is never held up by the others, and taps that are held up wait on the phone.
 */
const windowMs = 600_000
export const perPhone = { max: 5, windowMs }
const perAddress = { max: 200, windowMs }
const once = { max: 1, windowMs }

interface Guess {
  phone: string
  session: string
  address: string
}

/**
 * Counts a wrong code, or one that may be wrong.
 * @throws HttpProblem `slow-down`
 */
export async function countGuess(
  { limits }: Limited,
  { phone, session, address }: Guess,
): Promise<void> {
  await limits.take('phone-code', `${phone} ${session}`, perPhone)
  if (await isFirst(limits, `${phone} ${session}`)) return
  await limits.take('phone-code-from', `${address} ${session}`, perAddress)
}

async function isFirst(limits: Limited['limits'], who: string): Promise<boolean> {
  try {
    await limits.take('phone-code-first', who, once)
    return true
  } catch (error) {
    if (error instanceof HttpProblem && error.code === 'slow-down') return false
    throw error
  }
}

/**
 * Whether a code typed on a phone is the session's, counted as a guess unless it is.
 * @throws HttpProblem `slow-down`, before the code is looked at
 */
export async function checkCode(
  ctx: Limited,
  guess: Guess,
  typed: string,
  code: string | null,
): Promise<boolean> {
  if (code === null || code.trim() === '') return true
  const { phone, session, address } = guess
  await countGuess(ctx, guess)
  if (!isSameCode(typed, code)) return false
  await ctx.limits.forgive('phone-code', `${phone} ${session}`)
  await ctx.limits.forgive('phone-code-first', `${phone} ${session}`)
  await ctx.limits.forgive('phone-code-from', `${address} ${session}`)
  return true
}
