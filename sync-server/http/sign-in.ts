import * as z from 'zod/mini'
import type { Context } from '../context.ts'
import { limitBody } from './body.ts'
import { HttpProblem, type ProblemCode } from './problem.ts'
import { refuseForgery } from './security.ts'
import { refuseOpenHttp, type Sender } from './sender.ts'

const bodyBytes = 16_384
const Refusal = z.object({ message: z.optional(z.string()) })
const codes: Record<number, ProblemCode> = {
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'not-found',
  422: 'invalid',
  429: 'slow-down',
}

/** Sign-in, sign-out and what else is under /api/auth; what it refuses is told as a problem. */
export async function handleSignIn(
  ctx: Context,
  request: Request,
  sender: Sender,
): Promise<Response> {
  refuseForgery(request, sender)
  if (new URL(request.url).pathname.startsWith('/api/auth/sign-in')) refuseOpenHttp(sender)
  const answer = await ctx.accounts.handle(
    withOrigin(limitBody(request, bodyBytes), sender),
    sender.address,
  )
  return answer.status < 400 ? answer : refusal(answer)
}

/** Behind a proxy the request itself says http; accounts compare origins. */
function withOrigin(request: Request, sender: Sender): Request {
  const url = new URL(request.url)
  if (url.origin === sender.origin) return request
  return new Request(`${sender.origin}${url.pathname}${url.search}`, request)
}

async function refusal(answer: Response): Promise<Response> {
  if (answer.status >= 500) throw new Error(`Sign-in failed with ${answer.status}`)
  const told = z.safeParse(Refusal, await answer.json().catch(() => null))
  const wait = answer.headers.get('x-retry-after')
  throw new HttpProblem(
    codes[answer.status] ?? 'bad-request',
    told.success ? told.data.message : undefined,
    {},
    wait ? { 'retry-after': wait } : {},
  )
}
