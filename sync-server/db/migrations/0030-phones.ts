import type { CreateTableBuilder, Kysely } from 'kysely'
import type { DialectName } from '../dialect.ts'

/** Attendees' own phones (rows P1 and P2): their identities, whom they speak for, and self-reports. */
export function phones(dialect: DialectName) {
  return async (db: Kysely<unknown>): Promise<void> => {
    const { schema } = db
    const counted = (name: string) => {
      const table = schema.createTable(name) as unknown as CreateTableBuilder<string, never>
      return dialect === 'postgres'
        ? table.addColumn('n', 'bigserial', (c) => c.primaryKey())
        : table.addColumn('n', 'integer', (c) => c.primaryKey().autoIncrement())
    }
    await schema
      .createTable('phones')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('programme', 'text', (c) => c.notNull().references('programmes.id'))
      .addColumn('token_hash', 'text', (c) => c.notNull().unique())
      .addColumn('created_at', 'bigint', (c) => c.notNull())
      .execute()

    await counted('phone_people')
      .addColumn('phone', 'text', (c) => c.notNull().references('phones.id'))
      .addColumn('alias', 'text', (c) => c.notNull())
      .addColumn('attendee', 'text', (c) => c.notNull())
      .addColumn('at', 'bigint', (c) => c.notNull())
      .addUniqueConstraint('phone_people_alias', ['phone', 'alias'])
      .execute()
    // somebody is erased
    await schema
      .createIndex('phone_people_by_attendee')
      .on('phone_people')
      .column('attendee')
      .execute()

    await counted('self_reports')
      .addColumn('programme', 'text', (c) => c.notNull().references('programmes.id'))
      .addColumn('session', 'text', (c) => c.notNull().references('sessions.id'))
      .addColumn('attendee', 'text', (c) => c.notNull())
      .addColumn('phone', 'text', (c) => c.notNull())
      .addColumn('attended', 'integer', (c) => c.notNull())
      .addColumn('at', 'bigint', (c) => c.notNull())
      .execute()
    // the evidence of some attendees
    await schema
      .createIndex('self_reports_by_attendee')
      .on('self_reports')
      .columns(['attendee', 'programme'])
      .execute()

    await schema.alterTable('taps').addColumn('code_right', 'integer').execute()
  }
}
