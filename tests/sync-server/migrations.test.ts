import { join } from 'node:path'
import { Kysely } from 'kysely'
import { Migrator } from 'kysely/migration'
import { expect, it } from 'vitest'
import { migrations } from '../../sync-server/db/migrations/index.ts'
import { openEmbedded } from '../../sync-server/db/open.ts'
import { openSqlite, sqliteDialect } from '../../sync-server/db/sqlite.ts'
import { partPerson } from '../../sync-server/taps/apart.ts'
import { canonical } from '../../sync-server/taps/canonical.ts'
import { tempDir } from '../support/child.ts'

/** A database as an earlier version left it: `last` is its newest migration, `rows` what it held. */
async function earlier(last: string, rows: string): Promise<string> {
  const file = join(tempDir(), 'roomtap.db')
  const sqlite = openSqlite(file)
  const db = new Kysely({ dialect: sqliteDialect(sqlite) })
  const known = Object.entries(migrations('sqlite')).filter(([name]) => name <= last)
  const provider = { getMigrations: async () => Object.fromEntries(known) }
  const { error } = await new Migrator({ db, provider }).migrateToLatest()
  if (error) throw error
  sqlite.exec(rows)
  await db.destroy()
  return file
}

/** With a kiosk and a record of that time. */
const firstVersion = () =>
  earlier(
    '0001-first',
    `
    insert into programmes (id, name, time_zone, settings, badge_key, sample, created_at)
      values ('p', 'Audit Days', 'UTC', '{}', 'AAAA', 0, 1);
    insert into rooms (id, programme, name) values ('room', 'p', 'Aspen');
    insert into kiosks (id, programme, room, name, created_at) values ('k', 'p', 'room', 'Door', 7);
    insert into records (session, attendee, programme, record, fates, booked, checked_in, revision, updated_at)
      values ('s', 'amara', 'p', 'null', '[]', 0, 0, 3, 1), ('t', 'amara', 'p', 'null', '[]', 0, 0, 1, 1)`,
  )

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

it('[E9] an earlier database gives up what its taps tell of people; who waits is kept apart', async () => {
  const person = { name: 'Ngozi Eze', email: 'ngozi@example.org' }
  const raw = (seq: number, attendee: string) =>
    JSON.stringify({ attendee, kind: 'in', person, seq })
  const file = await earlier(
    '0005-uncomputed',
    `
    insert into programmes (id, name, time_zone, settings, badge_key, sample, created_at)
      values ('p', 'Audit Days', 'UTC', '{}', 'AAAA', 0, 1);
    insert into attendees (id, name, fields, created_at) values ('ngozi', 'Ngozi Eze', '{}', 1);
    insert into logs (log, kiosk, programme, after_known, announced, watermark, highest, first_seen)
      values ('log-a', 'k', 'p', 1, 0, 3, 3, 1);
    insert into taps (log, seq, raw, received_at, attendee, verdict)
      values (1, 1, '${raw(1, 'ngozi')}', 1, 'ngozi', 'applied'),
        (1, 2, '${raw(2, 'who-waits')}', 1, 'who-waits', 'quarantined'),
        (1, 3, '{"name":"Ngozi Eze","seq":3}', 1, null, 'rejected'),
        (1, 4, '{"attendee":"ngozi","kind":"out","seq":4}', 1, 'ngozi', 'applied');
    insert into strays (id, log, seq, kind, hash, raw, received_at)
      values ('x', 1, 1, 'conflict', 'h', '${raw(1, 'other')}', 1)`,
  )
  const { db, close } = await openEmbedded(file)
  const taps = await db.selectFrom('taps').select(['seq', 'raw']).orderBy('seq').execute()
  const strays = await db.selectFrom('strays').selectAll().execute()
  expect(JSON.stringify([taps, strays])).not.toMatch(/ngozi eze|@example/i)
  expect(taps[3]?.raw).toBe('{"attendee":"ngozi","kind":"out","seq":4}')
  expect(await db.selectFrom('apart').select(['ref', 'attendee', 'told']).execute()).toEqual([
    { ref: '2', attendee: 'who-waits', told: canonical({ person }) },
    { ref: '3', attendee: null, told: '{"name":"Ngozi Eze","seq":3}' },
    { ref: 'stray:x', attendee: null, told: canonical({ person }) },
  ])
  // what a tablet sends again is known again
  expect(taps[1]?.raw).toBe(partPerson(JSON.parse(raw(2, 'who-waits')), 'log-a').raw)
  await close()
})

it('a database that a newer version made is left alone, and the person is told', async () => {
  const file = join(tempDir(), 'roomtap.db')
  const { sqlite, close } = await openEmbedded(file)
  sqlite?.exec("insert into kysely_migration values ('9999-later', '2100-01-01')")
  await close()
  await expect(openEmbedded(file)).rejects.toThrow(/A newer version of Roomtap has worked/)
})
