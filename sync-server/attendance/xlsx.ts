import type { AttendanceRow } from '../../src/domain/api.ts'
import type { PersonsRecord, SessionInProgramme } from '../db/attendance.ts'
import { localText } from '../imports/cells/time.ts'
import type { Cell } from '../imports/workbook/cell-text.ts'
import type { SheetToWrite } from '../imports/workbook/sheet.ts'
import { attendanceColumns, type Value } from './columns.ts'

const second = 1000
const day = 86_400_000
const formats: Record<string, string> = {
  first_in: 'yyyy-mm-dd hh:mm:ss',
  last_out: 'yyyy-mm-dd hh:mm:ss',
  total: '[h]:mm:ss',
}

/**
 * A session's attendance as a workbook: real dates, local to the programme's zone, and lengths that
 * can be added up, in whole seconds; a second sheet says what the columns hold. No cell is a formula.
 */
export function attendanceSheet(
  rows: AttendanceRow[],
  people: PersonsRecord[],
  { title, code, timeZone }: SessionInProgramme,
): SheetToWrite {
  const columns = attendanceColumns(people, rows)
  return {
    name: 'Attendance',
    columns: columns.map(({ name, note }) => {
      const format = formats[name]
      return { name, note, ...(format ? { format } : {}) }
    }),
    rows: rows.map((row) => columns.map(({ value }) => cell(value(row), timeZone))),
    about: [
      ['Session', title],
      ['Code', code ?? ''],
      ['Times are local to', timeZone],
      ...columns.filter(({ note }) => note !== '').map(({ name, note }) => [name, note]),
    ],
  }
}

/** A time that a clock shows twice stays text, with its offset. */
function cell(value: Value, timeZone: string): Cell {
  if (value === null || typeof value !== 'object') return value
  if ('lasts' in value) return (Math.floor(value.lasts / second) * second) / day
  const local = localText(value.at, timeZone)
  return /[+-]\d{2}:\d{2}$/.test(local) ? local : new Date(`${local}Z`)
}
