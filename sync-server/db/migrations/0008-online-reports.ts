import type { CreateTableBuilder, Kysely } from 'kysely'
import type { DialectName } from '../dialect.ts'

/** Participant reports of online meetings, their connections, who is who in them; their names apart. */
export function onlineReports(dialect: DialectName) {
  const growing = (table: CreateTableBuilder<string, never>) =>
    dialect === 'postgres'
      ? table.addColumn('n', 'bigserial', (c) => c.primaryKey())
      : table.addColumn('n', 'integer', (c) => c.primaryKey().autoIncrement())

  return async (db: Kysely<unknown>): Promise<void> => {
    const table = (name: string) =>
      db.schema.createTable(name) as unknown as CreateTableBuilder<string, never>
    const index = (name: string) => db.schema.createIndex(name)

    await growing(table('online_reports'))
      .addColumn('id', 'text', (c) => c.notNull().unique())
      .addColumn('programme', 'text', (c) => c.notNull().references('programmes.id'))
      .addColumn('session', 'text', (c) => c.notNull())
      .addColumn('form', 'text', (c) => c.notNull())
      .addColumn('meeting', 'text')
      .addColumn('zone', 'text', (c) => c.notNull())
      .addColumn('date_order', 'text', (c) => c.notNull())
      .addColumn('content', 'text', (c) => c.notNull())
      .addColumn('times', 'text', (c) => c.notNull())
      .addColumn('by', 'text', (c) => c.notNull())
      .addColumn('at', 'bigint', (c) => c.notNull())
      .execute()
    await index('online_reports_by_session').on('online_reports').column('session').execute()

    await table('online_rows')
      .addColumn('report', 'text', (c) => c.notNull().references('online_reports.id'))
      .addColumn('line', 'integer', (c) => c.notNull())
      .addColumn('person', 'text', (c) => c.notNull())
      .addColumn('joined', 'bigint')
      .addColumn('left', 'bigint')
      .addColumn('claimed', 'text', (c) => c.notNull())
      .addPrimaryKeyConstraint('online_rows_key', ['report', 'line'])
      .execute()
    // reconciling: the connections of somebody
    await index('online_rows_by_person').on('online_rows').column('person').execute()

    await growing(table('online_people'))
      .addColumn('session', 'text', (c) => c.notNull())
      .addColumn('person', 'text', (c) => c.notNull())
      .addColumn('attendee', 'text')
      .addColumn('by', 'text', (c) => c.notNull())
      .addColumn('at', 'bigint', (c) => c.notNull())
      .execute()
    await index('online_people_by_person')
      .on('online_people')
      .columns(['session', 'person', 'n'])
      .execute()
    await index('online_people_by_attendee').on('online_people').column('attendee').execute()

    await growing(table('online_undone'))
      .addColumn('report', 'text', (c) => c.notNull().references('online_reports.id'))
      .addColumn('reason', 'text', (c) => c.notNull())
      .addColumn('by', 'text', (c) => c.notNull())
      .addColumn('at', 'bigint', (c) => c.notNull())
      .execute()
    await index('online_undone_by_report').on('online_undone').column('report').execute()

    await table('online_names')
      .addColumn('session', 'text', (c) => c.notNull())
      .addColumn('person', 'text', (c) => c.notNull())
      .addColumn('key', 'text', (c) => c.notNull())
      .addColumn('name', 'text', (c) => c.notNull())
      .addColumn('email', 'text')
      .addColumn('received_at', 'bigint', (c) => c.notNull())
      .addPrimaryKeyConstraint('online_names_key', ['session', 'person'])
      .execute()
    await index('online_names_by_key').on('online_names').columns(['session', 'key']).execute()
  }
}
