import { Temporal } from 'temporal-polyfill'
import type { AttendanceRow } from '../../src/domain/api.ts'
import { expiryOf } from '../../src/domain/expiry.ts'
import type { AttendanceRecord } from '../../src/domain/record.ts'
import { inNow, statusOf } from '../../src/domain/status.ts'
import type { PersonsRecord, SessionInProgramme, Validity } from '../db/attendance.ts'
import type { StoredCompletion } from '../db/completions.ts'
import { readRecord } from '../reconcile/stored.ts'

type Shown = Pick<SessionInProgramme, 'closesAt' | 'validity'> & {
  /** what follows from the attendance, by attendee; left out: nothing is said of credits */
  completions?: readonly StoredCompletion[]
}

/**
 * A session's attendance as it is shown at `now`: status, who is in, and expiry follow from the
 * moment, all else from the record. Sorted by name, then id.
 * @param shown the session's closing, ms UTC, how long its attendance is valid, and its completions
 */
export function attendanceRows(
  people: PersonsRecord[],
  shown: Shown,
  now: number,
): AttendanceRow[] {
  const credits = new Map(
    shown.completions?.map(({ completion }) => [completion.attendee, completion.credits]),
  )
  const rows = people.flatMap((person) => {
    const record = readRecord(person.record)
    if (!record) return []
    const given = credits.get(person.attendee)
    const row = attendanceRow(person, record, shown, now)
    return [given && given.length > 0 ? { ...row, credits: given } : row]
  })
  return rows.sort((a, b) => byText(a.name, b.name) || byText(a.attendee, b.attendee))
}

/** One attendee's row, as attendanceRows gives them. */
export function attendanceRow(
  person: Omit<PersonsRecord, 'record' | 'organisation' | 'fields'>,
  record: AttendanceRecord,
  { closesAt, validity }: Shown,
  now: number,
): AttendanceRow {
  const { percentTenths } = record
  const status = statusOf(record, now)
  const expiry = validity && status === 'attended' ? expiryIn(record, validity, now) : null
  return {
    attendee: person.attendee,
    name: person.name,
    email: person.email,
    code: person.code,
    status,
    expiry: expiry?.status ?? null,
    ...(expiry ? { validUntil: expiry.until } : {}),
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
    windowMs: record.windowMs,
    thresholdPercent: record.policy.thresholdPercent,
    evidence: record.evidence,
    booking: record.booking,
    revision: person.revision,
  }
}

/** By days as the programme's zone has them (rule X1). */
function expiryIn(record: AttendanceRecord, validity: Validity, now: number) {
  const mark = record.person ?? record.automatic
  if (!mark) return null
  const { timeZone, months, soonDays } = validity
  const day = (at: number) =>
    Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone).toPlainDate().toString()
  const from = day(validity.from === 'mark' ? mark.at : record.window.end)
  return expiryOf({ from, months, soonDays }, day(now))
}

const collator = new Intl.Collator('en')

function byText(a: string, b: string): number {
  return collator.compare(a, b) || (a < b ? -1 : a > b ? 1 : 0)
}
