import * as z from 'zod/mini'
import { AttendeeRow, Page } from '../../src/domain/api.ts'
import { Duplicates, MergeAnswer, MergeRequest, UndoRequest } from '../../src/domain/api-truth.ts'
import { findDuplicates } from '../attendees/duplicates.ts'
import { mergeAttendee, unmergeAttendee } from '../attendees/merge.ts'
import { rosterByIds, rosterNames, rosterPage, type StoredAttendee } from '../db/attendees.ts'
import type { Db } from '../db/open.ts'
import { PageQuery, type PageRequest, page, readPage } from '../http/paging.ts'
import { actor, readers, staff } from '../http/rights.ts'
import { route } from '../http/route.ts'
import { finder } from '../imports/attendees/search.ts'
import { needProgramme } from './programmes.ts'

const Query = z.object({ ...PageQuery, q: z.optional(z.string().check(z.maxLength(200))) })

export const attendeeRoutes = [
  route({
    method: 'get',
    path: '/api/v1/programmes/:id/attendees',
    rights: readers,
    does: 'Who is on the roster, by name; `q` searches names and e-mails',
    answer: Page(AttendeeRow),
    query: Query,
    handle: async ({ ctx, params, query }) => {
      const asked = readPage(query, ['string', 'string'])
      await needProgramme(ctx, params.id)
      const rows = await search(ctx.database.db, params.id, asked, query.q?.trim() ?? '')
      return page(rows, asked, ({ values, id }) => [values.name, id], showAttendee)
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

/**
 * One more than the page's limit of those whom the query finds. Names are compared here, since no
 * database folds case and marks of all scripts.
 */
async function search(
  db: Db,
  programme: string,
  { limit, after }: PageRequest,
  query: string,
): Promise<StoredAttendee[]> {
  const from = after && { name: String(after[0]), id: String(after[1]) }
  if (query === '') return rosterPage(db, programme, limit, from)
  const finds = finder(query)
  const people = await rosterNames(db, programme, from)
  const hits = people.filter(({ name, email }) => finds(name, email)).slice(0, limit + 1)
  return rosterByIds(
    db,
    programme,
    hits.map(({ id }) => id),
  )
}

function showAttendee({ id, values }: StoredAttendee): AttendeeRow {
  const { badges, ...rest } = values
  return { id, ...rest, badge: badges.length > 0 ? badges.join(';') : null }
}
