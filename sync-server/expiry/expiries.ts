import type { Day } from '../../src/domain/day.ts'
import { type Expiry, expiryOf } from '../../src/domain/expiry.ts'
import { dayIn } from '../day-in.ts'
import { validities } from '../db/attendance.ts'
import type { AttendedRow } from '../db/attended.ts'
import type { Db, Tx } from '../db/open.ts'

export interface ShownExpiry extends Expiry {
  from: Day
}

/**
 * How to tell the expiry of an attendance on the day of `now` (rule X1); null: it never expires. Days are
 * told once for each moment: marks of many have the same.
 */
export async function expiriesAt(
  db: Db | Tx,
  programme: string,
  now: number,
): Promise<(row: AttendedRow) => ShownExpiry | null> {
  const valid = await validities(db, programme)
  const days = new Map<string, Day>()
  const day = (timeZone: string, ms: number) => {
    const key = `${timeZone} ${ms}`
    const known = days.get(key)
    if (known !== undefined) return known
    const told = dayIn(timeZone, ms)
    days.set(key, told)
    return told
  }
  return ({ session, markedAt, endedAt }) => {
    const validity = valid.get(session)
    if (!validity) return null
    const { months, soonDays, timeZone } = validity
    const from = day(timeZone, validity.from === 'mark' ? markedAt : endedAt)
    return { from, ...expiryOf({ from, months, soonDays }, day(timeZone, now)) }
  }
}
