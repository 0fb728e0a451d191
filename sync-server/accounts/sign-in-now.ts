import type { Context } from '../context.ts'
import type { Sender } from '../http/sender.ts'

/** Signs somebody in who has just chosen this password; gives the cookies, none where it fails. */
export async function signInNow(
  ctx: Context,
  { origin, address }: Sender,
  person: { email: string; password: string },
): Promise<string[]> {
  const request = new Request(`${origin}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin },
    body: JSON.stringify(person),
  })
  return (await ctx.accounts.handle(request, address)).headers.getSetCookie()
}
