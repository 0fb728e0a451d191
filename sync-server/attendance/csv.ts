import { stringify } from 'csv-stringify/sync'
import type { AttendanceRow } from '../../src/domain/api.ts'
import type { PersonsRecord } from '../db/attendance.ts'
import { attendanceColumns, type Value, zoned } from './columns.ts'

/**
 * A session's attendance as a spreadsheet opens it (row R1): UTF-8 with BOM, text that would be a
 * formula made harmless by a leading apostrophe, times local to the programme's zone with offset.
 * @param people whose own fields and organisation become columns
 */
export function attendanceCsv(
  rows: AttendanceRow[],
  people: PersonsRecord[],
  timeZone: string,
): string {
  const columns = attendanceColumns(people, rows)
  const table = rows.map((row) => columns.map(({ value }) => text(value(row), timeZone)))
  return stringify([columns.map(({ name }) => name), ...table], {
    bom: true,
    escape_formulas: true,
    record_delimiter: 'windows',
    quoted_match: /[\r\n]/,
  })
}

function text(value: Value, timeZone: string): string | number | null {
  if (value === null || typeof value !== 'object') return value
  return 'at' in value ? localIso(value.at, timeZone) : clockLength(value.lasts)
}

/** h:mm:ss, cut: what is shown is never more than what was. */
function clockLength(ms: number): string {
  const seconds = Math.floor(ms / 1000)
  const two = (part: number) => String(part).padStart(2, '0')
  return `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`
}

function localIso(ms: number, timeZone: string): string {
  return zoned(ms, timeZone).toString({ timeZoneName: 'never', fractionalSecondDigits: 3 })
}
