import { stringify } from 'csv-stringify/sync'
import { Temporal } from 'temporal-polyfill'
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
  const midnight = Math.floor(now / halfHour) * halfHour - allOn * minute
  const rows = sampleSessions.map((session, at) => sessionRow(session, at, { midnight, zone }))
  return stringify([sessionHeading, ...rows])
}

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
  const day = midnight + (session.day - 1) * 24 * 60 * minute
  const [start, end] = moments(session.time, day)
  return [
    `S${String(at + 1).padStart(2, '0')}`,
    session.title,
    session.room,
    start.toString(),
    end.toString(),
    session.presenters,
    capacity[session.room],
    session.breaks ? breakOf(session.breaks, day, zone) : '',
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
