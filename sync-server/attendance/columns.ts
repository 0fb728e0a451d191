import { Temporal } from 'temporal-polyfill'
import type { AttendanceRow } from '../../src/domain/api.ts'
import type { PersonsRecord, SessionInProgramme } from '../db/attendance.ts'

/** A moment, or how long something lasts, ms: each kind of file has its own form for them. */
export type Value = string | number | null | { at: number } | { lasts: number }

/** One column of a session's attendance as a file. */
export interface AttendanceColumn {
  name: string
  /** what it holds, where the name doesn't say */
  note: string
  value: (row: AttendanceRow) => Value
}

/** The columns of a session's attendance; organisation and own fields are those of `people`, credits those of `rows`. */
export function attendanceColumns(
  people: PersonsRecord[],
  rows: readonly AttendanceRow[],
): AttendanceColumn[] {
  const personOf = new Map(people.map((person) => [person.attendee, person]))
  const own = [...new Set(people.flatMap((person) => Object.keys(person.fields)))].sort()
  const column = (name: string, value: AttendanceColumn['value'], note = '') => ({
    name,
    note,
    value,
  })
  return [
    column('attendee', (row) => row.attendee, 'Id'),
    column('code', (row) => row.code),
    column('name', (row) => row.name),
    column('email', (row) => row.email),
    column('organisation', (row) => personOf.get(row.attendee)?.organisation ?? null),
    ...own.map((field) =>
      column(field, (row) => personOf.get(row.attendee)?.fields[field] ?? null),
    ),
    column('status', (row) => row.status, 'booked, pending, attended, not-attended or cancelled'),
    column('first_in', (row) => moment(row.firstIn), 'The first check-in, not cut to the session'),
    column('last_out', (row) => moment(row.lastOut), 'The last check-out, not cut to the session'),
    column(
      'total',
      (row) => (row.totalMs === null ? null : { lasts: row.totalMs }),
      'Total time spent within the session, breaks left out',
    ),
    column('total_minutes', (row) =>
      row.totalMs === null ? null : Math.floor(row.totalMs / 600) / 100,
    ),
    column('total_ms', (row) => row.totalMs, 'The same in milliseconds, exact'),
    column('percent', (row) => row.percent, 'Of the session without its breaks; cut, not rounded'),
    column('visits', (row) => row.visits, 'How many stays'),
    column('flags', (row) => row.flags.join(';'), 'What a person should look at'),
    column('provisional', (row) => String(row.provisional), 'true: a stay awaits a review'),
    column('marked_by', (row) => row.markedBy, 'auto, or the id of a person'),
    column('expiry', (row) => row.expiry),
    column('revision', (row) => row.revision, 'Rises when the record changes'),
    ...creditColumns(rows),
  ]
}

/** Two columns for each rule that gives somebody something: how much, and of what. */
function creditColumns(rows: readonly AttendanceRow[]): AttendanceColumn[] {
  const rules = new Map(rows.flatMap(({ credits = [] }) => credits.map((one) => [one.rule, one])))
  return [...rules.values()].flatMap(({ rule, name }) => {
    const given = (row: AttendanceRow) => row.credits?.find((one) => one.rule === rule)
    return [
      {
        name: `credits_${rule}`,
        note: name,
        value: (row) => (given(row) ? (given(row)?.hundredths ?? 0) / 100 : null),
      },
      {
        name: `credits_${rule}_fields`,
        note: `${name}, by field of study`,
        value: (row) => fieldsInWords(given(row)?.fields ?? []),
      },
    ]
  })
}

const fieldsInWords = (fields: readonly { name: string; hundredths: number }[]): string =>
  fields.map(({ name, hundredths }) => `${name} ${hundredths / 100}`).join('; ')

const moment = (ms: number | null): Value => (ms === null ? null : { at: ms })

/** A name for the file that every system takes: `attendance-S1-2026-03-04.csv`. */
export function attendanceFileName(
  { session, code, title, timeZone }: SessionInProgramme,
  ending: 'csv' | 'xlsx',
): string {
  const name = (code ?? title)
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 60)
  const day = zoned(session.start, timeZone).toPlainDate().toString()
  return `attendance-${name ? `${name}-` : ''}${day}.${ending}`
}

/** A moment as a clock in `timeZone` shows it. */
export function zoned(ms: number, timeZone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(timeZone)
}
