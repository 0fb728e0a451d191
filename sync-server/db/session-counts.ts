import type { Db } from './open.ts'

export interface SessionCounts {
  /** booked, by hand or by a tap, and not cancelled (rule S1) */
  booked: number
  checkedIn: number
  attended: number
}

/** Counts over the records of these sessions, by session; one without records has none. */
export async function sessionCounts(
  db: Db,
  sessions: string[],
): Promise<Map<string, SessionCounts>> {
  if (sessions.length === 0) return new Map()
  const rows = await db
    .selectFrom('records')
    .select(({ fn, eb }) => [
      'session',
      fn.sum<number>('booked').as('booked'),
      fn.sum<number>('checked_in').as('checkedIn'),
      fn
        .sum<number>(eb.case().when('mark', '=', 'attended').then(eb.lit(1)).else(eb.lit(0)).end())
        .as('attended'),
    ])
    .where('session', 'in', sessions)
    .groupBy('session')
    .execute()
  return new Map(rows.map(({ session, ...counts }) => [session, counts]))
}
