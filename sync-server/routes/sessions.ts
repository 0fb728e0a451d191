import * as z from 'zod/mini'
import { Page, SessionListRow, SessionRow } from '../../src/domain/api.ts'
import {
  ClashesAnswer,
  NewSession,
  SessionChange,
  SessionSaved,
} from '../../src/domain/api-sessions.ts'
import { sessionCounts } from '../db/session-counts.ts'
import { sessionsPage } from '../db/sessions.ts'
import { waitingCounts } from '../db/waiting-places.ts'
import { PageQuery, page, readPage } from '../http/paging.ts'
import { HttpProblem } from '../http/problem.ts'
import { actor, admins, type Caller, readers, staff } from '../http/rights.ts'
import { route } from '../http/route.ts'
import { addSession } from '../imports/sessions/add.ts'
import { changeSession, needSession } from '../imports/sessions/change.ts'
import { programmeClashes, showSaved } from '../imports/sessions/clashes.ts'
import { showSession } from '../imports/sessions/show.ts'
import { reconcileDirty } from '../reconcile/reconcile.ts'
import { reconcileSoon } from '../reconcile/soon.ts'
import { needProgramme } from './programmes.ts'

const nobody = { booked: 0, checkedIn: 0, attended: 0 }

export const sessionRoutes = [
  route({
    method: 'get',
    path: '/api/v1/programmes/:id/sessions',
    rights: readers,
    does: 'Sessions with their counts, by start; reconciles first',
    answer: Page(SessionListRow),
    query: z.object(PageQuery),
    handle: async ({ ctx, params, query }) => {
      const asked = readPage(query, ['number', 'string'])
      await needProgramme(ctx, params.id)
      await reconcileDirty(ctx, params.id)
      const { db } = ctx.database
      const after = asked.after && { start: Number(asked.after[0]), id: String(asked.after[1]) }
      const rows = await sessionsPage(db, params.id, asked.limit, after)
      const ids = rows.slice(0, asked.limit).map(({ id }) => id)
      const counts = await sessionCounts(db, ids)
      const waiting = await waitingCounts(db, ids)
      return page(
        rows,
        asked,
        ({ values, id }) => [values.start, id],
        (row): SessionListRow => ({
          ...showSession(row),
          ...(counts.get(row.id) ?? nobody),
          waiting: waiting.get(row.id) ?? 0,
        }),
      )
    },
  }),
  route({
    method: 'post',
    path: '/api/v1/programmes/:id/sessions',
    rights: admins,
    does: 'Adds a session; the answer names what it clashes with',
    answer: SessionSaved,
    status: 201,
    body: NewSession,
    handle: async ({ ctx, caller, params, body }) => {
      await needProgramme(ctx, params.id)
      const session = await addSession(ctx, params.id, body, actor(caller))
      ctx.live.tell({ type: 'programme', programme: session.programme })
      reconcileSoon(ctx, session.programme)
      return showSaved(ctx, session)
    },
  }),
  route({
    method: 'get',
    path: '/api/v1/programmes/:id/clashes',
    rights: readers,
    does: 'Sessions that take a room twice, or a presenter to two places',
    answer: ClashesAnswer,
    handle: async ({ ctx, params }) => {
      await needProgramme(ctx, params.id)
      return { items: await programmeClashes(ctx, params.id) }
    },
  }),
  route({
    method: 'get',
    path: '/api/v1/sessions/:id',
    rights: readers,
    does: 'One session',
    answer: SessionRow,
    handle: async ({ ctx, params }) => showSession(await needSession(ctx.database.db, params.id)),
  }),
  route({
    method: 'patch',
    path: '/api/v1/sessions/:id',
    rights: staff,
    does: 'Changes any fields of a session; an old `revision` is refused as stale',
    answer: SessionSaved,
    body: SessionChange,
    handle: async ({ ctx, caller, params, body }) => {
      checkFields(caller, body)
      const session = await changeSession(ctx, params.id, body, actor(caller))
      ctx.live.tell({ type: 'programme', programme: session.programme })
      reconcileSoon(ctx, session.programme)
      return showSaved(ctx, session)
    },
  }),
]

const staffFields = new Set(['actualStart', 'actualEnd', 'revision', 'id'])

/** Staff enter when a session really began and ended (rule D1); the rest is the admin's. */
function checkFields(caller: Caller, change: SessionChange): void {
  if ('role' in caller && caller.role === 'admin') return
  const other = Object.entries(change).find(
    ([name, value]) => value !== undefined && !staffFields.has(name),
  )
  if (other) throw new HttpProblem('forbidden', `Changing "${other[0]}" needs the role admin.`)
}
