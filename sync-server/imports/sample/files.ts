import { stringify } from 'csv-stringify/sync'
import { Temporal } from 'temporal-polyfill'
import type { Day } from '../../../src/domain/day.ts'
import { dayIn } from '../../day-in.ts'
import { samplePeople } from './names.ts'
import { type SampleSession, sampleSessions } from './sessions.ts'

const capacity = { Aspen: 160, Birch: 90, Cedar: 60 }

const minute = 60_000
const halfHour = 30 * minute
/** At this time of the sample's first day every room has a session that is on. */
const allOn = 9 * 60 + 30

/**
 * The sample's sessions as a CSV file. They are moved so that, whenever it is loaded, every room has a
 * session that is on: whoever looks finds something to tap.
 */
export function sampleSessionsCsv(now: number, zone: string): string {
  const midnight = midnightOf(now)
  const rows = sampleSessions.map((session, at) => sessionRow(session, at, { midnight, zone }))
  return stringify([sessionHeading, ...rows])
}

/** The first and the last day on which a session of the sample is. */
export function sampleDays(now: number, zone: string): { startsOn: Day; endsOn: Day } {
  const spans = sampleSessions.map((session) => spanOf(session, midnightOf(now)))
  const first = Math.min(...spans.map(([start]) => start.epochMilliseconds))
  const last = Math.max(...spans.map(([, end]) => end.epochMilliseconds))
  return { startsOn: dayIn(zone, first), endsOn: dayIn(zone, last - 1) }
}

/** Where the sample's first day begins: half past nine of it is now. */
const midnightOf = (now: number) => Math.floor(now / halfHour) * halfHour - allOn * minute

const dayStart = ({ day }: SampleSession, midnight: number) =>
  midnight + (day - 1) * 24 * 60 * minute

const spanOf = (session: SampleSession, midnight: number) =>
  moments(session.time, dayStart(session, midnight))

const sessionHeading = [
  'code',
  'title',
  'room',
  'start',
  'end',
  'presenters',
  'capacity',
  'breaks',
  'field_of_study_1',
  'credits_1',
  'expiry_months',
  'threshold_percent',
  'check_in_required',
  'check_out_required',
]

/** The moments of `09:00-10:30` on a day that begins at `midnight`; an end before the start is the next day's. */
function moments(span: string, midnight: number): [Temporal.Instant, Temporal.Instant] {
  const [from = 0, to = 0] = span.split('-').map((time) => {
    const [hours = 0, minutes = 0] = time.split(':').map(Number)
    return hours * 60 + minutes
  })
  const end = to <= from ? to + 24 * 60 : to
  const moment = (minutes: number) =>
    Temporal.Instant.fromEpochMilliseconds(midnight + minutes * minute)
  return [moment(from), moment(end)]
}

/** A break as the file has it, in local times; left out where the clocks change just then. */
function breakOf(span: string, midnight: number, zone: string): string {
  const local = moments(span, midnight).map((moment) => moment.toZonedDateTimeISO(zone))
  const isPlain = local.every((time) => time.startOfDay().hoursInDay === 24)
  return isPlain ? local.map((time) => time.toPlainTime().toString().slice(0, 5)).join('-') : ''
}

function sessionRow(
  session: SampleSession,
  at: number,
  { midnight, zone }: { midnight: number; zone: string },
) {
  const [start, end] = spanOf(session, midnight)
  return [
    `S${String(at + 1).padStart(2, '0')}`,
    session.title,
    session.room,
    start.toString(),
    end.toString(),
    session.presenters,
    capacity[session.room],
    session.breaks ? breakOf(session.breaks, dayStart(session, midnight), zone) : '',
    session.field ?? '',
    session.credits ?? '',
    session.months ?? '',
    session.threshold ?? '',
    'true',
    session.out ? 'true' : 'false',
  ]
}

/** The sample's attendees as a CSV file: some have two badges, some no e-mail. */
export function sampleAttendeesCsv(): string {
  const rows = samplePeople().map(({ name, language, organisation, mailbox }, at) => {
    const number = String(at + 1).padStart(3, '0')
    const badge = at % 25 === 7 ? `ST-${number};ST-${number}-B` : `ST-${number}`
    const email = at % 40 === 11 ? '' : `${mailbox ?? 'attendee'}${number}@example.org`
    return [`A${number}`, name, email, organisation, badge, language]
  })
  return stringify([['code', 'name', 'email', 'organisation', 'badge', 'language'], ...rows])
}
