import * as z from 'zod/mini'
import { MergePreview, MergePreviewRequest } from '../../src/domain/api-merging.ts'
import { AttendeePage } from '../../src/domain/api-people.ts'
import { Duplicates, MergeAnswer, MergeRequest, UndoRequest } from '../../src/domain/api-truth.ts'
import { findDuplicates } from '../attendees/duplicates.ts'
import { RosterQuery, readFilter } from '../attendees/filter.ts'
import { mergeAttendee, unmergeAttendee } from '../attendees/merge.ts'
import { previewMerge } from '../attendees/merge-preview.ts'
import { showAttendee } from '../attendees/show.ts'
import { rosterCount, rosterPart } from '../db/roster-list.ts'
import { PageQuery, page, readPage } from '../http/paging.ts'
import { HttpProblem } from '../http/problem.ts'
import { actor, readers, staff } from '../http/rights.ts'
import { route } from '../http/route.ts'
import { reconcileDirty } from '../reconcile/reconcile.ts'
import { needProgramme } from './programmes.ts'

const Query = z.object({
  ...PageQuery,
  ...RosterQuery,
  /** leaves out so many of the first: for a list that is scrolled anywhere */
  offset: z.optional(z.string()),
  /** also says how many there are */
  total: z.optional(z.enum(['true', 'false'])),
})
const farthest = 10_000_000

export const attendeeRoutes = [
  route({
    method: 'get',
    path: '/api/v1/programmes/:id/attendees',
    rights: readers,
    does: 'Who is on the roster, by name; `q` searches names and e-mails, `offset` begins anywhere, `total` counts',
    answer: AttendeePage,
    query: Query,
    handle: async ({ ctx, params, query }): Promise<AttendeePage> => {
      const asked = readPage(query, ['string', 'string'])
      const offset = readOffset(query.offset)
      await needProgramme(ctx, params.id)
      const filter = readFilter(query)
      if (filter.session !== undefined) await reconcileDirty(ctx, params.id)
      const { db } = ctx.database
      const after = asked.after && { sort: String(asked.after[0]), id: String(asked.after[1]) }
      const part = { limit: asked.limit, after, offset }
      const rows = await rosterPart(db, params.id, filter, part)
      const found = page(rows, asked, ({ sort, id }) => [sort, id], showAttendee)
      if (query.total !== 'true') return found
      return { ...found, total: await rosterCount(db, params.id, filter) }
    },
  }),
  route({
    method: 'get',
    path: '/api/v1/programmes/:id/duplicates',
    rights: readers,
    does: 'Who may be the same person, and who was merged',
    answer: Duplicates,
    handle: async ({ ctx, params }) => {
      await needProgramme(ctx, params.id)
      return findDuplicates(ctx.database.db, params.id)
    },
  }),
  route({
    method: 'post',
    path: '/api/v1/programmes/:id/merge-preview',
    rights: staff,
    does: 'What merging people into one would do to the records of a programme; nothing is stored',
    answer: MergePreview,
    body: MergePreviewRequest,
    handle: async ({ ctx, params, body }) => {
      await needProgramme(ctx, params.id)
      return previewMerge(ctx, params.id, body)
    },
  }),
  route({
    method: 'post',
    path: '/api/v1/attendees/:id/merge',
    rights: staff,
    does: 'Lets all that names this attendee count for another',
    answer: MergeAnswer,
    body: MergeRequest,
    handle: ({ ctx, caller, params, body: { into, reason = '' } }) =>
      mergeAttendee(ctx, params.id, { into, reason }, actor(caller)),
  }),
  route({
    method: 'post',
    path: '/api/v1/attendees/:id/merge/undo',
    rights: staff,
    does: 'Takes a merge back',
    answer: MergeAnswer,
    body: UndoRequest,
    handle: ({ ctx, caller, params, body }) =>
      unmergeAttendee(ctx, params.id, body.reason ?? '', actor(caller)),
  }),
]

function readOffset(text: string | undefined): number {
  const offset = Number(text ?? 0)
  if (Number.isInteger(offset) && offset >= 0 && offset <= farthest) return offset
  throw new HttpProblem('bad-request', 'offset: must be a whole number from 0')
}
