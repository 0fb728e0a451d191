import type { ImportReport } from '../../../src/domain/api.ts'
import type { Context } from '../../context.ts'
import { erasedOnRoster, mergedOnRoster, peopleBy, rosterOf } from '../../db/attendees.ts'
import { audit } from '../../db/audit.ts'
import { keepImport } from '../../db/import-rows.ts'
import { lockImports } from '../../db/imports.ts'
import type { Tx } from '../../db/open.ts'
import { ownFieldsOf } from '../../db/own-fields.ts'
import { unpark } from '../../taps/unpark.ts'
import { aboutRows } from '../about.ts'
import { sheetOf, type Table } from '../files/table.ts'
import { readUpload, xlsxType } from '../files/upload.ts'
import { also, fault, report } from '../report.ts'
import type { ImportRequest } from '../request.ts'
import { applyAttendees } from './apply.ts'
import { type AttendeeDraft, attendeesFromTable } from './from-table.ts'
import type { Known } from './match.ts'
import { planAttendees } from './plan.ts'

type File = ReturnType<typeof attendeesFromTable> & Pick<Table, 'sheet'>

/**
 * Imports attendees from CSV or XLSX: in one transaction all of the file, or nothing of it where the report
 * has errors.
 */
export async function importAttendees(ctx: Context, request: ImportRequest): Promise<ImportReport> {
  const file = await readAttendees(request)
  return ctx.database.transact((tx) => importInto(tx, ctx, request, file))
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
  file: File,
): Promise<ImportReport> {
  const { dialect } = ctx.database
  const now = ctx.clock()
  if (!dryRun) await lockImports(tx, dialect)
  tell?.({ stage: 'checking', done: file.drafts.length, total: null })
  const known = await whoIsKnown(tx, programme, file.drafts)
  const plan = await planAttendees(known, file.drafts)
  const faults = [...file.faults, ...plan.faults]
  const told = { ...report(plan.rows, [], faults, dryRun), ...also(plan, file) }
  if (dryRun || faults.length > 0) return told
  const { added, updated, unchanged } = told
  if (added + updated === 0) return told
  // each row passes the person's table once and the roster's twice
  const total = 3 * (plan.added.length + plan.updated.length)
  let done = 0
  const stored = (rows: number) => {
    done += rows
    tell?.({ stage: 'saving', done: Math.min(done, total), total })
  }
  const rows = await applyAttendees(ctx, { tx, programme, now, stored }, known, plan)
  await unpark(tx, ctx, programme)
  const id = ctx.newId()
  const made = { id, programme, what: 'attendees' as const, file: named, by, at: now }
  await keepImport(tx, { ...made, added, updated, cancelled: 0 }, rows)
  const detail = { import: id, added, updated, unchanged }
  const act = { at: now, by, act: 'import-attendees', subject: `programme:${programme}`, detail }
  await audit(tx, dialect, act, aboutRows('attendees', rows))
  return { ...told, import: id }
}

async function readAttendees(request: ImportRequest): Promise<File> {
  const table = await readUpload(request)
  if (!table.ok) return { drafts: [], faults: table.error }
  if (table.value) return { ...attendeesFromTable(table.value), ...sheetOf(table.value) }
  const message = `Attendees are taken as CSV (text/csv) or XLSX (${xlsxType}), not as "${request.mediaType}".`
  return { drafts: [], faults: [fault(null, null, 'unknown-format', message)] }
}

/** The roster, and whom else of the installation the file may mean. */
async function whoIsKnown(tx: Tx, programme: string, drafts: AttendeeDraft[]): Promise<Known> {
  const roster = await rosterOf(tx, programme)
  const merged = await mergedOnRoster(tx, programme)
  const here = new Set([...roster, ...merged].map(({ id }) => id))
  const ids = drafts.flatMap(({ id }) => (id && !here.has(id) ? [id] : []))
  const emails = drafts.flatMap(({ set }) => (set.email ? [set.email] : []))
  const found = [
    ...(await peopleBy(tx, 'id', [...new Set(ids)])),
    ...(await peopleBy(tx, 'email', [...new Set(emails)])),
  ]
  const others = new Map(found.filter(({ id }) => !here.has(id)).map((one) => [one.id, one]))
  return {
    roster,
    merged,
    others: [...others.values()],
    erased: await erasedOnRoster(tx, programme),
    ownFields: await ownFieldsOf(tx, programme),
  }
}
