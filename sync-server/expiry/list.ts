import type { ExpiryAnswer, ExpiryRow } from '../../src/domain/api-follow.ts'
import { dayIn } from '../day-in.ts'
import { attendedIn, rosterNames } from '../db/attended.ts'
import type { Db } from '../db/open.ts'
import { sessionNames } from '../db/pathways.ts'
import { expiriesAt } from './expiries.ts'

/**
 * Every attendance of a programme that expires, as it stands on the day of `now` (rule X1), those that end
 * first coming first; of people who were erased none.
 */
export async function expiryList(
  db: Db,
  { id, timeZone }: { id: string; timeZone: string },
  now: number,
): Promise<ExpiryAnswer> {
  const expiry = await expiriesAt(db, id, now)
  const people = new Map((await rosterNames(db, id)).map((one) => [one.attendee, one]))
  const sessions = await sessionNames(db, id)
  const items = (await attendedIn(db, id)).flatMap((row): ExpiryRow[] => {
    const person = people.get(row.attendee)
    const session = sessions.get(row.session)
    const shown = person && session && expiry(row)
    if (!shown) return []
    const { name, email, code } = person
    const { title, code: sessionCode } = session
    return [{ ...row, name, email, code, title, sessionCode, ...shown }].map(
      ({ markedAt: _, endedAt: __, ...rest }) => rest,
    )
  })
  const count = (status: ExpiryRow['status']) =>
    items.filter((item) => item.status === status).length
  return {
    today: dayIn(timeZone, now),
    counts: {
      valid: count('valid'),
      expiringSoon: count('expiring-soon'),
      expired: count('expired'),
    },
    items: items.sort((a, b) => (a.until < b.until ? -1 : a.until > b.until ? 1 : 0)),
  }
}
