import type { SessionListRow } from '../../domain/api.ts'
import type { Booked } from '../../domain/api-bookings.ts'
import { clock, count, dayMiddle, plural } from '../format.ts'

/** A session that people can still be booked for. */
interface OtherDate {
  session: SessionListRow
  /** of a title that those chosen missed */
  same: boolean
}

/**
 * The sessions that have not begun at `now`, ms UTC: those of a title that was missed first, each by start.
 */
export function otherDates(
  sessions: readonly SessionListRow[],
  missed: ReadonlySet<string>,
  now: number,
): OtherDate[] {
  return sessions
    .filter(({ cancelled, start }) => !cancelled && start > now)
    .map((session) => ({ session, same: missed.has(session.title) }))
    .sort((a, b) => Number(b.same) - Number(a.same) || a.session.start - b.session.start)
}

/** When and what, and how many places are left. */
export function dateWords({ session, same }: OtherDate, zone: string): string {
  const { title, start, capacity, booked } = session
  const left = capacity === null ? null : Math.max(0, capacity - booked)
  const places =
    left === null
      ? ''
      : left === 0
        ? ', full: they wait in line'
        : `, ${plural(left, 'place')} left`
  const when = `${dayMiddle(start, zone)}, ${clock(start, zone)}`
  return `${same ? 'Same: ' : ''}${title}, ${when}${places}`
}

/** What booking came to: `2 booked, 1 waits in line, 1 was booked already`. */
export function outcomeWords(items: readonly Booked[]): string {
  const of = (as: Booked['as']) => items.filter((one) => one.as === as).length
  const [waiting, already] = [of('waiting'), of('already')]
  const parts = [
    `${count(of('booked'))} booked`,
    waiting > 0 ? `${count(waiting)} ${waiting === 1 ? 'waits' : 'wait'} in line` : '',
    already > 0 ? `${count(already)} ${already === 1 ? 'was' : 'were'} booked already` : '',
  ]
  return parts.filter((part) => part !== '').join(', ')
}
