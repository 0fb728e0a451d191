import { Me, SetupRequest, SetupState } from '../../src/domain/api.ts'
import { useSetupSecret } from '../accounts/first-admin.ts'
import { signInNow } from '../accounts/sign-in-now.ts'
import { hasAdmin } from '../db/accounts.ts'
import { json, route } from '../http/route.ts'
import { refuseOpenHttp } from '../http/sender.ts'

const attempts = { max: 10, windowMs: 60_000 }

export const setupRoutes = [
  route({
    method: 'get',
    path: '/api/v1/setup',
    rights: 'anyone',
    does: 'Whether the first admin is still to be made, and by what else people sign in',
    answer: SetupState,
    handle: async ({ ctx, sender }) => {
      refuseOpenHttp(sender)
      const needed = !(await hasAdmin(ctx.database.db))
      const { provider } = ctx.accounts
      return provider ? { needed, provider: provider.name } : { needed }
    },
  }),
  route({
    method: 'post',
    path: '/api/v1/setup',
    rights: 'anyone',
    does: 'Makes the first admin, by the secret of this start, and signs in',
    answer: Me,
    status: 201,
    body: SetupRequest,
    handle: async ({ ctx, sender, body }) => {
      refuseOpenHttp(sender)
      await ctx.limits.take('setup', sender.address, attempts)
      const id = await useSetupSecret(ctx, body)
      const { name, email, password } = body
      const me: Me = { id, name, email: email.toLowerCase(), role: 'admin' }
      const answer = json(me, 201)
      for (const cookie of await signInNow(ctx, sender, { email, password })) {
        answer.headers.append('set-cookie', cookie)
      }
      return answer
    },
  }),
]
