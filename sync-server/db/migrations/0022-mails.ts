import { type CreateTableBuilder, type Kysely, sql } from 'kysely'
import type { DialectName } from '../dialect.ts'

/** Personal links; mails, which are the durable jobs of sending them; a programme's own words for them. */
export function mails(dialect: DialectName) {
  return async (db: Kysely<unknown>): Promise<void> => {
    const table = (name: string) =>
      db.schema.createTable(name) as unknown as CreateTableBuilder<string, never>
    await table('links')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('kind', 'text', (c) => c.notNull())
      .addColumn('programme', 'text', (c) => c.notNull().references('programmes.id'))
      .addColumn('attendee', 'text')
      .addColumn('session', 'text')
      .addColumn('presenter', 'text')
      .addColumn('created_at', 'bigint', (c) => c.notNull())
      .addColumn('expires_at', 'bigint')
      .addColumn('revoked_at', 'bigint')
      .execute()
    // one that stands for each subject
    await sql`create unique index links_standing on links
      (kind, programme, coalesce(attendee, ''), coalesce(session, ''), coalesce(presenter, ''))
      where revoked_at is null`.execute(db)
    // somebody is erased
    await db.schema.createIndex('links_by_attendee').on('links').column('attendee').execute()

    const mails =
      dialect === 'postgres'
        ? table('mails').addColumn('n', 'bigserial', (c) => c.primaryKey())
        : table('mails').addColumn('n', 'integer', (c) => c.primaryKey().autoIncrement())
    await mails
      .addColumn('id', 'text', (c) => c.notNull().unique())
      .addColumn('key', 'text', (c) => c.notNull().unique())
      .addColumn('programme', 'text', (c) => c.notNull().references('programmes.id'))
      .addColumn('template', 'text', (c) => c.notNull())
      .addColumn('attendee', 'text')
      .addColumn('address', 'text')
      .addColumn('language', 'text', (c) => c.notNull())
      .addColumn('values', 'text', (c) => c.notNull())
      .addColumn('link', 'text')
      .addColumn('attach', 'text', (c) => c.notNull())
      .addColumn('state', 'text', (c) => c.notNull())
      .addColumn('created_at', 'bigint', (c) => c.notNull())
      .addColumn('due_at', 'bigint', (c) => c.notNull())
      .addColumn('tries', 'integer', (c) => c.notNull())
      .addColumn('lease_until', 'bigint')
      .addColumn('attempt', 'text')
      .addColumn('data_at', 'bigint')
      .addColumn('changed_at', 'bigint', (c) => c.notNull())
      .addColumn('answer', 'text')
      .addColumn('sent', 'text')
      .execute()
    // what is due
    await db.schema.createIndex('mails_due').on('mails').columns(['state', 'due_at']).execute()
    // a programme's outbox, the newest first, and its counts
    await db.schema
      .createIndex('mails_by_programme')
      .on('mails')
      .columns(['programme', 'state', 'n'])
      .execute()
    // a person's mails
    await db.schema.createIndex('mails_by_attendee').on('mails').column('attendee').execute()

    await table('mail_templates')
      .addColumn('programme', 'text', (c) => c.notNull().references('programmes.id'))
      .addColumn('template', 'text', (c) => c.notNull())
      .addColumn('language', 'text', (c) => c.notNull())
      .addColumn('subject', 'text', (c) => c.notNull())
      .addColumn('body', 'text', (c) => c.notNull())
      .addColumn('updated_at', 'bigint', (c) => c.notNull())
      .addColumn('by', 'text', (c) => c.notNull())
      .addPrimaryKeyConstraint('mail_templates_key', ['programme', 'template', 'language'])
      .execute()
  }
}
