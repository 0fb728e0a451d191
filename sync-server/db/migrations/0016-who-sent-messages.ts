import type { Kysely } from 'kysely'

/** Who sent a message to kiosks, and when: the list of messages shows it. */
export async function whoSentMessages(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('messages')
    .addColumn('at', 'bigint', (column) => column.notNull().defaultTo(0))
    .execute()
  await db.schema
    .alterTable('messages')
    .addColumn('by', 'text', (column) => column.notNull().defaultTo('system'))
    .execute()
  // what was done to kiosks, the newest first
  await db.schema.createIndex('audit_by_subject').on('audit').columns(['subject', 'n']).execute()
}
