import type { Db, Tx } from './open.ts'
import type { KiosksTable } from './tables.ts'

export async function findKiosk(db: Db | Tx, id: string): Promise<KiosksTable | undefined> {
  return db.selectFrom('kiosks').selectAll().where('id', '=', id).executeTakeFirst()
}

export type ListedKiosk = KiosksTable & { room_name: string }

/** Kiosks with their room's name: of a programme, or one by its id. In order of name, then id. */
export async function listKiosks(
  db: Db | Tx,
  of: { programme: string } | { id: string },
  { limit, after }: { limit: number; after: readonly (string | number)[] | null },
): Promise<ListedKiosk[]> {
  let query = db
    .selectFrom('kiosks')
    .innerJoin('rooms', 'rooms.id', 'kiosks.room')
    .selectAll('kiosks')
    .select('rooms.name as room_name')
    .orderBy('kiosks.name')
    .orderBy('kiosks.id')
    .limit(limit + 1)
  query =
    'programme' in of
      ? query.where('kiosks.programme', '=', of.programme)
      : query.where('kiosks.id', '=', of.id)
  if (after) {
    const [name, id] = [String(after[0]), String(after[1])]
    query = query.where((eb) =>
      eb.or([
        eb('kiosks.name', '>', name),
        eb.and([eb('kiosks.name', '=', name), eb('kiosks.id', '>', id)]),
      ]),
    )
  }
  return query.execute()
}

export async function addKiosk(
  tx: Tx,
  kiosk: Pick<KiosksTable, 'id' | 'programme' | 'room' | 'name' | 'created_at'>,
): Promise<void> {
  await tx
    .insertInto('kiosks')
    .values({
      ...kiosk,
      token_hash: null,
      enrolled_at: null,
      revoked_at: null,
      last_contact: null,
      state: null,
      build: null,
      offset: null,
    })
    .execute()
  const { id, room, created_at } = kiosk
  await addKioskRoom(tx, { kiosk: id, room, since: created_at })
}

/** Notes that a kiosk stands in a room from then on, ms UTC: completeness asks for it later (rule W1). */
export async function addKioskRoom(
  tx: Tx,
  stand: { kiosk: string; room: string; since: number },
): Promise<void> {
  await tx.insertInto('kiosk_rooms').values(stand).execute()
}

export async function changeKiosk(
  tx: Tx,
  id: string,
  values: Partial<Omit<KiosksTable, 'id' | 'programme'> & { reported_through: number }>,
): Promise<void> {
  if (Object.keys(values).length === 0) return
  await tx.updateTable('kiosks').set(values).where('id', '=', id).execute()
}

/** Whether one of these is revoked now. */
export async function anyRevoked(tx: Tx, ids: string[]): Promise<boolean> {
  const rows = await tx
    .selectFrom('kiosks')
    .select('id')
    .where('id', 'in', ids)
    .where('revoked_at', 'is not', null)
    .execute()
  return rows.length > 0
}

/** The programme's room of this id. */
export async function roomOf(
  db: Db | Tx,
  programme: string,
  room: string,
): Promise<{ id: string; name: string } | undefined> {
  return db
    .selectFrom('rooms')
    .select(['id', 'name'])
    .where('id', '=', room)
    .where('programme', '=', programme)
    .executeTakeFirst()
}

/** A programme's id, name and zone, as a kiosk is told at its enrolment. */
export async function programmeOf(
  db: Db | Tx,
  id: string,
): Promise<{ id: string; name: string; time_zone: string } | undefined> {
  return db
    .selectFrom('programmes')
    .select(['id', 'name', 'time_zone'])
    .where('id', '=', id)
    .executeTakeFirst()
}

/** What staff let through of a revoked kiosk: all (null), up to a time (ms), none (0). */
export async function addRelease(
  tx: Tx,
  release: { kiosk: string; through: number | null; by: string; at: number },
): Promise<void> {
  await tx.insertInto('releases').values(release).execute()
}
