import { followActs } from './history-acts-follow.ts'
import {
  type ActWords,
  count,
  type Detail,
  type HistoryKind,
  idsAt,
  plural,
  text,
  type Wording,
} from './history-detail.ts'
import { changes } from './history-values.ts'

const marks: Record<string, string> = {
  attended: 'Marked Attended',
  'not-attended': 'Marked Not Attended',
  null: 'Took the mark back',
}
const people = (detail: Detail) => idsAt(detail, 'attendees').length
const forMany = (detail: Detail) => (people(detail) > 1 ? ` for ${people(detail)} attendees` : '')
const imported =
  (what: string) =>
  (detail: Detail): string => {
    const parts = [
      `${count(detail, 'added')} added`,
      `${count(detail, 'updated')} changed`,
      ...(count(detail, 'cancelled') > 0 ? [`${count(detail, 'cancelled')} cancelled`] : []),
    ]
    return `Imported ${what}: ${parts.join(', ')}`
  }
const undone =
  (what: string) =>
  (detail: Detail): string => {
    const kept = count(detail, 'kept')
    const stay = kept > 0 ? `, ${kept} stayed as changed since` : ''
    return `Undid an import of ${what}: ${plural(count(detail, 'undone'), 'row')}${stay}`
  }
const corrected: Record<string, string> = {
  'add-tap': 'a tap added',
  'move-tap': 'a tap moved',
  'void-tap': 'a tap voided',
  'assign-tap': 'a waiting tap assigned',
  'dismiss-tap': 'a waiting tap left as it is',
  reassign: 'a kiosk’s taps given to another session',
  undo: 'a correction taken back',
}

function correction(detail: Detail): string {
  const list = Array.isArray(detail.corrections) ? detail.corrections : []
  const kinds = new Map<string, number>()
  for (const one of list) {
    const kind = text(one?.body?.kind)
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1)
  }
  const told = [...kinds].map(([kind, n]) => {
    const words = corrected[kind] ?? kind
    return n > 1 ? `${words} (${n} times)` : words
  })
  return `Corrected: ${told.join(', ')}`
}

function bookedInWords(detail: Detail): string {
  const [booked, waiting] = [idsAt(detail, 'booked').length, idsAt(detail, 'waiting').length]
  const mark = 'mark' in detail ? marks[String(detail.mark)] : undefined
  const parts = [
    ...(booked > 0 ? [`Booked${booked > 1 ? ` ${booked} attendees` : ''}`] : []),
    ...(waiting > 0
      ? [`Put ${waiting > 1 ? `${waiting} attendees ` : ''}on the waiting list`]
      : []),
    ...(mark === undefined ? [] : [mark]),
  ]
  return parts.length === 0 ? 'Booked' : parts.join('; ')
}

const closedWhy: Record<string, string> = {
  complete: 'Closed by itself: all kiosks had reported',
  deadline: 'Closed by itself: the deadline had passed',
}

/** What is said of each act that the history knows. */
export const acts: Readonly<Record<string, ActWords>> = {
  ...followActs,
  mark: {
    kind: 'marks',
    say: (detail) => `${marks[String(detail.mark)] ?? 'Marked'}${forMany(detail)}`,
  },
  remove: {
    kind: 'bookings',
    say: ({ removed }) =>
      removed === 'cancelled' ? 'Cancelled the booking' : 'Removed: marked Not Attended',
  },
  book: { kind: 'bookings', say: bookedInWords },
  substitute: {
    kind: 'bookings',
    say: (detail, { attendee }) =>
      `Gave the place of ${attendee(text(detail.out))} to ${attendee(text(detail.in))}`,
  },
  'place-free': {
    kind: 'bookings',
    say: (detail) => `A place became free: booked from the waiting list${forMany(detail)}`,
  },
  'line-move': {
    kind: 'bookings',
    say: (detail) =>
      `Moved on the waiting list from place ${count(detail, 'from')} to ${count(detail, 'to')}`,
  },
  'line-leave': { kind: 'bookings', say: 'Taken off the waiting list' },
  correct: { kind: 'corrections', say: correction },
  'self-report': {
    kind: 'marks',
    say: ({ attended }) =>
      attended === true
        ? 'Said themselves, on a phone, that they attended'
        : 'Took their own word back, on a phone',
  },
  'record-request': { kind: 'corrections', say: 'Asked on a phone for a correction' },
  'record-request-decide': {
    kind: 'corrections',
    say: ({ decision }) =>
      decision === 'approved'
        ? 'Approved what the attendee asked for'
        : 'Refused what the attendee asked for',
  },
  'record-link': { kind: 'attendees', say: 'Handed out the link of their record' },
  'record-link-withdraw': { kind: 'attendees', say: 'Withdrew the link of their record' },
  close: { kind: 'closings', say: 'Closed the session: no more taps are waited for' },
  closing: { kind: 'closings', say: ({ why }) => closedWhy[text(why)] ?? 'Closed by itself' },
  'attendee-add': { kind: 'attendees', say: 'Added the attendee' },
  'attendee-change': {
    kind: 'attendees',
    say: (detail) => `Changed the attendee: ${idsAt(detail, 'changed').join(', ')}`,
  },
  merge: {
    kind: 'attendees',
    say: ({ into }, { attendee }) => `Merged into ${attendee(text(into))}`,
  },
  unmerge: {
    kind: 'attendees',
    say: ({ from }, { attendee }) => `Took the merge into ${attendee(text(from))} back`,
  },
  erase: {
    kind: 'attendees',
    say: ({ why }) =>
      why === 'retention'
        ? 'Erased the personal data: kept as long as the settings say'
        : 'Erased the personal data, as asked',
  },
  'badges-make': {
    kind: 'attendees',
    say: (detail) => `Made ${plural(people(detail), 'badge code')}`,
  },
  'import-attendees': { kind: 'imports', say: imported('attendees') },
  'import-sessions': { kind: 'imports', say: imported('sessions') },
  'import-bookings': { kind: 'imports', say: imported('bookings') },
  'import-attendees-undo': { kind: 'imports', say: undone('attendees') },
  'import-sessions-undo': { kind: 'imports', say: undone('sessions') },
  'import-bookings-undo': { kind: 'imports', say: undone('bookings') },
  'import-report': {
    kind: 'imports',
    say: (detail) =>
      `Imported an online attendance report: ${plural(count(detail, 'rows'), 'row')}`,
  },
  'assign-in-report': { kind: 'imports', say: 'Said who is who in an online attendance report' },
  'undo-report': { kind: 'imports', say: 'Took an online attendance report back' },
  'session-add': { kind: 'sessions', say: 'Added the session' },
  'session-change': {
    kind: 'sessions',
    say: (detail, told) => `Changed the session: ${changes(detail, told)}`,
  },
  'presenter-change': { kind: 'sessions', say: 'Changed how the presenter is reached' },
  'confirm-link-add': { kind: 'mail', say: 'Made the presenter’s link that confirms the list' },
  'confirm-link-send': {
    kind: 'mail',
    say: 'Mailed the presenter the link that confirms the list',
  },
  'confirm-link-end': { kind: 'mail', say: 'Ended the presenter’s link' },
  'programme-add': { kind: 'programme', say: 'Added the programme' },
  'programme-change': {
    kind: 'programme',
    say: (detail, told) => `Changed the settings: ${changes(detail, told)}`,
  },
  'programme-remove': { kind: 'programme', say: 'Removed the programme' },
  'room-add': { kind: 'programme', say: 'Added a room' },
  'room-rename': { kind: 'programme', say: 'Renamed a room' },
  'kiosk-add': { kind: 'kiosks', say: 'Added the kiosk' },
  'kiosk-code': { kind: 'kiosks', say: 'Made a pairing code' },
  'kiosk-enrol': {
    kind: 'kiosks',
    say: ({ again }) => (again === true ? 'Paired again' : 'Paired'),
  },
  'kiosk-edit': {
    kind: 'kiosks',
    say: ({ from, room: to }, { room }) =>
      from === to ? 'Renamed the kiosk' : `Moved from ${room(text(from))} to ${room(text(to))}`,
  },
  'kiosk-revoke': { kind: 'kiosks', say: 'Revoked the kiosk' },
  'kiosk-release': { kind: 'kiosks', say: 'Let taps of the revoked kiosk count' },
  'kiosk-accept-logs': { kind: 'kiosks', say: 'Accepted taps brought under another identity' },
  'log-lost': {
    kind: 'kiosks',
    say: (detail) =>
      `Gave up missing taps: numbers ${count(detail, 'first')} to ${count(detail, 'last')}`,
  },
  'kiosk-accept-logs-undo': {
    kind: 'kiosks',
    say: 'Taps brought under another identity wait again',
  },
  'log-lost-undo': {
    kind: 'kiosks',
    say: (detail) =>
      `Missing taps are waited for again: numbers ${count(detail, 'first')} to ${count(detail, 'last')}`,
  },
  'kiosk-packed-up': { kind: 'kiosks', say: 'Packed up: it takes no more taps' },
  'kiosk-in-use': { kind: 'kiosks', say: 'No longer packed up' },
  'kiosk-file': {
    kind: 'kiosks',
    say: (detail) => `Took in a tablet’s file: ${plural(count(detail, 'taps'), 'tap')}`,
  },
  'kiosk-message': { kind: 'kiosks', say: 'Sent a message' },
  'kiosk-message-end': { kind: 'kiosks', say: 'Took a message back' },
  'person-add': { kind: 'accounts', say: ({ role }) => `An account was made, role ${text(role)}` },
  'person-change': {
    kind: 'accounts',
    say: ({ role, active }) =>
      `Changed the account: role ${text(role)}, ${active === false ? 'deactivated' : 'active'}`,
  },
  'invitation-add': { kind: 'accounts', say: ({ role }) => `Invited somebody as ${text(role)}` },
  'invitation-end': { kind: 'accounts', say: 'Took an invitation back' },
  'password-set': { kind: 'accounts', say: 'Set a new password by a link' },
  'provider-link': { kind: 'accounts', say: 'Linked the account to the sign-in provider' },
  'sign-ins-end': {
    kind: 'accounts',
    say: (detail) => `Ended ${plural(count(detail, 'ended'), 'sign-in')}`,
  },
  'token-add': { kind: 'accounts', say: ({ role }) => `Made an API token, role ${text(role)}` },
  'token-revoke': { kind: 'accounts', say: 'Revoked an API token' },
  rebuild: {
    kind: 'server',
    say: (detail) =>
      `Computed all records anew: ${plural(count(detail, 'records'), 'record')} and ${plural(count(detail, 'taps'), 'tap')} changed`,
  },
  restore: { kind: 'server', say: 'Put the database back from a copy' },
}

/** The kind of an act; of one that nobody knows `other`. */
export const kindOfAct = (act: string): HistoryKind => acts[act]?.kind ?? 'other'

/** What an act was, in words; of one that nobody knows its own name, spelt out. */
export function actInWords(act: string, detail: Detail, told: Wording): string {
  const say = acts[act]?.say
  if (say === undefined) return spelt(act)
  return typeof say === 'string' ? say : say(detail, told)
}

const spelt = (act: string) => act.charAt(0).toUpperCase() + act.slice(1).replaceAll('-', ' ')
