import type { Kysely } from 'kysely'

/** The PIN of the kiosks' staff panel, never as it was typed. */
export async function staffPin(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('programmes').addColumn('pin', 'text').execute()
}
