import type { AttendanceRow } from '../../src/domain/api.ts'
import type { AttendanceRecord } from '../../src/domain/record.ts'
import { inNow, statusOf } from '../../src/domain/status.ts'
import type { PersonsRecord } from '../db/attendance.ts'
import { readRecord } from '../reconcile/stored.ts'

/**
 * A session's attendance as it is shown at `now`: status, who is in, and expiry follow from the
 * moment, all else from the record. Sorted by name, then id.
 * @param closesAt the session's closing, ms UTC
 */
export function attendanceRows(
  people: PersonsRecord[],
  closesAt: number,
  now: number,
): AttendanceRow[] {
  const rows = people.flatMap((person) => {
    const record = readRecord(person.record)
    return record ? [attendanceRow(person, record, closesAt, now)] : []
  })
  return rows.sort((a, b) => byText(a.name, b.name) || byText(a.attendee, b.attendee))
}

/** One attendee's row, as attendanceRows gives them. */
export function attendanceRow(
  person: Omit<PersonsRecord, 'record' | 'organisation' | 'fields'>,
  record: AttendanceRecord,
  closesAt: number,
  now: number,
): AttendanceRow {
  const { percentTenths } = record
  return {
    attendee: person.attendee,
    name: person.name,
    email: person.email,
    code: person.code,
    status: statusOf(record, now),
    expiry: null,
    firstIn: record.firstIn,
    lastOut: record.lastOut,
    totalMs: record.totalMs,
    percent: percentTenths === null ? null : percentTenths / 10,
    visits: record.stays.length,
    stays: record.stays,
    flags: record.flags,
    provisional: record.provisional,
    markedBy: record.person ? record.person.by : record.automatic ? 'auto' : null,
    automatic: record.automatic?.mark ?? null,
    inNow: inNow(record, closesAt, now),
    revision: person.revision,
  }
}

const collator = new Intl.Collator('en')

function byText(a: string, b: string): number {
  return collator.compare(a, b) || (a < b ? -1 : a > b ? 1 : 0)
}
