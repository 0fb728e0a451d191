import type { ImportReport } from '../../../src/domain/api.ts'
import type { Context } from '../../context.ts'
import { audit } from '../../db/audit.ts'
import { type ImportedRow, keepImport, keepRows } from '../../db/import-rows.ts'
import { lockImports } from '../../db/imports.ts'
import type { Tx } from '../../db/open.ts'
import { ownFieldsOf } from '../../db/own-fields.ts'
import { unpark } from '../../taps/unpark.ts'
import { aboutRows } from '../about.ts'
import { readPagedUpload, xlsxType } from '../files/upload.ts'
import { createPages } from '../pages.ts'
import { also, createTally, fault, type Tally, toldOf } from '../report.ts'
import type { ImportRequest } from '../request.ts'
import { applyAttendees } from './apply.ts'
import { type AttendeeFile, attendeesFromTable } from './from-table.ts'
import { planAttendees, tooManyFields } from './plan.ts'

type File = Omit<AttendeeFile, 'columns'> &
  Pick<ImportReport, 'sheet' | 'columns'> & { tally: Tally }

/**
 * Imports attendees from CSV or XLSX: in one transaction all of the file, or nothing of it where the report
 * has errors. However long the file is, but a page of it stands in memory at a time.
 */
export async function importAttendees(ctx: Context, request: ImportRequest): Promise<ImportReport> {
  const file = await readAttendees(request)
  let begun = false
  return ctx.database.transact(async (tx) => {
    // what was read is given up as it is done: taken back by the database, it is read anew
    const whole = begun ? await readAttendees(request) : file
    begun = true
    return importInto(tx, ctx, request, whole)
  })
}

/** The same within a transaction that does more. */
export async function importAttendeesIn(
  tx: Tx,
  ctx: Context,
  request: ImportRequest,
): Promise<ImportReport> {
  return importInto(tx, ctx, request, await readAttendees(request))
}

async function importInto(
  tx: Tx,
  ctx: Context,
  { programme, dryRun, by, file: named, tell }: ImportRequest,
  { drafts, own, tally, ...file }: File,
): Promise<ImportReport> {
  const { dialect } = ctx.database
  const now = ctx.clock()
  if (!dryRun) await lockImports(tx, dialect)
  tell?.({ stage: 'checking', done: drafts.length, total: null })
  tally.blame(tooManyFields(await ownFieldsOf(tx, programme), own))
  const planning = { tx, programme, dryRun, newId: ctx.newId, tally }
  const plan = await planAttendees(planning, drafts)
  const told = { ...tally.report([]), ...also(plan, file) }
  if (dryRun || tally.faulty) return told
  const { added, updated, unchanged } = told
  if (added + updated === 0) return told
  const total = plan.changes.length
  let done = 0
  const stored = (rows: number) => {
    done += rows
    tell?.({ stage: 'saving', done, total })
  }
  stored(0)
  const id = ctx.newId()
  const made = { id, programme, what: 'attendees' as const, file: named, by, at: now }
  await keepImport(tx, { ...made, added, updated, cancelled: 0 }, [])
  const about: string[] = []
  const keep = async (rows: ImportedRow[]) => {
    about.push(...aboutRows('attendees', rows))
    await keepRows(tx, id, rows)
  }
  const scope = { tx, programme, now, stored }
  await applyAttendees(ctx, scope, { changes: plan.changes, ownFields: own, keep })
  await unpark(tx, ctx, programme)
  const detail = { import: id, added, updated, unchanged }
  const act = { at: now, by, act: 'import-attendees', subject: `programme:${programme}`, detail }
  await audit(tx, dialect, act, about)
  return { ...told, import: id }
}

async function readAttendees(request: ImportRequest): Promise<File> {
  const tally = createTally(request.dryRun)
  const nothing: File = { drafts: createPages(), own: [], tally }
  const table = await readPagedUpload(request)
  if (!table.ok) {
    tally.blame(table.error)
    return nothing
  }
  if (table.value) {
    const { columns, ...file } = await attendeesFromTable(table.value, tally, request.columns)
    return { ...file, ...toldOf(request, table.value, columns), tally }
  }
  const message = `Attendees are taken as CSV (text/csv) or XLSX (${xlsxType}), not as "${request.mediaType}".`
  tally.blame([fault(null, null, 'unknown-format', message)])
  return nothing
}
