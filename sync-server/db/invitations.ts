import type { Selectable } from 'kysely'
import type { Db, Tx } from './open.ts'
import type { InvitationsTable } from './people-tables.ts'

export type Invitation = Selectable<InvitationsTable>

export async function addInvitation(tx: Tx, invitation: Invitation): Promise<void> {
  await tx.insertInto('invitations').values(invitation).execute()
}

/** Those that can still be used, the newest first. */
export async function openInvitations(db: Db, now: number): Promise<Invitation[]> {
  return db
    .selectFrom('invitations')
    .selectAll()
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .orderBy('at', 'desc')
    .orderBy('id')
    .execute()
}

/** The invitation of this hash, used and expired ones too. */
export async function findInvitation(db: Db, hash: string): Promise<Invitation | undefined> {
  return db.selectFrom('invitations').selectAll().where('hash', '=', hash).executeTakeFirst()
}

/** Takes it, so that of two calls at the same time one succeeds. */
export async function claimInvitation(db: Db, id: string, now: number): Promise<boolean> {
  const taken = await db
    .updateTable('invitations')
    .set({ used_at: now })
    .where('id', '=', id)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst()
  return taken.numUpdatedRows === 1n
}

/** Gives a claimed one back. */
export async function releaseInvitation(db: Db, id: string): Promise<void> {
  await db.updateTable('invitations').set({ used_at: null }).where('id', '=', id).execute()
}

/** @returns whether there was one */
export async function removeInvitation(tx: Tx, id: string): Promise<boolean> {
  const gone = await tx
    .deleteFrom('invitations')
    .where('id', '=', id)
    .where('used_at', 'is', null)
    .executeTakeFirst()
  return gone.numDeletedRows === 1n
}

/** Another link for the same address takes the place of the ones before. */
export async function removeInvitationsOf(tx: Tx, email: string): Promise<void> {
  await tx
    .deleteFrom('invitations')
    .where('email', '=', email)
    .where('used_at', 'is', null)
    .execute()
}
