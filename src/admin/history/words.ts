import type { HistoryActor } from '../../domain/api-history.ts'
import type { HistoryKind } from '../../domain/history-detail.ts'

export const kindWords: Record<HistoryKind, string> = {
  marks: 'Marks',
  corrections: 'Corrections',
  bookings: 'Bookings',
  closings: 'Closings',
  attendees: 'Attendees',
  imports: 'Imports',
  sessions: 'Sessions',
  programme: 'Settings and rooms',
  kiosks: 'Kiosks',
  'follow-up': 'Pathways, credits, expiry',
  certificates: 'Certificates',
  surveys: 'Surveys',
  mail: 'Mail and links',
  accounts: 'People and rights',
  server: 'Server',
  other: 'Other',
}

const unnamed: Record<HistoryActor['kind'], string> = {
  person: 'Somebody who is here no more',
  token: 'An API token',
  kiosk: 'A kiosk',
  presenter: 'A presenter’s link',
  attendee: 'An attendee',
  system: 'Roomtap itself',
}
const beside: Partial<Record<HistoryActor['kind'], string>> = {
  token: 'API token',
  kiosk: 'Kiosk',
  presenter: 'Presenter’s link',
  attendee: 'Attendee',
}

/** Who did something, and what they are where that isn't a person who signs in. */
export function whoWords({ id, kind, name }: HistoryActor, me: string): [string, string | null] {
  if (id === me) return ['You', null]
  if (name === null || name === '') return [unnamed[kind], null]
  return [name, beside[kind] ?? null]
}
