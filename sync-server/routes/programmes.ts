import * as z from 'zod/mini'
import { Page, Programme } from '../../src/domain/api.ts'
import { NewProgramme, ProgrammeChange } from '../../src/domain/api-sessions.ts'
import { base64url } from '../../src/domain/base64url.ts'
import { Id } from '../../src/domain/ids.ts'
import { Settings } from '../../src/domain/policy.ts'
import type { Context } from '../context.ts'
import { audit } from '../db/audit.ts'
import type { Tx } from '../db/open.ts'
import {
  addProgramme,
  findProgramme,
  listProgrammes,
  type ProgrammeRow,
  showProgramme,
} from '../db/programmes.ts'
import { readSettings } from '../db/schedule.ts'
import { PageQuery, page, readPage } from '../http/paging.ts'
import { HttpProblem } from '../http/problem.ts'
import { actor, admins, type Caller, readers } from '../http/rights.ts'
import { route } from '../http/route.ts'
import { changeSettings, checkDays } from '../programmes/change-settings.ts'

/** The name of a time zone. */
export const TimeZone = z
  .string()
  .check(z.refine(isTimeZone, 'must be the name of a time zone, like Europe/Berlin or UTC'))

const ProgrammeAnswer = z.extend(Programme, { settings: Settings })

export const programmeRoutes = [
  route({
    method: 'get',
    path: '/api/v1/programmes',
    rights: readers,
    does: 'All programmes',
    answer: Page(Programme),
    query: z.object(PageQuery),
    handle: async ({ ctx, query }) => {
      const asked = readPage(query, ['number', 'string'])
      const rows = await listProgrammes(ctx.database.db, asked)
      return page(rows, asked, (row) => [row.created_at, row.id], showProgramme)
    },
  }),
  route({
    method: 'post',
    path: '/api/v1/programmes',
    rights: admins,
    does: 'Adds a programme',
    answer: z.object({ id: Id }),
    status: 201,
    body: z.extend(NewProgramme, { timeZone: TimeZone }),
    handle: async ({ ctx, caller, body }) => {
      checkDays(body.startsOn, body.endsOn)
      const id = ctx.newId()
      const badgeKey = base64url(ctx.random(32))
      const now = ctx.clock()
      await ctx.database.transact(async (tx) => {
        const programme = { id, ...body, badgeKey, sample: false, now }
        await addProgramme(tx, ctx.database.dialect, programme)
        await note(tx, ctx, caller, 'programme-add', id, {})
      })
      ctx.live.tell({ type: 'programme', programme: id })
      return { id }
    },
  }),
  route({
    method: 'get',
    path: '/api/v1/programmes/:id',
    rights: readers,
    does: 'One programme with its settings',
    answer: ProgrammeAnswer,
    handle: async ({ ctx, params }) => {
      const row = await needProgramme(ctx, params.id)
      return { ...showProgramme(row), settings: readSettings(row.settings) }
    },
  }),
  route({
    method: 'patch',
    path: '/api/v1/programmes/:id',
    rights: admins,
    does: 'Renames a programme, or changes its days and settings',
    answer: ProgrammeAnswer,
    body: z.extend(z.partial(Settings), {
      ...ProgrammeChange.shape,
      timeZone: z.optional(TimeZone),
    }),
    handle: async ({ ctx, caller, params, body }) => {
      const { name, timeZone, startsOn, endsOn, ...settings } = body
      const about = { name, timeZone, startsOn, endsOn }
      await changeSettings(ctx, actor(caller), params.id, { about, settings })
      const row = await needProgramme(ctx, params.id)
      return { ...showProgramme(row), settings: readSettings(row.settings) }
    },
  }),
]

/** @throws HttpProblem `not-found` */
export async function needProgramme(ctx: Context, id: string): Promise<ProgrammeRow> {
  const row = await findProgramme(ctx.database.db, id)
  if (!row) throw noProgramme()
  return row
}

function noProgramme(): HttpProblem {
  return new HttpProblem('not-found', 'There is no such programme.')
}

function note(
  tx: Tx,
  ctx: Context,
  caller: Caller,
  act: string,
  programme: string,
  detail: Record<string, unknown>,
): Promise<void> {
  const subject = `programme:${programme}`
  return audit(tx, ctx.database.dialect, {
    at: ctx.clock(),
    by: actor(caller),
    act,
    subject,
    detail,
  })
}

/** A name, not an offset: an offset would be wrong after the next change of the clocks. */
function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}
