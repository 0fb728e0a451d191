import type { Database, Db, Tx } from './open.ts'
import type { ApiTokensTable, KiosksTable } from './tables.ts'

/** Notes the use of a token at most this often: a write for every call would cost more than it tells. */
const usedEveryMs = 60_000

/** The API token of this hash, if there is one; notes that it was used. */
export async function findToken(
  { db }: Database,
  hash: string,
  now: number,
): Promise<ApiTokensTable | undefined> {
  const token = await db
    .selectFrom('api_tokens')
    .selectAll()
    .where('hash', '=', hash)
    .executeTakeFirst()
  if (token && (token.last_used === null || now - token.last_used > usedEveryMs)) {
    await db.updateTable('api_tokens').set({ last_used: now }).where('hash', '=', hash).execute()
  }
  return token
}

/** The kiosk whose token has this hash, revoked ones too. */
export async function findKioskByToken(db: Db, hash: string): Promise<KiosksTable | undefined> {
  return db.selectFrom('kiosks').selectAll().where('token_hash', '=', hash).executeTakeFirst()
}

export async function addToken(tx: Tx, token: ApiTokensTable): Promise<void> {
  await tx.insertInto('api_tokens').values(token).execute()
}
