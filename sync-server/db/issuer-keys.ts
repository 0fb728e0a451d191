import type { Selectable } from 'kysely'
import type { IssuerKeysTable } from './certificate-tables.ts'
import type { Db, Tx } from './open.ts'

export type IssuerKeyRow = Selectable<IssuerKeysTable>

/** The key that signs now; undefined: none was made yet. */
export function signingKey(db: Db | Tx): Promise<IssuerKeyRow | undefined> {
  return db
    .selectFrom('issuer_keys')
    .selectAll()
    .where('retired_at', 'is', null)
    .orderBy('created_at', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** All keys that ever signed, the newest first, without their private parts. */
export function publicKeys(db: Db): Promise<Omit<IssuerKeyRow, 'private_jwk'>[]> {
  return db
    .selectFrom('issuer_keys')
    .select(['kid', 'public_jwk', 'created_at', 'retired_at'])
    .orderBy('created_at', 'desc')
    .orderBy('kid')
    .execute()
}

/** Lets a key sign from now on, and those before no more. */
export async function addSigningKey(tx: Tx, key: IssuerKeyRow): Promise<void> {
  await tx
    .updateTable('issuer_keys')
    .set({ retired_at: key.created_at })
    .where('retired_at', 'is', null)
    .execute()
  await tx.insertInto('issuer_keys').values(key).execute()
}
