import * as z from 'zod/mini'
import { EraseAnswer, PersonExport, RetentionPreview } from '../../src/domain/api-privacy.ts'
import { eraseAttendee } from '../attendees/erase.ts'
import { exportPerson } from '../attendees/export.ts'
import { previewRetention } from '../attendees/retention.ts'
import { HttpProblem } from '../http/problem.ts'
import { actor, admins } from '../http/rights.ts'
import { route } from '../http/route.ts'

const mostYears = 100

/** What is stored about a person, and the end of it (row D6, rule E9). */
export const privacyRoutes = [
  route({
    method: 'get',
    path: '/api/v1/attendees/:id/export',
    rights: admins,
    does: 'All that is stored about a person, as a file to give out',
    answer: PersonExport,
    handle: async ({ ctx, params }) =>
      new Response(await exportPerson(ctx, params.id), {
        headers: {
          'content-type': 'application/json; charset=utf-8',
          'content-disposition': 'attachment; filename="personal-data.json"',
          'cache-control': 'no-store',
        },
      }),
  }),
  route({
    method: 'post',
    path: '/api/v1/attendees/:id/erase',
    rights: admins,
    does: 'Erases a person for ever; taps and times stay, without a name',
    answer: EraseAnswer,
    handle: async ({ ctx, caller, params }) => ({
      erased: await eraseAttendee(ctx, params.id, actor(caller)),
    }),
  }),
  route({
    method: 'get',
    path: '/api/v1/programmes/:id/retention',
    rights: admins,
    does: 'Whom the retention period concerns, as it is or as `years` would make it',
    answer: RetentionPreview,
    query: z.object({ years: z.optional(z.string()) }),
    handle: ({ ctx, params, query }) => previewRetention(ctx, params.id, readYears(query.years)),
  }),
]

function readYears(text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  const years = Number(text)
  if (Number.isInteger(years) && years >= 1 && years <= mostYears) return years
  throw new HttpProblem('bad-request', `years: must be a whole number from 1 to ${mostYears}`)
}
