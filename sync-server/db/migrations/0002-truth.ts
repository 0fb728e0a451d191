import { type CreateTableBuilder, type Kysely, sql } from 'kysely'
import type { DialectName } from '../dialect.ts'

/** Corrections, kiosks packed up, and in which room a kiosk stood when. */
export function truth(dialect: DialectName) {
  const growing = (table: CreateTableBuilder<string, never>) =>
    dialect === 'postgres'
      ? table.addColumn('n', 'bigserial', (c) => c.primaryKey())
      : table.addColumn('n', 'integer', (c) => c.primaryKey().autoIncrement())

  return async (db: Kysely<unknown>): Promise<void> => {
    const table = (name: string) =>
      db.schema.createTable(name) as unknown as CreateTableBuilder<string, never>
    const index = (name: string) => db.schema.createIndex(name)

    await growing(table('corrections'))
      .addColumn('id', 'text', (c) => c.notNull().unique())
      .addColumn('programme', 'text', (c) => c.notNull().references('programmes.id'))
      .addColumn('batch', 'text', (c) => c.notNull())
      .addColumn('kind', 'text', (c) => c.notNull())
      .addColumn('body', 'text', (c) => c.notNull())
      .addColumn('root', 'text', (c) => c.notNull())
      .addColumn('attendee', 'text')
      .addColumn('session', 'text')
      .addColumn('kiosk', 'text')
      .addColumn('log', 'text')
      .addColumn('seq', 'bigint')
      .addColumn('reason', 'text', (c) => c.notNull())
      .addColumn('by', 'text', (c) => c.notNull())
      .addColumn('at', 'bigint', (c) => c.notNull())
      .execute()
    // the list, in order
    await index('corrections_in_order').on('corrections').columns(['programme', 'n']).execute()
    // undoing what was done together
    await index('corrections_by_batch').on('corrections').column('batch').execute()
    // a correction with all that takes it back
    await index('corrections_by_root').on('corrections').column('root').execute()
    // judging and reconciling: by tap, by person, by kiosk
    await index('corrections_by_tap').on('corrections').columns(['log', 'seq']).execute()
    await index('corrections_by_attendee').on('corrections').column('attendee').execute()
    await index('corrections_by_kiosk').on('corrections').column('kiosk').execute()

    await growing(table('packed_up'))
      .addColumn('kiosk', 'text', (c) => c.notNull().references('kiosks.id'))
      .addColumn('packed_at', 'bigint')
      .addColumn('by', 'text', (c) => c.notNull())
      .addColumn('at', 'bigint', (c) => c.notNull())
      .execute()
    await index('packed_up_by_kiosk').on('packed_up').column('kiosk').execute()

    await growing(table('kiosk_rooms'))
      .addColumn('kiosk', 'text', (c) => c.notNull().references('kiosks.id'))
      .addColumn('room', 'text', (c) => c.notNull().references('rooms.id'))
      .addColumn('since', 'bigint', (c) => c.notNull())
      .execute()
    await index('kiosk_rooms_by_kiosk').on('kiosk_rooms').column('kiosk').execute()
    await sql`insert into kiosk_rooms (kiosk, room, since)
      select id, room, created_at from kiosks order by id`.execute(db)

    await db.schema.alterTable('kiosks').addColumn('reported_through', 'bigint').execute()
    // records say more than they did: each is made anew from its evidence
    await sql`insert into dirty (programme, attendee, since)
      select distinct programme, attendee, 0 from records where true
      on conflict (programme, attendee) do nothing`.execute(db)
    // which kiosks took taps for a session
    await index('taps_by_session').on('taps').columns(['counts_for', 'at']).execute()
  }
}
