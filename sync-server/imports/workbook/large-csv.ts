import { ok, type Result } from '../../../src/domain/result.ts'
import { realTimers, type Timers } from '../../http/timers.ts'
import type { PagedTable } from '../files/table.ts'
import type { Fault } from '../report.ts'
import { workbookLimits } from './limits.ts'
import { pagesOfThread } from './paged.ts'

/** Reads CSV in a thread of its own, as large files are, so that the server goes on answering. */
export async function readLargeCsv(
  bytes: Uint8Array,
  timers: Timers = realTimers,
  onRows: (count: number) => void = () => {},
): Promise<Result<PagedTable, Fault[]>> {
  const read = await pagesOfThread({ act: 'csv', bytes }, workbookLimits, timers, onRows)
  const { end, heading, rows } = read
  if (end.tell === 'refused') return { ok: false, error: end.faults }
  if (!heading) throw new Error(`reading a large file gave ${end.tell}`)
  return ok({ heading, rows })
}
