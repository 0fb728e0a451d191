import { ok, type Result } from '../../../src/domain/result.ts'
import { realTimers } from '../../http/timers.ts'
import { pagesOf } from '../pages.ts'
import type { Fault } from '../report.ts'
import type { ImportRequest } from '../request.ts'
import { readLargeCsv } from '../workbook/large-csv.ts'
import { workbookLimits } from '../workbook/limits.ts'
import { readPagedWorkbook } from '../workbook/read.ts'
import { readTable } from './csv.ts'
import { decodeText } from './decode.ts'
import type { PagedTable, Table } from './table.ts'

export const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** above this, reading would hold up others */
const largeBytes = 1_048_576

type Upload = Pick<ImportRequest, 'bytes' | 'mediaType' | 'tell'>

/** The table that an upload holds, CSV or XLSX; null where its media type is neither. */
export async function readUpload(upload: Upload): Promise<Result<Table | null, Fault[]>> {
  const read = await readPagedUpload(upload)
  if (!read.ok || !read.value) return read.ok ? ok(null) : read
  const { rows, ...rest } = read.value
  return ok({ ...rest, rows: [...rows.take()].flat() })
}

/** The same, for what may be large. */
export async function readPagedUpload({
  bytes,
  mediaType,
  tell,
}: Upload): Promise<Result<PagedTable | null, Fault[]>> {
  const onRows = (done: number) => tell?.({ stage: 'reading', done, total: null })
  if (mediaType === xlsxType) return readPagedWorkbook(bytes, workbookLimits, realTimers, onRows)
  if (mediaType !== 'text/csv') return ok(null)
  if (bytes.length > largeBytes) return readLargeCsv(bytes, realTimers, onRows)
  const text = decodeText(bytes)
  const table = text.ok ? readTable(text.value) : text
  return table.ok ? ok({ ...table.value, rows: pagesOf(table.value.rows) }) : table
}
