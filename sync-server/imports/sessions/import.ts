import type { ImportReport } from '../../../src/domain/api.ts'
import { fillProgramme } from '../../bookings/fill.ts'
import type { Context } from '../../context.ts'
import { audit } from '../../db/audit.ts'
import { keepImport } from '../../db/import-rows.ts'
import { lockImports } from '../../db/imports.ts'
import type { Tx } from '../../db/open.ts'
import { sessionsOf } from '../../db/sessions.ts'
import { unpark } from '../../taps/unpark.ts'
import { aboutRows } from '../about.ts'
import { decodeText } from '../files/decode.ts'
import { readUpload, xlsxType } from '../files/upload.ts'
import { also, type Fault, fault, report, toldOf } from '../report.ts'
import type { ImportRequest } from '../request.ts'
import { applySessions } from './apply.ts'
import type { SessionFile } from './draft.ts'
import { sessionsFromPentabarf } from './from-pentabarf.ts'
import { sessionsFromPretalx } from './from-pretalx.ts'
import { sessionsFromTable } from './from-table.ts'
import { sessionsFromIcs } from './ics/sessions.ts'
import { planSessions } from './plan.ts'

type File = SessionFile<Fault> & Pick<ImportReport, 'sheet' | 'columns'>

/**
 * Imports sessions from CSV, XLSX, pentabarf XML, pretalx JSON or iCalendar: in one transaction all
 * of the file, or nothing of it where the report has errors.
 */
export async function importSessions(ctx: Context, request: ImportRequest): Promise<ImportReport> {
  const file = await readSessions(request)
  return ctx.database.transact((tx) => importInto(tx, ctx, request, file))
}

/** The same within a transaction that does more. */
export async function importSessionsIn(
  tx: Tx,
  ctx: Context,
  request: ImportRequest,
): Promise<ImportReport> {
  return importInto(tx, ctx, request, await readSessions(request))
}

async function importInto(
  tx: Tx,
  ctx: Context,
  { programme, zone, dryRun, cancelMissing, by, file: named }: ImportRequest,
  file: File,
): Promise<ImportReport> {
  const { dialect } = ctx.database
  const now = ctx.clock()
  if (!dryRun) await lockImports(tx, dialect)
  const plan = planSessions(await sessionsOf(tx, programme), file.drafts, zone)
  const faults = [...file.faults, ...plan.faults]
  const missing = plan.missing.map((one) => ({ id: one.id, title: one.values.title }))
  const told = {
    ...report(plan.rows, faults.length > 0 ? [] : missing, faults, dryRun),
    ...also(plan, file),
  }
  if (dryRun || faults.length > 0) return told
  const scope = { tx, programme, now }
  const { cancelled, rows } = await applySessions(ctx, scope, plan, cancelMissing)
  const { added, updated, unchanged } = told
  if (added + updated + cancelled === 0) return told
  await unpark(tx, ctx, programme)
  const id = ctx.newId()
  const made = { id, programme, what: 'sessions' as const, file: named, by, at: now }
  await keepImport(tx, { ...made, added, updated, cancelled }, rows)
  const filled = await fillProgramme(tx, ctx, programme)
  const detail = { import: id, added, updated, unchanged, missing: missing.length, cancelled }
  const act = { at: now, by, act: 'import-sessions', subject: `programme:${programme}`, detail }
  await audit(tx, dialect, act, aboutRows('sessions', rows))
  for (const act of filled.acts) await audit(tx, dialect, act)
  return { ...told, import: id }
}

async function readSessions(request: ImportRequest): Promise<File> {
  const table = await readUpload(request)
  if (!table.ok) return { drafts: [], faults: table.error }
  if (!table.value) return readSchedule(request)
  const { columns, ...file } = sessionsFromTable(table.value, request.zone, request.columns)
  return { ...file, ...toldOf(request, table.value, columns) }
}

function readSchedule({ bytes, mediaType, zone }: ImportRequest): File {
  if (mediaType === 'text/calendar') return sessionsFromIcs(bytes, zone)
  const text = decodeText(bytes)
  if (!text.ok) return { drafts: [], faults: text.error }
  switch (mediaType) {
    case 'application/xml':
    case 'text/xml':
      return sessionsFromPentabarf(text.value)
    case 'application/json':
      return sessionsFromPretalx(text.value)
    default: {
      const message = `Sessions are taken as CSV (text/csv), XLSX (${xlsxType}), pentabarf XML (application/xml), pretalx JSON (application/json) or iCalendar (text/calendar), not as "${mediaType}".`
      return { drafts: [], faults: [fault(null, null, 'unknown-format', message)] }
    }
  }
}
