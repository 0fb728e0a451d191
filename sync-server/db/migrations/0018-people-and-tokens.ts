import type { Kysely } from 'kysely'

/** Who may no longer sign in and who did when; invitations; who made a token, and until when it is good. */
export async function peopleAndTokens(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('person_states')
    .addColumn('person', 'text', (c) => c.primaryKey())
    .addColumn('last_sign_in', 'bigint')
    .addColumn('deactivated_at', 'bigint')
    .execute()
  await db.schema
    .createTable('invitations')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('hash', 'text', (c) => c.notNull().unique())
    .addColumn('email', 'text', (c) => c.notNull())
    .addColumn('role', 'text', (c) => c.notNull())
    .addColumn('person', 'text')
    .addColumn('by', 'text', (c) => c.notNull())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addColumn('expires_at', 'bigint', (c) => c.notNull())
    .addColumn('used_at', 'bigint')
    .execute()
  const token = () => db.schema.alterTable('api_tokens')
  await token()
    .addColumn('by', 'text', (c) => c.notNull().defaultTo('system'))
    .execute()
  await token().addColumn('expires_at', 'bigint').execute()
  await token().addColumn('revoked_at', 'bigint').execute()
}
