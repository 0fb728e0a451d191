import { type Selectable, sql } from 'kysely'
import type { LinksTable } from './mail-tables.ts'
import type { Db, Tx } from './open.ts'
import { parts } from './taps.ts'

export type LinkRow = Selectable<LinksTable>
export type LinkSubject = Pick<LinkRow, 'kind' | 'programme' | 'attendee' | 'session' | 'presenter'>

/** The id of the link of this subject that isn't revoked: the one that stands, or a new one. */
export async function standingLink(
  tx: Tx,
  subject: LinkSubject,
  { id, at, expiresAt }: { id: string; at: number; expiresAt: number | null },
): Promise<string> {
  const columns = { expires_at: expiresAt, revoked_at: null }
  const row = await tx
    .insertInto('links')
    .values({ id, ...subject, created_at: at, ...columns })
    .onConflict((conflict) =>
      conflict
        .expression(
          sql`kind, programme, coalesce(attendee, ''), coalesce(session, ''), coalesce(presenter, '')`,
        )
        .where(sql<boolean>`revoked_at is null`)
        .doUpdateSet({ expires_at: expiresAt }),
    )
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

/** Revoked and expired ones too. */
export async function findLink(db: Db | Tx, id: string): Promise<LinkRow | undefined> {
  return db.selectFrom('links').selectAll().where('id', '=', id).executeTakeFirst()
}

/** @returns whether it stood */
export async function revokeLinkRow(tx: Tx, id: string, at: number): Promise<boolean> {
  const done = await tx
    .updateTable('links')
    .set({ revoked_at: at })
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}

/** Somebody is erased: their links open nothing any more. */
export async function dropLinksOf(tx: Tx, attendees: readonly string[]): Promise<void> {
  for (const part of parts(attendees)) {
    await tx.deleteFrom('links').where('attendee', 'in', part).execute()
  }
}
