import * as z from 'zod/mini'
import {
  AttendeePathways,
  Pathway,
  PathwayChange,
  PathwayProgressAnswer,
  Pathways,
} from '../../src/domain/api-follow.ts'
import { PathwayContent } from '../../src/domain/pathway.ts'
import { csvAnswer, fileWord } from '../http/csv.ts'
import { actor, admins, readers } from '../http/rights.ts'
import { route } from '../http/route.ts'
import { pathwayList, pathwaysOfAttendee, progressOf } from '../pathways/progress.ts'
import { changePathway, needPathway, newPathway } from '../pathways/save.ts'
import { reconcileDirty } from '../reconcile/reconcile.ts'
import { needProgramme } from './programmes.ts'

export const pathwayRoutes = [
  route({
    method: 'get',
    path: '/api/v1/programmes/:id/pathways',
    rights: readers,
    does: 'Pathways with how many of the roster stand where on each; reconciles first',
    answer: Pathways,
    handle: async ({ ctx, params }) => {
      await needProgramme(ctx, params.id)
      await reconcileDirty(ctx, params.id)
      return { items: await pathwayList(ctx.database.db, params.id, ctx.clock()) }
    },
  }),
  route({
    method: 'post',
    path: '/api/v1/programmes/:id/pathways',
    rights: admins,
    does: 'Adds a pathway',
    answer: Pathway,
    status: 201,
    body: PathwayContent,
    handle: async ({ ctx, caller, params, body }) => {
      await needProgramme(ctx, params.id)
      const pathway = await newPathway(ctx, params.id, body, actor(caller))
      ctx.live.tell({ type: 'programme', programme: params.id })
      return pathway
    },
  }),
  route({
    method: 'patch',
    path: '/api/v1/pathways/:id',
    rights: admins,
    does: 'Changes a pathway, takes it away or brings it back; an old `revision` is refused as stale',
    answer: Pathway,
    body: PathwayChange,
    handle: async ({ ctx, caller, params, body }) => {
      const pathway = await changePathway(ctx, params.id, body, actor(caller))
      const { programme } = await needPathway(ctx.database.db, params.id)
      ctx.live.tell({ type: 'programme', programme })
      return pathway
    },
  }),
  route({
    method: 'get',
    path: '/api/v1/pathways/:id/progress',
    rights: readers,
    does: 'Where everybody on the roster stands on a pathway, never paged; reconciles first',
    answer: PathwayProgressAnswer,
    files: ['text/csv'],
    query: z.object({ format: z._default(z.enum(['json', 'csv']), 'json') }),
    handle: async ({ ctx, params, query }) => {
      const { db } = ctx.database
      const { programme } = await needPathway(db, params.id)
      await reconcileDirty(ctx, programme)
      const pathway = await needPathway(db, params.id)
      const answer = await progressOf(db, pathway, ctx.clock())
      return query.format === 'json' ? answer : progressCsv(answer)
    },
  }),
  route({
    method: 'get',
    path: '/api/v1/programmes/:id/attendees/:attendee/pathways',
    rights: readers,
    does: 'One attendee on every pathway, with what is missing; reconciles first',
    answer: AttendeePathways,
    handle: async ({ ctx, params }) => {
      await needProgramme(ctx, params.id)
      await reconcileDirty(ctx, params.id)
      return pathwaysOfAttendee(ctx.database.db, params.id, params.attendee, ctx.clock())
    },
  }),
]

function progressCsv({ pathway, items }: PathwayProgressAnswer): Response {
  const heading = ['attendee', 'code', 'name', 'email', 'state', 'steps_done', 'steps_required']
  const steps = pathway.steps.flatMap(({ title }, n) => [`${n + 1}. ${title}`, `${n + 1}. until`])
  const rows = items.map((row) => [
    ...[row.attendee, row.code, row.name, row.email, row.state, row.done, row.required],
    ...row.steps.flatMap(({ state, until }) => [state, until]),
  ])
  return csvAnswer([...heading, ...steps], rows, `progress-${fileWord(pathway.name)}.csv`)
}
