import { join } from 'node:path'
import { Kysely } from 'kysely'
import { Migrator } from 'kysely/migration'
import { expect, it } from 'vitest'
import { migrations } from '../../sync-server/db/migrations/index.ts'
import { openEmbedded } from '../../sync-server/db/open.ts'
import { openSqlite, sqliteDialect } from '../../sync-server/db/sqlite.ts'
import { tempDir } from '../support/child.ts'

/** A database as the first version left it, with a kiosk and a record of that time. */
async function firstVersion(): Promise<string> {
  const file = join(tempDir(), 'roomtap.db')
  const sqlite = openSqlite(file)
  const db = new Kysely({ dialect: sqliteDialect(sqlite) })
  const { '0001-first': first } = migrations('sqlite')
  if (!first) throw new Error('there is no first migration')
  const provider = { getMigrations: async () => ({ '0001-first': first }) }
  const { error } = await new Migrator({ db, provider }).migrateToLatest()
  if (error) throw error
  sqlite.exec(`
    insert into programmes (id, name, time_zone, settings, badge_key, sample, created_at)
      values ('p', 'Audit Days', 'UTC', '{}', 'AAAA', 0, 1);
    insert into rooms (id, programme, name) values ('room', 'p', 'Aspen');
    insert into kiosks (id, programme, room, name, created_at) values ('k', 'p', 'room', 'Door', 7);
    insert into records (session, attendee, programme, record, fates, booked, checked_in, revision, updated_at)
      values ('s', 'amara', 'p', 'null', '[]', 0, 0, 3, 1), ('t', 'amara', 'p', 'null', '[]', 0, 0, 1, 1)`)
  await db.destroy()
  return file
}

it('an earlier database keeps all, knows where its kiosks stand, and computes its records anew', async () => {
  const { db, close } = await openEmbedded(await firstVersion())
  expect(await db.selectFrom('kiosk_rooms').selectAll().execute()).toEqual([
    { n: 1, kiosk: 'k', room: 'room', since: 7 },
  ])
  expect(await db.selectFrom('kiosks').select(['id', 'reported_through']).execute()).toEqual([
    { id: 'k', reported_through: null },
  ])
  expect(await db.selectFrom('dirty').selectAll().execute()).toEqual([
    { programme: 'p', attendee: 'amara', since: 0 },
  ])
  expect(await db.selectFrom('records').select('revision').execute()).toHaveLength(2)
  await close()
})
