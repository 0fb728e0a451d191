import { Me } from '../../src/domain/api.ts'
import { SignInsAnswer, SignInsEnded } from '../../src/domain/api-rights.ts'
import { endSignIns, showSignIns } from '../accounts/sign-ins.ts'
import { HttpProblem } from '../http/problem.ts'
import { type Caller, readers } from '../http/rights.ts'
import { route } from '../http/route.ts'

/** Whoever calls, and their own sign-ins. */
export const meRoutes = [
  route({
    method: 'get',
    path: '/api/v1/me',
    rights: readers,
    does: 'Who is calling',
    answer: Me,
    handle: async ({ caller }): Promise<Me> => {
      if (caller.kind === 'token') {
        return { id: caller.id, name: caller.name, email: null, role: caller.role }
      }
      const { id, name, email, role } = needSignedIn(caller)
      return { id, name, email, role }
    },
  }),
  route({
    method: 'get',
    path: '/api/v1/me/sign-ins',
    rights: readers,
    does: 'Where the caller is signed in',
    answer: SignInsAnswer,
    handle: ({ ctx, caller }) => showSignIns(ctx, needSignedIn(caller).id, caller),
  }),
  route({
    method: 'delete',
    path: '/api/v1/me/sign-ins',
    rights: readers,
    does: 'Signs the caller out everywhere else',
    answer: SignInsEnded,
    handle: ({ ctx, caller }) => {
      const { id, signIn } = needSignedIn(caller)
      return endSignIns(ctx, id, { except: signIn }, id)
    },
  }),
  route({
    method: 'delete',
    path: '/api/v1/me/sign-ins/:id',
    rights: readers,
    does: 'Ends one of the caller’s own sign-ins',
    answer: SignInsEnded,
    handle: ({ ctx, caller, params }) => {
      const { id } = needSignedIn(caller)
      return endSignIns(ctx, id, { only: params.id }, id)
    },
  }),
]

/** @throws HttpProblem `forbidden` */
function needSignedIn(caller: Caller): Extract<Caller, { kind: 'person' }> {
  if (caller.kind === 'person') return caller
  throw new HttpProblem('forbidden', 'Only a person who is signed in has this, not a token.')
}
