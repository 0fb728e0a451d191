import type { ImportUndo } from '../../../src/domain/api-imports.ts'
import { fillProgramme } from '../../bookings/fill.ts'
import type { Context } from '../../context.ts'
import { audit } from '../../db/audit.ts'
import { importById, markUndone, rowsOfImport, type StoredImportRow } from '../../db/import-rows.ts'
import { lockImports } from '../../db/imports.ts'
import type { Tx } from '../../db/open.ts'
import { HttpProblem } from '../../http/problem.ts'
import { aboutRows } from '../about.ts'
import { createPages } from '../pages.ts'
import { undoAttendees } from './attendees.ts'
import { undoBookings } from './bookings.ts'
import type { PlanUndo } from './plan.ts'
import { undoSessions } from './sessions.ts'

const plans: Record<'sessions' | 'attendees' | 'bookings', PlanUndo> = {
  sessions: undoSessions,
  attendees: undoAttendees,
  bookings: undoBookings,
}

interface UndoRequest {
  /** tell what would happen, change nothing */
  dryRun: boolean
  /** undo the rest where some rows were changed since; else nothing is undone then */
  rest: boolean
  by: string
}

const mostKept = 1000

/**
 * Undoes a whole import: what it changed is as it was, what it added is gone, in one transaction. A
 * row that somebody changed since, or that is in use, stays.
 * @throws HttpProblem `not-found`; `stale` with what stays, where `rest` isn't asked for
 */
export async function undoImport(
  ctx: Context,
  id: string,
  { dryRun, rest, by }: UndoRequest,
): Promise<ImportUndo & { programme: string }> {
  return ctx.database.transact(async (tx) => {
    const { dialect } = ctx.database
    const now = ctx.clock()
    if (!dryRun) await lockImports(tx, dialect)
    const { programme, what, rows, about } = await needImport(tx, id)
    const plan = await plans[what](ctx, { tx, programme, now }, rows)
    const { undone } = plan
    const answer = { programme, undone, kept: plan.kept.slice(0, mostKept) }
    if (dryRun) return answer
    if (plan.kept.length > 0 && !rest) throw changed(answer)
    await plan.act()
    await markUndone(tx, id, by, now)
    const filled = await fillProgramme(tx, ctx, programme)
    const subject = `programme:${programme}`
    const detail = { import: id, undone, kept: plan.kept.length }
    await audit(tx, dialect, { at: now, by, act: `import-${what}-undo`, subject, detail }, about)
    for (const act of filled.acts) await audit(tx, dialect, act)
    return answer
  })
}

async function needImport(tx: Tx, id: string) {
  const found = await importById(tx, id)
  if (!found) throw new HttpProblem('not-found', 'There is no such import.')
  if (found.undone_at !== null) throw new HttpProblem('not-found', 'It was undone already.')
  const rows = createPages<StoredImportRow>()
  const about: string[] = []
  for await (const page of rowsOfImport(tx, id)) {
    for (const row of page) rows.add(row)
    about.push(...aboutRows(found.what, page))
  }
  if (rows.length > 0) return { ...found, rows, about }
  throw new HttpProblem(
    'not-found',
    'It is too old: what its rows were before is kept for 30 days. Download a sheet, edit it and upload it.',
  )
}

function changed(answer: ImportUndo): HttpProblem {
  const [first] = answer.kept
  const more = answer.kept.length > 1 ? `, and ${answer.kept.length - 1} more` : ''
  return new HttpProblem(
    'stale',
    `Nothing was undone, since some of it would stay: "${first?.title}"${more}. ${first?.reason}`,
    { ...answer },
  )
}
