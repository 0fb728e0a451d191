import { endsOf } from './merges.ts'
import type { Db, Tx } from './open.ts'
import type { BookingsTable, WaitingPlacesTable } from './tables.ts'
import { parts } from './taps.ts'

/** Somebody in line; who was merged into another stands there for that one (rule E8). */
export interface InLine extends Pick<WaitingPlacesTable, 'place' | 'source' | 'by' | 'since'> {
  attendee: string
}

/**
 * Who holds a place of a session: who is booked, and who has checked in, which makes a booking or
 * revives a cancelled one (rule S1). Check-ins as far as they are reconciled.
 */
export async function placesTaken(tx: Db | Tx, session: string): Promise<Set<string>> {
  const booked = await tx
    .selectFrom('bookings')
    .innerJoin('attendees', 'attendees.id', 'bookings.attendee')
    .select(['attendees.id', 'merged_into'])
    .where('session', '=', session)
    .where('cancelled_at', 'is', null)
    .execute()
  const here = await tx
    .selectFrom('records')
    .innerJoin('attendees', 'attendees.id', 'records.attendee')
    .select(['attendees.id', 'merged_into'])
    .where('session', '=', session)
    .where('booked', '=', 1)
    .where('checked_in', '=', 1)
    .execute()
  const all = [...booked, ...here]
  const merged = all.filter(({ merged_into }) => merged_into !== null).map(({ id }) => id)
  const ends = await endsOf(tx, merged)
  return new Set(all.map(({ id }) => ends.get(id) ?? id))
}

/** Who waits for a place of a session, in order: each once, and nobody who holds one. */
export async function lineOf(
  tx: Db | Tx,
  session: string,
  taken: ReadonlySet<string>,
): Promise<InLine[]> {
  const rows = await tx
    .selectFrom('waiting_places')
    .select(['attendee', 'place', 'source', 'by', 'since'])
    .where('session', '=', session)
    .orderBy('place')
    .orderBy('attendee')
    .execute()
  const ends = await endsOf(
    tx,
    rows.map(({ attendee }) => attendee),
  )
  const seen = new Set(taken)
  return rows.flatMap((row) => {
    const attendee = ends.get(row.attendee) ?? row.attendee
    if (seen.has(attendee)) return []
    seen.add(attendee)
    return [{ ...row, attendee }]
  })
}

/** Puts attendees at the end of a line, in this order; who is in it keeps their place. */
export async function joinLine(
  tx: Tx,
  session: string,
  attendees: readonly string[],
  joined: { source: BookingsTable['source']; by: string; since: number },
): Promise<void> {
  const last = await tx
    .selectFrom('waiting_places')
    .select((eb) => eb.fn.max('place').as('place'))
    .where('session', '=', session)
    .executeTakeFirst()
  const end = Number(last?.place ?? 0)
  const rows = attendees.map((attendee, n) => ({
    session,
    attendee,
    place: end + n + 1,
    ...joined,
  }))
  for (const part of parts(rows, 100)) {
    await tx
      .insertInto('waiting_places')
      .values(part)
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  }
}

/** Takes attendees out of a line. @param attendees with whoever was merged into them */
export async function leaveLine(
  tx: Tx,
  session: string,
  attendees: readonly string[],
): Promise<void> {
  for (const part of parts(attendees)) {
    await tx
      .deleteFrom('waiting_places')
      .where('session', '=', session)
      .where('attendee', 'in', part)
      .execute()
  }
}

/** Sets the order of a line: everybody who stands in it, first to last. */
export async function orderLine(
  tx: Tx,
  session: string,
  attendees: readonly string[],
): Promise<void> {
  for (const [n, attendee] of attendees.entries()) {
    await tx
      .updateTable('waiting_places')
      .set({ place: n + 1 })
      .where('session', '=', session)
      .where('attendee', '=', attendee)
      .execute()
  }
}

/** Of these sessions those for which somebody waits; null: of all of a programme. */
export async function sessionsWithLine(
  tx: Db | Tx,
  of: { programme: string } | { sessions: readonly string[] },
): Promise<string[]> {
  const found: string[] = []
  const query = tx
    .selectFrom('waiting_places')
    .innerJoin('sessions', 'sessions.id', 'waiting_places.session')
    .select('waiting_places.session')
    .distinct()
    .orderBy('waiting_places.session')
  if ('programme' in of) {
    const rows = await query.where('sessions.programme', '=', of.programme).execute()
    return rows.map(({ session }) => session)
  }
  for (const part of parts(of.sessions)) {
    const rows = await query.where('waiting_places.session', 'in', part).execute()
    found.push(...rows.map(({ session }) => session))
  }
  return found
}

/** How many wait for each of these sessions; those for which nobody does are left out. */
export async function waitingCounts(
  db: Db,
  sessions: readonly string[],
): Promise<Map<string, number>> {
  const counts = new Map<string, number>()
  for (const session of await sessionsWithLine(db, { sessions })) {
    const line = await lineOf(db, session, await placesTaken(db, session))
    if (line.length > 0) counts.set(session, line.length)
  }
  return counts
}
