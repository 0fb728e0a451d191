import { noteChanges } from './changes.ts'
import type { DialectName } from './dialect.ts'
import type { Tx } from './open.ts'
import { parts } from './taps.ts'

// Takes away what an import added, as if it had never been: nothing stands on it (see unused.ts).

/** Takes sessions away; kiosks are told. */
export async function removeSessions(
  tx: Tx,
  dialect: DialectName,
  programme: string,
  ids: string[],
): Promise<void> {
  for (const part of parts(ids)) {
    await tx.deleteFrom('records').where('session', 'in', part).execute()
    await tx.deleteFrom('completions').where('session', 'in', part).execute()
    await tx.deleteFrom('sessions').where('id', 'in', part).execute()
  }
  await noteChanges(
    tx,
    dialect,
    programme,
    ids.map((id) => ({ type: 'session', id, deleted: true })),
  )
}

/** Takes those of these rooms away in which nothing is, nor was; kiosks are told. */
export async function removeEmptyRooms(
  tx: Tx,
  dialect: DialectName,
  programme: string,
  ids: string[],
): Promise<void> {
  const gone: string[] = []
  for (const part of parts(ids)) {
    const used = [
      tx.selectFrom('sessions').select('room').where('room', 'in', part),
      tx.selectFrom('kiosks').select('room').where('room', 'in', part),
      tx.selectFrom('kiosk_rooms').select('room').where('room', 'in', part),
      tx.selectFrom('taps').select('room').where('room', 'in', part),
    ]
    const rooms = new Set<string | null>()
    for (const query of used) for (const { room } of await query.execute()) rooms.add(room)
    const empty = part.filter((id) => !rooms.has(id))
    if (empty.length === 0) continue
    await tx.deleteFrom('rooms').where('id', 'in', empty).execute()
    gone.push(...empty)
  }
  await noteChanges(
    tx,
    dialect,
    programme,
    gone.map((id) => ({ type: 'room', id, deleted: true })),
  )
}

/** Takes people off a programme's roster; who is on no other is forgotten. Kiosks are told. */
export async function removeFromRoster(
  tx: Tx,
  dialect: DialectName,
  programme: string,
  ids: string[],
): Promise<void> {
  for (const part of parts(ids)) {
    await tx
      .deleteFrom('badges')
      .where('programme', '=', programme)
      .where('attendee', 'in', part)
      .execute()
    for (const table of ['roster', 'dirty', 'records', 'completions'] as const) {
      await tx
        .deleteFrom(table)
        .where('programme', '=', programme)
        .where('attendee', 'in', part)
        .execute()
    }
    await tx
      .deleteFrom('attendees')
      .where('id', 'in', part)
      .where('id', 'not in', (eb) =>
        eb.selectFrom('roster').select('attendee').where('attendee', 'in', part),
      )
      .where('id', 'not in', (eb) =>
        eb.selectFrom('bookings').select('attendee').where('attendee', 'in', part),
      )
      .where('id', 'not in', (eb) =>
        eb.selectFrom('marks').select('attendee').where('attendee', 'in', part),
      )
      .execute()
  }
  await noteChanges(
    tx,
    dialect,
    programme,
    ids.map((id) => ({ type: 'attendee', id, deleted: true })),
  )
}
