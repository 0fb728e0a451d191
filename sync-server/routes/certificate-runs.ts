import * as z from 'zod/mini'
import { IssueRequest, IssueRun } from '../../src/domain/api-certificates.ts'
import { needSession } from '../attendance/acts.ts'
import { startRun } from '../certificates/runs.ts'
import { showRuns } from '../certificates/show-runs.ts'
import { runById, runsOf } from '../db/certificate-runs.ts'
import { HttpProblem } from '../http/problem.ts'
import { actor, readers, staff } from '../http/rights.ts'
import { route } from '../http/route.ts'
import { reconcileDirty } from '../reconcile/reconcile.ts'
import { needProgramme } from './programmes.ts'

const shownRuns = 5

/** Issuing certificates to everybody who completed (row C3). */
export const certificateRunRoutes = [
  route({
    method: 'post',
    path: '/api/v1/programmes/:id/certificate-runs',
    rights: staff,
    does: 'Begins to issue certificates to everybody who completed and has none',
    answer: IssueRun,
    status: 201,
    body: IssueRequest,
    handle: async ({ ctx, caller, params, body }) => {
      await needProgramme(ctx, params.id)
      if (body.session !== null) {
        const { programme } = await needSession(ctx.database.db, body.session)
        if (programme !== params.id) throw new HttpProblem('not-found', 'There is no such session.')
      }
      await reconcileDirty(ctx, params.id)
      const run = await startRun(ctx, { programme: params.id, ...body }, actor(caller))
      const [shown] = await showRuns(ctx.database.db, [run])
      return shown
    },
  }),
  route({
    method: 'get',
    path: '/api/v1/programmes/:id/certificate-runs',
    rights: readers,
    does: 'The last times that certificates were issued to many, and how far they are',
    answer: z.object({ items: z.array(IssueRun) }),
    handle: async ({ ctx, params }) => {
      await needProgramme(ctx, params.id)
      const { db } = ctx.database
      return { items: await showRuns(db, await runsOf(db, params.id, shownRuns)) }
    },
  }),
  route({
    method: 'get',
    path: '/api/v1/certificate-runs/:id',
    rights: readers,
    does: 'How far issuing certificates is',
    answer: IssueRun,
    handle: async ({ ctx, params }) => {
      const { db } = ctx.database
      const run = await runById(db, params.id)
      if (!run) throw new HttpProblem('not-found', 'There is nothing of this id.')
      const [shown] = await showRuns(db, [run])
      return shown
    },
  }),
]
