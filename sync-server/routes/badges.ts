import * as z from 'zod/mini'
import { BadgesPrepared } from '../../src/domain/api-people.ts'
import { badgesOf, prepareBadges, type Whose } from '../attendees/badges.ts'
import { RosterQuery, readFilter } from '../attendees/filter.ts'
import { HttpProblem } from '../http/problem.ts'
import { actor, staff } from '../http/rights.ts'
import { route } from '../http/route.ts'
import { streamBody } from '../http/stream-body.ts'
import { badgeSheet } from '../pdf/badges.ts'
import { reconcileDirty } from '../reconcile/reconcile.ts'
import { needProgramme } from './programmes.ts'

/** Whose badges: `ids`, parted by commas, or as the list of attendees is narrowed. */
const Query = z.object({
  ...RosterQuery,
  ids: z.optional(z.string().check(z.maxLength(12_000))),
})
const mostIds = 200

/** Printed badges (row M6). */
export const badgeRoutes = [
  route({
    method: 'post',
    path: '/api/v1/programmes/:id/badges',
    rights: staff,
    does: 'Makes codes for those who have no badge, and says whose names can’t be printed',
    answer: BadgesPrepared,
    query: Query,
    handle: async ({ ctx, caller, params, query }) => {
      await needProgramme(ctx, params.id)
      if (query.session !== undefined) await reconcileDirty(ctx, params.id)
      return prepareBadges(ctx, params.id, readWhose(query), actor(caller))
    },
  }),
  route({
    method: 'get',
    path: '/api/v1/programmes/:id/badges',
    rights: staff,
    does: 'A sheet of badges with QR, to print',
    answer: null,
    files: ['application/pdf'],
    query: Query,
    handle: async ({ ctx, params, query }) => {
      const { name } = await needProgramme(ctx, params.id)
      if (query.session !== undefined) await reconcileDirty(ctx, params.id)
      const sheet = badgeSheet(name, badgesOf(ctx.database.db, params.id, readWhose(query)))
      sheet.on('error', (error) => ctx.log.error({ err: error }, 'a sheet of badges broke off'))
      return new Response(streamBody(sheet), {
        headers: {
          'content-type': 'application/pdf',
          'content-disposition': 'attachment; filename="badges.pdf"',
          'cache-control': 'no-store',
        },
      })
    },
  }),
]

function readWhose({ ids, ...query }: z.infer<typeof Query>): Whose {
  if (ids === undefined) return { filter: readFilter(query) }
  const list = [...new Set(ids.split(',').filter((id) => id !== ''))]
  if (list.length >= 1 && list.length <= mostIds) return { ids: list }
  throw new HttpProblem('bad-request', `ids: from 1 to ${mostIds}, parted by commas`)
}
