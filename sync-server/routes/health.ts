import * as z from 'zod/mini'
import { databaseAnswers } from '../db/health.ts'
import { HttpProblem } from '../http/problem.ts'
import { route } from '../http/route.ts'
import { version } from '../version.ts'

const Health = z.object({
  status: z.literal('ok'),
  version: z.string(),
  database: z.enum(['sqlite', 'postgres']),
})

export const healthRoutes = [
  route({
    method: 'get',
    path: '/api/v1/health',
    rights: 'anyone',
    does: 'Whether the server and its database answer',
    answer: Health,
    handle: async ({ ctx }) => {
      if (await databaseAnswers(ctx.database)) {
        return { status: 'ok', version, database: ctx.database.dialect }
      }
      throw new HttpProblem('not-ready', 'The database does not answer.', { version })
    },
  }),
]
