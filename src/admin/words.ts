import type { AttendanceRow, AttendanceStatus } from '../domain/api.ts'
import type { EvidenceClass } from '../domain/evidence.ts'
import type { Flag } from '../domain/record.ts'

interface FlagWords {
  short: string
  long: string
}

const flags: Record<Flag, FlagWords> = {
  'double-check-in': { short: 'Checked in twice', long: 'Checked in while in: the first stands' },
  'double-check-out': {
    short: 'Checked out twice',
    long: 'Checked out while out: the first stands',
  },
  'no-check-in': { short: 'No check-in', long: 'A check-out without a check-in before it' },
  'no-check-out': { short: 'No check-out', long: 'Still in at the end: nobody saw them leave' },
  'implied-check-out': {
    short: 'Left for another room',
    long: 'The check-out follows from a check-in elsewhere',
  },
  'outside-window': {
    short: 'Outside the hours',
    long: 'A tap before opening or after closing; the time outside does not count',
  },
  'two-places': { short: 'Two places', long: 'Counted in two rooms at the same time' },
  contradiction: { short: 'Contradiction', long: 'The evidence contradicts itself: decide' },
  'clock-moved': {
    short: 'Clock moved',
    long: 'The tablet’s clock was moved; the time is estimated',
  },
  'clock-unknown': {
    short: 'Clock unknown',
    long: 'Nothing ties this tablet’s clock to the server',
  },
  'time-matters': {
    short: 'Time decides',
    long: 'The mark depends on the uncertain time of a tap',
  },
  'self-report-differs': {
    short: 'Self-report differs',
    long: 'The attendee’s own word and the kiosk’s evidence differ',
  },
}

const known = new Map<string, FlagWords>(Object.entries(flags))

/** A flag in words; a flag newer than this page is shown as it is, never hidden. */
export const flagWords = (flag: string): FlagWords =>
  known.get(flag) ?? { short: flag.replaceAll('-', ' '), long: flag }

export const statusWords: Record<AttendanceStatus, string> = {
  booked: 'Booked',
  pending: 'Pending',
  attended: 'Attended',
  'not-attended': 'Not Attended',
  cancelled: 'Cancelled',
}

const evidence: Record<EvidenceClass, string> = {
  kiosk: 'Kiosk',
  'phone-code': 'Phone, code',
  phone: 'Phone',
  staff: 'Staff',
  'self-report': 'Self-report',
  import: 'Import',
}

/** `Kiosk, staff`: the classes of evidence that count (rule E7). */
export function evidenceText(classes: readonly EvidenceClass[]): string {
  const [first, ...others] = classes.map((one) => evidence[one])
  return [first ?? '', ...others.map((one) => one.toLowerCase())].join(', ')
}

export const expiryWords: Record<NonNullable<AttendanceRow['expiry']>, string> = {
  valid: 'Valid',
  'expiring-soon': 'Expiring Soon',
  expired: 'Expired',
}
