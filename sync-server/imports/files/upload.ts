import { ok, type Result } from '../../../src/domain/result.ts'
import { realTimers } from '../../http/timers.ts'
import type { Fault } from '../report.ts'
import type { ImportRequest } from '../request.ts'
import { readLargeCsv } from '../workbook/large-csv.ts'
import { workbookLimits } from '../workbook/limits.ts'
import { readWorkbook } from '../workbook/read.ts'
import { readTable } from './csv.ts'
import { decodeText } from './decode.ts'
import type { Table } from './table.ts'

export const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** above this, reading would hold up others */
const largeBytes = 1_048_576

/** The table that an upload holds, CSV or XLSX; null where its media type is neither. */
export async function readUpload({
  bytes,
  mediaType,
  tell,
}: Pick<ImportRequest, 'bytes' | 'mediaType' | 'tell'>): Promise<Result<Table | null, Fault[]>> {
  const onRows = (done: number) => tell?.({ stage: 'reading', done, total: null })
  if (mediaType === xlsxType) return readWorkbook(bytes, workbookLimits, realTimers, onRows)
  if (mediaType !== 'text/csv') return ok(null)
  if (bytes.length > largeBytes) return readLargeCsv(bytes, realTimers, onRows)
  const text = decodeText(bytes)
  return text.ok ? readTable(text.value) : text
}
