import type { Insertable, Selectable } from 'kysely'
import type { Database, Db, Tx } from './open.ts'
import type { ApiTokensTable } from './people-tables.ts'
import type { KiosksTable } from './tables.ts'

/** Notes the use of a token at most this often: a write for every call would cost more than it tells. */
const usedEveryMs = 60_000

export type ApiToken = Selectable<ApiTokensTable>

/** The API token of this hash, if there is one that is good; notes that it was used. */
export async function findToken(
  { db }: Database,
  hash: string,
  now: number,
): Promise<ApiToken | undefined> {
  const token = await db
    .selectFrom('api_tokens')
    .selectAll()
    .where('hash', '=', hash)
    .where('revoked_at', 'is', null)
    .where((or) => or.or([or('expires_at', 'is', null), or('expires_at', '>', now)]))
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

export async function addToken(tx: Tx, token: Insertable<ApiTokensTable>): Promise<void> {
  await tx.insertInto('api_tokens').values(token).execute()
}

/** Those that are not revoked, the newest first; expired ones too. */
export async function listTokens(db: Db | Tx): Promise<ApiToken[]> {
  return db
    .selectFrom('api_tokens')
    .selectAll()
    .where('revoked_at', 'is', null)
    .orderBy('created_at', 'desc')
    .orderBy('hash')
    .execute()
}

export async function setTokenRevoked(tx: Tx, hash: string, at: number): Promise<void> {
  await tx.updateTable('api_tokens').set({ revoked_at: at }).where('hash', '=', hash).execute()
}
