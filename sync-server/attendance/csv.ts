import { stringify } from 'csv-stringify/sync'
import { Temporal } from 'temporal-polyfill'
import type { AttendanceRow } from '../../src/domain/api.ts'
import type { PersonsRecord, SessionInProgramme } from '../db/attendance.ts'

type Cell = string | number | null
type Column = [heading: string, cell: (row: AttendanceRow) => Cell]

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
  const columns = columnsFor(people, timeZone)
  const table = rows.map((row) => columns.map(([, cell]) => cell(row)))
  return stringify([columns.map(([heading]) => heading), ...table], {
    bom: true,
    escape_formulas: true,
    record_delimiter: 'windows',
    quoted_match: /[\r\n]/,
  })
}

/** A name for the file that every system takes: `attendance-S1-2026-03-04.csv`. */
export function csvFileName({ session, code, title, timeZone }: SessionInProgramme): string {
  const name = (code ?? title)
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 60)
  const day = zoned(session.start, timeZone).toPlainDate().toString()
  return `attendance-${name ? `${name}-` : ''}${day}.csv`
}

function columnsFor(people: PersonsRecord[], timeZone: string): Column[] {
  const personOf = new Map(people.map((person) => [person.attendee, person]))
  const own = [...new Set(people.flatMap((person) => Object.keys(person.fields)))].sort()
  const time = (ms: number | null) => (ms === null ? null : localIso(ms, timeZone))
  return [
    ['attendee', (row) => row.attendee],
    ['code', (row) => row.code],
    ['name', (row) => row.name],
    ['email', (row) => row.email],
    ['organisation', (row) => personOf.get(row.attendee)?.organisation ?? null],
    ...own.map(
      (field): Column => [field, (row) => personOf.get(row.attendee)?.fields[field] ?? null],
    ),
    ['status', (row) => row.status],
    ['first_in', (row) => time(row.firstIn)],
    ['last_out', (row) => time(row.lastOut)],
    ['total', (row) => (row.totalMs === null ? null : clockLength(row.totalMs))],
    ['total_minutes', (row) => (row.totalMs === null ? null : Math.floor(row.totalMs / 600) / 100)],
    ['total_ms', (row) => row.totalMs],
    ['percent', (row) => row.percent],
    ['visits', (row) => row.visits],
    ['flags', (row) => row.flags.join(';')],
    ['provisional', (row) => String(row.provisional)],
    ['marked_by', (row) => row.markedBy],
    ['expiry', (row) => row.expiry],
    ['revision', (row) => row.revision],
  ]
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

function zoned(ms: number, timeZone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(timeZone)
}
