import { stringify } from 'csv-stringify/sync'
import { Temporal } from 'temporal-polyfill'
import { samplePeople } from './names.ts'
import { type SampleSession, sampleSessions } from './sessions.ts'

const capacity = { Aspen: 160, Birch: 90, Cedar: 60 }

/** The sample's sessions as a CSV file, on the day of `now` in `zone` and the day after. */
export function sampleSessionsCsv(now: number, zone: string): string {
  const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone).toPlainDate()
  const rows = sampleSessions.map((session, at) => sessionRow(session, at, today))
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

function sessionRow(session: SampleSession, at: number, today: Temporal.PlainDate) {
  const [from = '', to = ''] = session.time.split('-')
  const day = today.add({ days: session.day - 1 })
  const last = to <= from ? day.add({ days: 1 }) : day
  return [
    `S${String(at + 1).padStart(2, '0')}`,
    session.title,
    session.room,
    `${day}T${from}`,
    `${last}T${to}`,
    session.presenters,
    capacity[session.room],
    session.breaks ?? '',
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
