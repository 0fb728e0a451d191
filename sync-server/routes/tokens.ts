import { TokenMade, TokenRequest, TokenRevoked, TokensAnswer } from '../../src/domain/api-rights.ts'
import { makeToken, revokeToken, showToken } from '../accounts/tokens.ts'
import { listTokens } from '../db/tokens.ts'
import { actor, admins } from '../http/rights.ts'
import { route } from '../http/route.ts'

export const tokenRoutes = [
  route({
    method: 'get',
    path: '/api/v1/tokens',
    rights: admins,
    does: 'API tokens that are not revoked, the newest first',
    answer: TokensAnswer,
    handle: async ({ ctx }) => ({ items: (await listTokens(ctx.database.db)).map(showToken) }),
  }),
  route({
    method: 'post',
    path: '/api/v1/tokens',
    rights: admins,
    does: 'Makes an API token; it is told this once',
    answer: TokenMade,
    status: 201,
    body: TokenRequest,
    handle: ({ ctx, caller, body }) => makeToken(ctx, body, actor(caller)),
  }),
  route({
    method: 'delete',
    path: '/api/v1/tokens/:id',
    rights: admins,
    does: 'Revokes an API token',
    answer: TokenRevoked,
    handle: ({ ctx, caller, params }) => revokeToken(ctx, params.id, actor(caller)),
  }),
]
