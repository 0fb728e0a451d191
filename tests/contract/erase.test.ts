import { sql } from 'kysely'
import { afterAll, describe, expect, it } from 'vitest'
import { verifyAudit } from '../../sync-server/db/verify.ts'
import { changedSince } from '../../sync-server/imports/undo/plan.ts'
import { eraseDue } from '../../sync-server/jobs/retention.ts'
import { rebuild } from '../../sync-server/reconcile/rebuild.ts'
import { settle } from '../../sync-server/reconcile/soon.ts'
import { readAttendance, readRow } from '../support/attendance.ts'
import { correct } from '../support/corrections-api.ts'
import { testDatabases } from '../support/databases.ts'
import { presence, push } from '../support/push.ts'
import { minute, seed, sessionEnd, sessionStart } from '../support/seed.ts'
import { type TestServer, testServer } from '../support/server.ts'

const databases = await testDatabases()
afterAll(() => databases.stop())

const day = 86_400_000
const person = { name: 'Ngozi Eze', email: 'ngozi@example.org', fields: { diet: 'none' } }
const walkIn = { ...presence(1, 'in', 'walked-in', sessionStart), method: 'walk-in', person }
const start = async (dialect: 'sqlite' | 'postgres'): Promise<TestServer> => {
  const server = await testServer({ database: await databases.open(dialect) })
  await seed(server.ctx)
  server.clock.set(sessionEnd + minute)
  return server
}
const call = async (server: TestServer, method: string, path: string, body?: unknown) => {
  const ask = { token: server.adminToken, ...(body === undefined ? {} : { body }) }
  return server.request(method, `/api/v1${path}`, ask)
}
const json = async (server: TestServer, method: string, path: string, body?: unknown) =>
  (await call(server, method, path, body)).json()
const importCsv = (server: TestServer, csv: string) =>
  server.request('POST', '/api/v1/programmes/p/import/attendees?dryRun=false', {
    token: server.adminToken,
    body: csv,
    headers: { 'content-type': 'text/csv' },
  })

/** A walk-in of whom everything knows the name: sheet, badge, mark, correction, merge. */
async function known(server: TestServer): Promise<void> {
  await push(server, [walkIn, presence(2, 'out', 'walked-in', sessionStart + 30 * minute)])
  await importCsv(
    server,
    'id,code,name,email,badge\nwalked-in,N,Ngozi Eze,ngozi@example.org,B-1;B-2\n',
  )
  const badge = { ...presence(3, 'in', 'x', sessionStart + 40 * minute), badge: 'B-1' }
  await push(server, [{ ...badge, attendee: undefined }])
  await call(server, 'POST', '/sessions/s/marks', {
    attendees: ['walked-in'],
    mark: 'attended',
    reason: 'Ngozi told me',
  })
  const tap = { kind: 'add-tap', attendee: 'walked-in', session: 's', tap: 'out' } as const
  await correct(server, { ...tap, at: sessionStart + 50 * minute })
  const other = { ...presence(4, 'in', 'twin', sessionStart), person: { name: 'N. Eze (Ngozi)' } }
  await push(server, [other])
  const merge = { into: 'walked-in', reason: 'Ngozi twice' }
  expect((await call(server, 'POST', '/attendees/twin/merge', merge)).status).toBe(200)
  await settle(server.ctx)
}

async function tablesWith(server: TestServer, text: string): Promise<string[]> {
  const { db } = server.ctx.database
  const found: string[] = []
  for (const { name } of await db.introspection.getTables()) {
    const { rows } = await sql`select * from ${sql.table(name)}`.execute(db)
    if (JSON.stringify(rows).toLowerCase().includes(text)) found.push(name)
  }
  return found.sort()
}

describe.each(databases.dialects)('erasing a person on %s', (dialect) => {
  it('[E9] [row D6] takes names and what people wrote out of every table; taps, time and history stay', async () => {
    const server = await start(dialect)
    await known(server)
    const before = await readRow(server, 'walked-in')
    expect(await tablesWith(server, 'ngozi')).toEqual(
      expect.arrayContaining(['attendees', 'audit', 'marks', 'merges']),
    )
    const erased = await json(server, 'POST', '/attendees/walked-in/erase')
    expect(erased).toEqual({ erased: ['walked-in', 'twin'] })
    expect(await tablesWith(server, 'ngozi')).toEqual([])
    expect(await tablesWith(server, 'eze')).toEqual([])
    const after = await readRow(server, 'walked-in')
    expect(after).toEqual({ ...before, name: '', email: null, code: null })
    await settle(server.ctx)
    expect(await rebuild(server.ctx)).toMatchObject({ differences: [], tapDifferences: [] })
    expect(await verifyAudit(server.ctx.database.db)).toMatchObject({ broken: null })
    const acts = await server.ctx.database.db
      .selectFrom('audit')
      .select(['act', 'subject', 'at'])
      .where('act', '=', 'erase')
      .execute()
    const at = server.clock()
    expect(acts).toEqual([{ act: 'erase', subject: 'attendee:walked-in', at }])
  })

  it('[E9] a row of the history that erasing did not name is still found out when it is changed', async () => {
    const server = await start(dialect)
    await known(server)
    await json(server, 'POST', '/attendees/walked-in/erase')
    const { db } = server.ctx.database
    await db
      .updateTable('audit')
      .set({ by: 'nobody' })
      .where('act', '=', 'import-attendees')
      .execute()
    expect((await verifyAudit(db)).broken).not.toBeNull()
  })

  it('[E9] kiosks drop the person, lists and searches too, and what a tablet sends again makes nobody', async () => {
    const server = await start(dialect)
    await known(server)
    await json(server, 'POST', '/attendees/walked-in/erase')
    const feed = await (
      await server.request('GET', '/api/v1/kiosk/changes', { token: 'kiosk-a' })
    ).json()
    const dropped = feed.changes.filter(({ deleted }: { deleted?: true }) => deleted)
    expect(dropped.map(({ id }: { id: string }) => id).sort()).toEqual(['twin', 'walked-in'])
    expect(JSON.stringify(feed)).not.toMatch(/ngozi/i)
    const list = await json(server, 'GET', '/programmes/p/attendees?total=true')
    expect(list.total).toBe(2)
    expect((await json(server, 'GET', '/programmes/p/attendees?q=ngozi')).items).toEqual([])
    expect((await call(server, 'GET', '/programmes/p/attendees/walked-in')).status).toBe(404)
    expect((await push(server, [walkIn])).counts).toMatchObject({ duplicate: 1 })
    expect((await push(server, [{ ...walkIn, seq: 9 }])).counts).toMatchObject({ applied: 1 })
    expect(await tablesWith(server, 'ngozi')).toEqual([])
    expect((await call(server, 'POST', '/attendees/walked-in/erase')).status).toBe(404)
  })

  it('[E6] [E9] nobody else gets a badge that the evidence of an erased person names', async () => {
    const server = await start(dialect)
    await known(server)
    await json(server, 'POST', '/attendees/walked-in/erase')
    const refused = await importCsv(server, 'name,badge\nBert,B-1\n')
    expect(refused.status).toBe(422)
    expect(JSON.stringify(await refused.json())).toMatch(/Erased person/)
    expect((await importCsv(server, 'name,badge\nBert,B-2\n')).status).toBe(200)
  })

  it('[E9] [row M4] no import keeps what it changed of them, and undoing one names them as changed', async () => {
    const server = await start(dialect)
    await known(server)
    const csv = 'id,name,email\nwalked-in,N. E.,ne@example.org\nmarek,Marek N,\n'
    expect(await (await importCsv(server, csv)).json()).toMatchObject({ updated: 2 })
    const { items } = await json(server, 'GET', '/programmes/p/imports')
    const kept = () => server.ctx.database.db.selectFrom('import_rows').selectAll().execute()
    const changed = async () => (await kept()).filter(({ subject }) => subject === 'walked-in')
    expect(JSON.stringify(await changed())).toContain('Ngozi Eze')
    const undo = `/imports/${items[0].id}/undo`
    expect(await json(server, 'POST', `${undo}?dryRun=true`, {})).toMatchObject({ undone: 2 })
    await json(server, 'POST', '/attendees/walked-in/erase')
    for (const { before, after } of await changed()) expect([before, after]).toEqual(['{}', ''])
    const stays = [{ id: 'walked-in', title: 'Erased person', reason: changedSince }]
    const refused = await call(server, 'POST', undo, {})
    expect([refused.status, (await refused.json()).kept]).toEqual([409, stays])
    const undone = await json(server, 'POST', `${undo}?rest=true`, {})
    expect(undone).toMatchObject({ undone: 1, kept: stays })
    expect(await tablesWith(server, 'ngozi')).toEqual([])
    expect(await readRow(server, 'walked-in')).toMatchObject({ name: '', email: null })
  })

  it('[row D6] who counts as another is erased with that one', async () => {
    const server = await start(dialect)
    await known(server)
    expect((await call(server, 'POST', '/attendees/twin/erase')).status).toBe(422)
    expect((await call(server, 'POST', '/attendees/nobody/erase')).status).toBe(404)
    expect(await readAttendance(server)).toMatchObject([{ name: 'Ngozi Eze' }])
  })

  it('[row D6] an export holds all that is stored, in words; after erasing no name', async () => {
    const server = await start(dialect)
    await known(server)
    const told = await (await call(server, 'GET', '/attendees/walked-in/export')).text()
    const data = JSON.parse(told)
    expect(data).toMatchObject({
      people: [{ id: 'twin' }, { name: 'Ngozi Eze', email: 'ngozi@example.org' }],
      rosters: [{ name: 'Audit Days' }, { name: 'Audit Days' }],
      marks: [{ session_title: 'Designing for trust', reason: 'Ngozi told me' }],
      taps: { length: 4 },
    })
    expect(data.history.map(({ act }: { act: string }) => act)).toEqual(
      expect.arrayContaining(['mark', 'merge', 'correct']),
    )
    await json(server, 'POST', '/attendees/walked-in/erase')
    const after = await (await call(server, 'GET', '/attendees/walked-in/export')).text()
    expect(after).not.toMatch(/ngozi/i)
    expect(JSON.parse(after).taps).toHaveLength(4)
  })
})

describe.each(databases.dialects)('keeping personal data on %s', (dialect) => {
  it('[row D6] ends so many years after the last session, a week after it was set at the soonest', async () => {
    const server = await start(dialect)
    await push(server, [walkIn])
    expect(await json(server, 'GET', '/programmes/p/retention')).toMatchObject({
      years: 5,
      total: 3,
      staying: 0,
    })
    const preview = await json(server, 'GET', '/programmes/p/retention?years=1')
    expect(preview.people.map(({ name }: { name: string }) => name)).toContain('Ngozi Eze')
    server.clock.set(preview.due + day)
    expect(await eraseDue(server.ctx)).toBe(0)
    await call(server, 'PATCH', '/programmes/p/settings', { personalDataYears: 1 })
    expect(await eraseDue(server.ctx)).toBe(0)
    server.clock.set(server.clock() + 8 * day)
    expect(await eraseDue(server.ctx)).toBe(3)
    expect(await tablesWith(server, 'ngozi')).toEqual([])
    expect(await eraseDue(server.ctx)).toBe(0)
    expect(await json(server, 'GET', '/programmes/p/retention')).toMatchObject({ total: 0 })
  })

  it('[row D6] leaves alone who is in a programme that is kept longer', async () => {
    const server = await start(dialect)
    const { id } = await json(server, 'POST', '/programmes', { name: 'Later', timeZone: 'UTC' })
    await server.request('POST', `/api/v1/programmes/${id}/import/attendees?dryRun=false`, {
      token: server.adminToken,
      body: 'id,name\namara,Amara Okonkwo\n',
      headers: { 'content-type': 'text/csv' },
    })
    await call(server, 'PATCH', `/programmes/${id}/settings`, { personalDataYears: 9 })
    const preview = await json(server, 'GET', '/programmes/p/retention')
    expect(preview).toMatchObject({ total: 1, staying: 1, people: [{ id: 'marek' }] })
    server.clock.set(preview.due + day)
    expect(await eraseDue(server.ctx)).toBe(1)
    expect(await json(server, 'GET', '/programmes/p/attendees')).toMatchObject({
      items: [{ id: 'amara' }],
    })
  })
})
