import { sql } from 'kysely'
import type { Tx } from './open.ts'

/** How much of a programme's evidence names somebody. */
export interface NamedBy {
  taps: number
  bookings: number
  marks: number
  corrections: number
}

/** How many taps, bookings, marks and corrections of a programme name this attendee, merges not regarded. */
export async function namedBy(tx: Tx, programme: string, attendee: string): Promise<NamedBy> {
  const n = sql<number>`count(*)`.as('n')
  const taps = await tx
    .selectFrom('taps')
    .innerJoin('logs', 'logs.n', 'taps.log')
    .select(n)
    .where('taps.who', '=', attendee)
    .where('logs.programme', '=', programme)
    .executeTakeFirst()
  const bookings = await tx
    .selectFrom('bookings')
    .innerJoin('sessions', 'sessions.id', 'bookings.session')
    .select(n)
    .where('bookings.attendee', '=', attendee)
    .where('bookings.cancelled_at', 'is', null)
    .where('sessions.programme', '=', programme)
    .executeTakeFirst()
  const marks = await tx
    .selectFrom('marks')
    .select(n)
    .where('attendee', '=', attendee)
    .where('programme', '=', programme)
    .executeTakeFirst()
  const corrections = await tx
    .selectFrom('corrections')
    .select(n)
    .where('attendee', '=', attendee)
    .where('programme', '=', programme)
    .executeTakeFirst()
  const count = (row: { n: number } | undefined) => Number(row?.n ?? 0)
  return {
    taps: count(taps),
    bookings: count(bookings),
    marks: count(marks),
    corrections: count(corrections),
  }
}
