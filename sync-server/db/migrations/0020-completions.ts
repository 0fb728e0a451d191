import { type CreateTableBuilder, type Kysely, sql } from 'kysely'
import type { DialectName } from '../dialect.ts'

/** What follows from being marked Attended, rules for credits as versioned data, and which of them a session has. */
export function completions(dialect: DialectName) {
  return async (db: Kysely<unknown>): Promise<void> => {
    const table = (name: string) => {
      const made = db.schema.createTable(name) as unknown as CreateTableBuilder<string, never>
      return dialect === 'postgres' ? made : made.modifyEnd(sql`without rowid`)
    }
    // derived, like the records
    await table('completions')
      .addColumn('session', 'text', (c) => c.notNull())
      .addColumn('attendee', 'text', (c) => c.notNull())
      .addColumn('programme', 'text', (c) => c.notNull())
      .addColumn('completion', 'text', (c) => c.notNull())
      .addColumn('marked_at', 'bigint')
      .addColumn('ended_at', 'bigint')
      .addColumn('revision', 'integer', (c) => c.notNull())
      .addColumn('updated_at', 'bigint', (c) => c.notNull())
      .addPrimaryKeyConstraint('completions_key', ['session', 'attendee'])
      .execute()
    // what one attendee's reconciliation brings along
    await db.schema
      .createIndex('completions_by_attendee')
      .on('completions')
      .columns(['attendee', 'programme'])
      .execute()
    await table('credit_rules')
      .addColumn('id', 'text', (c) => c.notNull())
      .addColumn('version', 'integer', (c) => c.notNull())
      .addColumn('rule', 'text', (c) => c.notNull())
      .addColumn('by', 'text', (c) => c.notNull())
      .addColumn('at', 'bigint', (c) => c.notNull())
      .addPrimaryKeyConstraint('credit_rules_key', ['id', 'version'])
      .execute()
    // JSON of rule ids; null: as its programme has it
    await db.schema.alterTable('sessions').addColumn('credit_rules', 'text').execute()
    // who was marked before this version: their completions follow at the start
    await sql`insert into dirty (programme, attendee, since)
      select distinct programme, attendee, 0 from records where mark = 'attended'
      on conflict do nothing`.execute(db)
  }
}
