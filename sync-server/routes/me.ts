import { Me } from '../../src/domain/api.ts'
import { HttpProblem } from '../http/problem.ts'
import { readers } from '../http/rights.ts'
import { route } from '../http/route.ts'

export const meRoutes = [
  route({
    method: 'get',
    path: '/api/v1/me',
    rights: readers,
    does: 'Who is calling',
    answer: Me,
    handle: async ({ caller }): Promise<Me> => {
      if (caller.kind === 'person') {
        const { id, name, email, role } = caller
        return { id, name, email, role }
      }
      if (caller.kind === 'token') {
        return { id: caller.id, name: caller.name, email: null, role: caller.role }
      }
      throw new HttpProblem('forbidden')
    },
  }),
]
