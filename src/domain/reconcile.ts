import type { Booking, Closing, EvidenceTap, Mark } from './evidence.ts'
import type { Settings } from './policy.ts'
import type { AttendanceRecord, TapFate } from './record.ts'
import type { Session } from './session.ts'

/** All evidence about one attendee in one programme. Lists may come in any order. */
export interface ReconcileInput {
  attendee: string
  taps: EvidenceTap[]
  bookings: Booking[]
  marks: Mark[]
}

/** The programme as the rules see it: the same for all attendees, so prepared once. */
export interface Schedule {
  sessions: Map<string, Session>
  settings: Settings
  closings: Map<string, Closing>
}

export interface Reconciled {
  /** one for each session with a booking, tap or mark; sorted by session id */
  records: AttendanceRecord[]
  /** one for each tap; sorted by log, then seq */
  fates: TapFate[]
}

/** Prepares what reconcile() needs of a programme. */
export function prepareSchedule(
  sessions: Session[],
  settings: Settings,
  closings: Closing[],
): Schedule {
  throw new Error(`not written yet: ${sessions.length} ${closings.length} ${settings.mode}`)
}

/** The one entry from evidence to record: pure, the same for any order and repetition of its input. */
export function reconcile(input: ReconcileInput, schedule: Schedule): Reconciled {
  throw new Error(`not written yet: ${input.attendee} ${schedule.sessions.size}`)
}
