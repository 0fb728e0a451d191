import { noteChanges } from './changes.ts'
import type { DialectName } from './dialect.ts'
import type { Db, Tx } from './open.ts'
import type { MessagesTable } from './tables.ts'

export interface MessageSent extends MessagesTable {
  at: number
  by: string
}

/** Keeps messages and tells kiosks of them. */
export async function addMessages(
  tx: Tx,
  dialect: DialectName,
  programme: string,
  messages: MessageSent[],
): Promise<void> {
  for (const message of messages) await tx.insertInto('messages').values(message).execute()
  const changes = messages.map(({ id }) => ({ type: 'message' as const, id }))
  await noteChanges(tx, dialect, programme, changes)
}

/** A message ends at `until`, ms UTC, and kiosks are told. */
export async function endMessage(
  tx: Tx,
  dialect: DialectName,
  { id, programme }: MessagesTable,
  until: number,
): Promise<void> {
  await tx.updateTable('messages').set({ until }).where('id', '=', id).execute()
  await noteChanges(tx, dialect, programme, [{ type: 'message', id }])
}

export async function findMessage(tx: Tx, id: string): Promise<MessagesTable | undefined> {
  return tx.selectFrom('messages').selectAll().where('id', '=', id).executeTakeFirst()
}

/** The messages of a programme that stand at `now`, the newest first, with their kiosk's name. */
export async function messagesStanding(
  db: Db,
  programme: string,
  now: number,
  { limit, after }: { limit: number; after: { at: number; id: string } | null },
): Promise<(MessageSent & { kiosk_name: string | null })[]> {
  let query = db
    .selectFrom('messages')
    .leftJoin('kiosks', 'kiosks.id', 'messages.kiosk')
    .selectAll('messages')
    .select('kiosks.name as kiosk_name')
    .where('messages.programme', '=', programme)
    .where('until', '>', now)
    .orderBy('at', 'desc')
    .orderBy('messages.id')
    .limit(limit + 1)
  if (after) {
    query = query.where(({ eb, and, or }) =>
      or([
        eb('at', '<', after.at),
        and([eb('at', '=', after.at), eb('messages.id', '>', after.id)]),
      ]),
    )
  }
  return query.execute()
}

/** Of these kiosks those of the programme. */
export async function kiosksOf(tx: Tx, programme: string, ids: string[]): Promise<string[]> {
  const rows = await tx
    .selectFrom('kiosks')
    .select('id')
    .where('programme', '=', programme)
    .where('id', 'in', ids)
    .execute()
  return rows.map(({ id }) => id)
}
