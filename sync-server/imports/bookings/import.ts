import type { ImportReport } from '../../../src/domain/api.ts'
import { fillProgramme } from '../../bookings/fill.ts'
import type { Context } from '../../context.ts'
import { mergedOnRoster, rosterOf } from '../../db/attendees.ts'
import { audit } from '../../db/audit.ts'
import { bookingId } from '../../db/booking-id.ts'
import { bookingsOf, changeBookings, type NewBooking } from '../../db/bookings.ts'
import { type ImportedRow, keepImport } from '../../db/import-rows.ts'
import { lockImports } from '../../db/imports.ts'
import { endsOf } from '../../db/merges.ts'
import type { Tx } from '../../db/open.ts'
import { sessionsOf } from '../../db/sessions.ts'
import { aboutRows } from '../about.ts'
import { readUpload, xlsxType } from '../files/upload.ts'
import { also, fault, report, toldOf } from '../report.ts'
import type { ImportRequest, ImportScope } from '../request.ts'
import { beyondCapacity } from './beyond.ts'
import { type BookingFile, bookingsFromTable } from './from-table.ts'
import type { BookingsKnown } from './match.ts'
import { type BookingPlan, type MissingBooking, planBookings } from './plan.ts'

type File = Omit<BookingFile, 'columns'> & Pick<ImportReport, 'sheet' | 'columns'>

/**
 * Imports bookings from CSV or XLSX: in one transaction all of the file, or nothing of it where the
 * report has errors. `cancelMissing` cancels those that are gone from sessions that the file names,
 * as far as these have not begun: from its start on a booking is not taken back (rule S4).
 */
export async function importBookings(ctx: Context, request: ImportRequest): Promise<ImportReport> {
  const file = await readBookings(request)
  return ctx.database.transact(async (tx) => {
    const { programme, dryRun, cancelMissing, by } = request
    const { dialect } = ctx.database
    const now = ctx.clock()
    if (!dryRun) await lockImports(tx, dialect)
    const stored = await bookingsOf(tx, programme)
    const known = await whoIsKnown(tx, programme)
    const plan = planBookings(known, stored, file.drafts)
    const faults = [...file.faults, ...plan.faults]
    const missing = faults.length > 0 ? [] : plan.missing.map(told)
    const gone = plan.missing.filter(({ session }) => cancelMissing && now < beginOf(session))
    const answer = {
      ...report(plan.rows, missing, faults, dryRun),
      ...also({ kept: 0 }, file),
      ...beyondCapacity(known, stored, plan, gone),
    }
    if (dryRun || faults.length > 0) return answer
    const { added, updated, unchanged } = answer
    if (added + updated + gone.length === 0) return answer
    const rows = await apply(ctx, { tx, programme, now }, plan, gone)
    const id = ctx.newId()
    const made = { id, programme, what: 'bookings' as const, file: request.file, by, at: now }
    await keepImport(tx, { ...made, added, updated, cancelled: gone.length }, rows)
    const detail = {
      import: id,
      added,
      updated,
      unchanged,
      missing: missing.length,
      cancelled: gone.length,
    }
    const subject = `programme:${programme}`
    const filled = await fillProgramme(tx, ctx, programme)
    const about = aboutRows('bookings', rows)
    await audit(tx, dialect, { at: now, by, act: 'import-bookings', subject, detail }, about)
    for (const act of filled.acts) await audit(tx, dialect, act)
    return { ...answer, import: id }
  })
}

const beginOf = ({ values }: MissingBooking['session']) =>
  Math.min(values.start, values.actualStart ?? values.start)

const told = ({ session, attendee, rows }: MissingBooking) => ({
  id: bookingId(session.id, rows[0]?.attendee ?? ''),
  title: `${attendee?.values.name ?? 'Somebody'}, ${session.values.title}`,
})

async function apply(
  ctx: Context,
  { tx, programme, now }: ImportScope,
  plan: BookingPlan,
  gone: readonly MissingBooking[],
): Promise<ImportedRow[]> {
  const changes = {
    added: plan.added.map((one) => ({ session: one.session.id, attendee: one.attendee.id })),
    revived: plan.revived,
    cancelled: gone.flatMap(({ rows }) => rows),
  }
  await changeBookings(tx, ctx.database.dialect, programme, changes, now)
  const row = ({ session, attendee }: NewBooking, act: ImportedRow['act'], before: object) => ({
    subject: bookingId(session, attendee),
    act,
    before: { ...before },
    after: '',
  })
  return [
    ...changes.added.map((one) => row(one, 'added', {})),
    ...changes.revived.map((one) => row(one, 'updated', { cancelledAt: one.cancelledAt })),
    ...changes.cancelled.map((one) => row(one, 'cancelled', { cancelledAt: null })),
  ]
}

async function readBookings(request: ImportRequest): Promise<File> {
  const table = await readUpload(request)
  if (!table.ok) return { drafts: [], faults: table.error }
  if (table.value) {
    const { columns, ...file } = bookingsFromTable(table.value, request.columns)
    return { ...file, ...toldOf(request, table.value, columns) }
  }
  const message = `Bookings are taken as CSV (text/csv) or XLSX (${xlsxType}), not as "${request.mediaType}".`
  return { drafts: [], faults: [fault(null, null, 'unknown-format', message)] }
}

async function whoIsKnown(tx: Tx, programme: string): Promise<BookingsKnown> {
  const merged = await mergedOnRoster(tx, programme)
  return {
    sessions: await sessionsOf(tx, programme),
    roster: await rosterOf(tx, programme),
    merged,
    ends: await endsOf(
      tx,
      merged.map(({ id }) => id),
    ),
  }
}
