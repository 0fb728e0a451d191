import { type Fault, fault } from '../../report.ts'
import type { SessionDraft, SessionFile } from '../draft.ts'
import { readEvent } from '../event.ts'
import { type Calendar, type CalendarEvent, readCalendar } from './events.ts'
import { contentLines } from './lines.ts'
import { readDuration, readStamp } from './time.ts'

/** What can't be one session of its own; refused by name, so that none goes unseen. */
const repeating = ['RRULE', 'RDATE', 'EXRULE', 'RECURRENCE-ID'] as const

/**
 * Reads an iCalendar file (RFC 5545): a VEVENT is a session, its UID the guid, its LOCATION the room.
 * Times without a zone are those of `zone`. Who presents is not read: calendars don't tell it.
 */
export function sessionsFromIcs(bytes: Uint8Array, zone: string): SessionFile<Fault> {
  const lines = contentLines(bytes)
  if (!lines.ok) return { drafts: [], faults: lines.error }
  const calendar = readCalendar(lines.value)
  if (!calendar.ok) return { drafts: [], faults: calendar.error }
  const { events } = calendar.value
  if (events.length === 0) {
    return { drafts: [], faults: [fault(null, null, 'no-rows', 'The calendar holds no events.')] }
  }
  const read = events.map((event) => readSession(event, calendar.value, zone))
  return {
    drafts: read.flatMap(({ draft }) => (draft ? [draft] : [])),
    faults: read.flatMap(({ faults }) => faults),
  }
}

function readSession(event: CalendarEvent, calendar: Calendar, zone: string) {
  const text = (name: string) => plain(event.properties.get(name)?.value ?? '')
  const place = `event ${text('UID') || `at line ${event.row}`}`
  const repeats = repeating.flatMap((name) => event.properties.get(name) ?? [])
  const faults = repeats.map(({ row, name }) =>
    fault(
      row,
      name,
      'repeating-event',
      `${place}: ${name} makes it one of a series, which is not taken. Export each meeting as an event of its own.`,
    ),
  )
  const start = stampOf(event, 'DTSTART', calendar, zone, place, faults)
  const end = endOf(event, start, calendar, zone, place, faults)
  const cancelled = calendar.cancels || text('STATUS').toUpperCase() === 'CANCELLED'
  const given = readEvent({
    row: event.row,
    place,
    guid: text('UID'),
    id: '',
    title: text('SUMMARY'),
    room: text('LOCATION'),
    // where the file's own can't be read, that is told already
    date: iso(start ?? 0),
    duration: '',
    end: iso(end ?? (start ?? 0) + 1),
    presenters: null,
    cancelled,
  })
  const told = given.faults.map((one) => ({ ...one, ...placed(event, one) }))
  faults.push(...told)
  const draft: SessionDraft | null = faults.length > 0 ? null : given.draft
  return { draft, faults }
}

const iso = (ms: number) => new Date(ms).toISOString()

const propertyOf: Record<string, string> = {
  guid: 'UID',
  title: 'SUMMARY',
  room: 'LOCATION',
  end: 'DTEND',
}

/** A fault in the words and at the line of the calendar. */
function placed({ properties, row }: CalendarEvent, { column }: Fault) {
  const name = propertyOf[column ?? ''] ?? column
  return { column: name, row: properties.get(name ?? '')?.row ?? row }
}

/** TEXT without its escapes; a name stands on one line. */
function plain(value: string): string {
  return value
    .replace(/\\([\\;,nN])/g, (_, sign: string) => (/n/i.test(sign) ? ' ' : sign))
    .replace(/\s+/g, ' ')
    .trim()
}

function stampOf(
  event: CalendarEvent,
  name: 'DTSTART' | 'DTEND',
  { zones }: Calendar,
  zone: string,
  place: string,
  faults: Fault[],
): number | null {
  const line = event.properties.get(name)
  const read = line && readStamp(line, zones, zone)
  if (read?.ok) return read.value
  const { code, message } = read?.error ?? { code: 'required', message: `has no ${name}` }
  faults.push(fault(line?.row ?? event.row, name, code, `${place}: ${message}`))
  return null
}

function endOf(
  event: CalendarEvent,
  start: number | null,
  calendar: Calendar,
  zone: string,
  place: string,
  faults: Fault[],
): number | null {
  const duration = event.properties.get('DURATION')
  if (!duration || event.properties.has('DTEND')) {
    return stampOf(event, 'DTEND', calendar, zone, place, faults)
  }
  const read = readDuration(duration)
  if (read.ok) return start === null ? null : start + read.value
  const { code, message } = read.error
  faults.push(fault(duration.row, 'DURATION', code, `${place}: ${message}`))
  return null
}
