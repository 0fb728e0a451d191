import { ok, type Result } from '../../../src/domain/result.ts'
import { realTimers, type Timers } from '../../http/timers.ts'
import type { Table, TableRow } from '../files/table.ts'
import type { Fault } from '../report.ts'
import { workbookLimits } from './limits.ts'
import { runThread } from './run.ts'

/** Reads CSV in a thread of its own, as large files are, so that the server goes on answering. */
export async function readLargeCsv(
  bytes: Uint8Array,
  timers: Timers = realTimers,
  onRows: (count: number) => void = () => {},
): Promise<Result<Table, Fault[]>> {
  const rows: TableRow[] = []
  const end = await runThread({ act: 'csv', bytes }, workbookLimits, timers, (more) => {
    for (const row of more) rows.push(row)
    onRows(rows.length)
  })
  if (end.tell === 'refused') return { ok: false, error: end.faults }
  const [first, ...others] = rows
  if (!first) throw new Error(`reading a large file gave ${end.tell}`)
  return ok({ heading: first.cells, rows: others })
}
