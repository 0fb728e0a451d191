import { ok, type Result } from '../../../src/domain/result.ts'
import { realTimers, type Timers } from '../../http/timers.ts'
import type { PagedTable, Table } from '../files/table.ts'
import { type Fault, refuse } from '../report.ts'
import { type WorkbookLimits, workbookLimits } from './limits.ts'
import { pagesOfThread } from './paged.ts'

/**
 * The first sheet of an XLSX file, read in a thread of its own that is ended where it takes too long
 * or too much memory: the server goes on answering. Refusals say why.
 */
export async function readWorkbook(
  bytes: Uint8Array,
  limits: WorkbookLimits = workbookLimits,
): Promise<Result<Table, Fault[]>> {
  const read = await readPagedWorkbook(bytes, limits)
  if (!read.ok) return read
  const { rows, ...rest } = read.value
  return ok({ ...rest, rows: [...rows.take()].flat() })
}

/** The same, its rows packed. */
export async function readPagedWorkbook(
  bytes: Uint8Array,
  limits: WorkbookLimits = workbookLimits,
  timers: Timers = realTimers,
  onRows: (count: number) => void = () => {},
): Promise<Result<PagedTable, Fault[]>> {
  const known = refuseByName(bytes)
  if (!known.ok) return known
  const task = { act: 'read' as const, bytes, limits }
  const { end, heading, rows } = await pagesOfThread(task, limits, timers, onRows)
  if (end.tell === 'refused') return { ok: false, error: end.faults }
  if (end.tell !== 'read') throw new Error(`reading a spreadsheet gave ${end.tell}`)
  if (!heading) return refuse(null, null, 'empty-file', 'The first sheet of the file is empty.')
  if (rows.length === 0) {
    return refuse(null, null, 'no-rows', 'The file has a heading, but no rows below it.')
  }
  const { dates, sheets } = end
  const [sheet, ...unread] = sheets
  const named = sheet === undefined ? {} : { sheet: { read: sheet, others: unread } }
  return ok({ heading, rows, dates, ...named })
}

function refuseByName(bytes: Uint8Array): Result<null, Fault[]> {
  if (bytes.length === 0) return refuse(null, null, 'empty-file', 'The file is empty.')
  const [first, second] = bytes
  if (first === 0xd0 && second === 0xcf) {
    const message =
      'This is an old spreadsheet (.xls), or one with a password. Save it as XLSX without a password and upload that.'
    return refuse(null, null, 'unknown-format', message)
  }
  if (first === 0x50 && second === 0x4b) return ok(null)
  return refuse(null, null, 'unknown-format', 'This is no XLSX file, though it was sent as one.')
}
