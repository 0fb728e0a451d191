import * as z from 'zod/mini'
import { Page } from '../../src/domain/api.ts'
import { ImportUndo, PastImport } from '../../src/domain/api-imports.ts'
import { importsPage, type ListedImport } from '../db/import-rows.ts'
import { PageQuery, page, readPage } from '../http/paging.ts'
import { actor, admins, readers } from '../http/rights.ts'
import { route } from '../http/route.ts'
import { undoImport } from '../imports/undo/undo.ts'
import { reconcileSoon } from '../reconcile/soon.ts'
import { needProgramme } from './programmes.ts'

const YesNo = z.optional(z.enum(['true', 'false', '1', '0']))
const isTrue = (text: string | undefined) => text === 'true' || text === '1'

export const pastImportRoutes = [
  route({
    method: 'get',
    path: '/api/v1/programmes/:id/imports',
    rights: readers,
    does: 'The imports that changed something, the newest first',
    answer: Page(PastImport),
    query: z.object(PageQuery),
    handle: async ({ ctx, params, query }) => {
      const asked = readPage(query, ['number'])
      await needProgramme(ctx, params.id)
      const before = asked.after ? Number(asked.after[0]) : null
      const rows = await importsPage(ctx.database.db, params.id, asked.limit, before)
      return page(rows, asked, ({ n }) => [n], show)
    },
  }),
  route({
    method: 'post',
    path: '/api/v1/imports/:id/undo',
    rights: admins,
    does: 'Undoes a whole import; a dry run only tells what would stay',
    answer: ImportUndo,
    query: z.object({ dryRun: YesNo, rest: YesNo }),
    handle: async ({ ctx, caller, params, query }): Promise<ImportUndo> => {
      const dryRun = isTrue(query.dryRun)
      const how = { dryRun, rest: isTrue(query.rest), by: actor(caller) }
      const { programme, ...answer } = await undoImport(ctx, params.id, how)
      if (!dryRun) {
        ctx.live.tell({ type: 'programme', programme })
        reconcileSoon(ctx, programme)
      }
      return answer
    },
  }),
]

function show(row: ListedImport): PastImport {
  const { id, what, file, by, byName, at, added, updated, cancelled } = row
  const undone =
    row.undone_by === null || row.undone_at === null
      ? null
      : { by: row.undone_by, byName: row.undoneByName, at: row.undone_at }
  return { id, what, file, by, byName, at, added, updated, cancelled, undone, canUndo: row.canUndo }
}
