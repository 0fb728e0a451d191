import type { AttendanceRow } from '../../domain/api.ts'
import type { ToSortOut } from '../../domain/api-truth.ts'
import { plural } from '../format.ts'

type Kind = ToSortOut['groups'][number]['kind']

/** One line of the list: several attendees, or several taps, with the same problem. */
export interface Problem {
  kind: Kind
  count: number
  attendees: string[]
}

/** said elsewhere, or no more than a consequence of what is */
const quiet = new Set<Kind>(['outside-window', 'implied-check-out'])

/**
 * The problems worth a person's time. Who is in now can still check out; a provisional record whose
 * missing check-out is listed is not listed once more.
 */
export function problemsOf({ groups, rows }: ToSortOut): Problem[] {
  const inNow = new Set(rows.filter((row) => row.inNow).map(({ attendee }) => attendee))
  const explained = new Set(
    groups.flatMap(({ kind, attendees }) =>
      kind === 'no-check-out' || kind === 'contradiction' ? attendees : [],
    ),
  )
  return groups.flatMap(({ kind, count, attendees }) => {
    if (quiet.has(kind)) return []
    const isAboutTaps = attendees.length === 0
    const left = attendees.filter((id) => {
      if (kind === 'no-check-out') return !inNow.has(id)
      return kind !== 'provisional' || !(explained.has(id) || inNow.has(id))
    })
    const all = isAboutTaps ? count : left.length
    return all === 0 ? [] : [{ kind, count: all, attendees: left }]
  })
}

/** How many there are to sort out: attendees with several problems count with each. */
export const problemCount = (problems: readonly Problem[]): number =>
  problems.reduce((sum, { count }) => sum + count, 0)

const words: Record<Kind, (n: number) => string> = {
  'no-check-out': (n) => `${n} without check-out`,
  'no-check-in': (n) => `${n} without check-in`,
  'two-places': (n) => `${n} in two rooms at once`,
  contradiction: (n) => plural(n, 'contradiction'),
  'clock-moved': (n) => `${n} with a clock that was moved`,
  'clock-unknown': (n) => `${n} with an unknown clock`,
  'time-matters': (n) => `${n} whose exact time decides`,
  'implied-check-out': (n) => `${n} left for another room`,
  'self-report-differs': (n) => plural(n, 'self-report differs', 'self-reports differ'),
  'outside-window': (n) => `${n} outside the hours`,
  provisional: (n) => plural(n, 'decision'),
  parked: (n) => plural(n, 'tap waits', 'taps wait'),
  rejected: (n) => plural(n, 'tap can’t be read', 'taps can’t be read'),
  conflict: (n) => plural(n, 'tap was sent in two forms', 'taps were sent in two forms'),
  quarantined: (n) => `${plural(n, 'tap')} of a revoked kiosk`,
  'not-computed': (n) => plural(n, 'record can’t be computed', 'records can’t be computed'),
}

/** `4 without check-out` */
export const problemWords = ({ kind, count }: Problem): string => words[kind](count)

const hints: Record<Kind, string> = {
  'no-check-out': 'Nobody saw them leave',
  'no-check-in': 'A check-out alone counts no time',
  'two-places': 'Counted here and elsewhere in the same minutes',
  contradiction: 'Counts no time until somebody decides',
  'clock-moved': 'Times are estimated, with a range',
  'clock-unknown': 'The tablet’s own time, without proof',
  'time-matters': 'The threshold lies within the range',
  'implied-check-out': 'The check-out follows from a check-in there',
  'self-report-differs': 'Their own word and the kiosk’s evidence',
  'outside-window': 'Before opening or after closing',
  provisional: 'No mark until somebody decides',
  parked: 'They count once somebody is named',
  rejected: 'Kept as they came',
  conflict: 'The first one stands',
  quarantined: 'They count once released',
  'not-computed': 'What is stored can’t be read; the record is the one of before',
}

/** What the problem means, in a few words. */
export const problemHint = ({ kind }: Problem): string => hints[kind]

/** Does the row bear the problem? */
export const hasProblem = (row: AttendanceRow, kind: Kind): boolean =>
  kind === 'provisional' ? row.provisional : row.flags.includes(kind)
