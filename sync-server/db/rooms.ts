import type { RoomRef } from '../../src/domain/api.ts'
import type { PageRequest } from '../http/paging.ts'
import { noteChanges } from './changes.ts'
import type { DialectName } from './dialect.ts'
import type { Db, Tx } from './open.ts'

/** A programme's rooms by name, one more than the page's limit. */
export async function listRooms(
  db: Db,
  programme: string,
  { limit, after }: PageRequest,
): Promise<RoomRef[]> {
  let query = db
    .selectFrom('rooms')
    .select(['id', 'name'])
    .where('programme', '=', programme)
    .orderBy('name')
    .limit(limit + 1)
  if (after) query = query.where('name', '>', String(after[0]))
  return query.execute()
}

/** The room of this name, if the programme has it. */
export async function findRoomByName(
  tx: Db | Tx,
  programme: string,
  name: string,
): Promise<RoomRef | undefined> {
  return tx
    .selectFrom('rooms')
    .select(['id', 'name'])
    .where('programme', '=', programme)
    .where('name', '=', name)
    .executeTakeFirst()
}

/** Adds a room and tells kiosks of it. */
export async function addRoom(
  tx: Tx,
  dialect: DialectName,
  programme: string,
  room: RoomRef,
): Promise<void> {
  await tx
    .insertInto('rooms')
    .values({ ...room, programme })
    .execute()
  await noteChanges(tx, dialect, programme, [{ type: 'room', id: room.id }])
}

export async function roomById(
  tx: Db | Tx,
  id: string,
): Promise<{ programme: string; name: string } | undefined> {
  return tx
    .selectFrom('rooms')
    .select(['programme', 'name'])
    .where('id', '=', id)
    .executeTakeFirst()
}

/** Gives a room another name and tells kiosks of it; its sessions and kiosks stay in it. */
export async function renameRoom(
  tx: Tx,
  dialect: DialectName,
  programme: string,
  { id, name }: RoomRef,
): Promise<void> {
  await tx.updateTable('rooms').set({ name }).where('id', '=', id).execute()
  await noteChanges(tx, dialect, programme, [{ type: 'room', id }])
}
