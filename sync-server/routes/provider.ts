import { ProviderAnswer, ProviderRequest } from '../../src/domain/api-rights.ts'
import { HttpProblem } from '../http/problem.ts'
import { json, route } from '../http/route.ts'
import { refuseForgery } from '../http/security.ts'
import { refuseOpenHttp } from '../http/sender.ts'

export const providerRoutes = [
  route({
    method: 'post',
    path: '/api/v1/sign-in/provider',
    rights: 'anyone',
    does: 'Begins to sign in by the OpenID provider: where the browser has to go',
    answer: ProviderAnswer,
    body: ProviderRequest,
    handle: async ({ ctx, request, sender, body }) => {
      refuseForgery(request, sender)
      refuseOpenHttp(sender)
      const { provider } = ctx.accounts
      if (!provider) {
        throw new HttpProblem('not-found', 'This server knows no provider to sign in by.')
      }
      const { url, cookies } = await provider.begin(body.to, sender)
      const answer = json({ url } satisfies ProviderAnswer)
      for (const cookie of cookies) answer.headers.append('set-cookie', cookie)
      return answer
    },
  }),
]
