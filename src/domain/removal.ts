import type { AttendanceRecord } from './record.ts'

/**
 * What it means to remove an attendee from a session at `now`, ms UTC (rule S4): before its start the
 * booking is cancelled; from then on, or where the attendee has checked in, they are marked Not Attended,
 * and the row stays.
 */
export function removalOf(
  { window, checkedIn }: Pick<AttendanceRecord, 'window' | 'checkedIn'>,
  now: number,
): 'cancel-booking' | 'mark-not-attended' {
  return now < window.start && !checkedIn ? 'cancel-booking' : 'mark-not-attended'
}
