import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { afterAll, describe, expect, it } from 'vitest'
import { settle } from '../../sync-server/reconcile/soon.ts'
import { tempDir } from '../support/child.ts'
import { correct } from '../support/corrections-api.ts'
import { testDatabases } from '../support/databases.ts'
import { readHistory, whatHappened } from '../support/history-api.ts'
import { presence, push } from '../support/push.ts'
import { hour, minute, seed, sessionEnd, sessionStart } from '../support/seed.ts'
import { type TestServer, testServer } from '../support/server.ts'

const databases = await testDatabases()
afterAll(() => databases.stop())

const start = async (dialect: 'sqlite' | 'postgres'): Promise<TestServer> => {
  const server = await testServer({ database: await databases.open(dialect) })
  await seed(server.ctx, {
    sessions: [
      { id: 's' },
      { id: 'late', title: 'Closing words', start: sessionEnd, end: sessionEnd + hour },
    ],
    bookings: { s: ['amara', 'marek'], late: ['amara'] },
  })
  server.clock.set(sessionStart + 10 * minute)
  return server
}
const call = async (server: TestServer, method: string, path: string, body?: unknown) => {
  const ask = { token: server.adminToken, ...(body === undefined ? {} : { body }) }
  const answer = await server.request(method, `/api/v1${path}`, ask)
  if (!answer.ok) throw new Error(`${answer.status}: ${await answer.text()}`)
  return answer
}
const mark = (server: TestServer, session: string, attendees: string[], reason?: string) =>
  call(server, 'POST', `/sessions/${session}/marks`, {
    ...{ attendees, mark: 'attended' },
    ...(reason === undefined ? {} : { reason }),
  })
const sheet = (server: TestServer, csv: string) =>
  server.request('POST', '/api/v1/programmes/p/import/attendees?dryRun=false', {
    ...{ token: server.adminToken, body: csv, headers: { 'content-type': 'text/csv' } },
  })

/** One act of many kinds, about both people. */
async function aDay(server: TestServer): Promise<void> {
  await push(server, [presence(1, 'in', 'amara', sessionStart)])
  await mark(server, 's', ['amara', 'marek'], 'The list at the door')
  const tap = { kind: 'add-tap', attendee: 'amara', session: 's', tap: 'out' } as const
  await correct(server, { ...tap, at: sessionStart + 5 * minute })
  await correct(server, { kind: 'void-tap', target: { log: 'log-a', seq: 1 } })
  await call(server, 'PATCH', '/sessions/late', { actualStart: sessionEnd + 5 * minute })
  await call(server, 'DELETE', '/sessions/late/attendees/amara')
  await sheet(server, 'id,name,email\nmarek,Marek Dvorak,marek@example.org\n')
  await call(server, 'POST', '/sessions/s/closing', {})
}
const ofDay = [
  'Closed the session: no more taps are waited for',
  'Imported attendees: 0 added, 1 changed',
  'Cancelled the booking',
  'Changed the session: actual start from none to 2026-03-01 11:05',
  'Corrected: a tap voided',
  'Corrected: a tap added',
  'Marked Attended for 2 attendees',
]

describe.each(databases.dialects)('the history on %s', (dialect) => {
  it('[row A6] tells what was done in words, with who, when and why, the newest first', async () => {
    const server = await start(dialect)
    await aDay(server)
    const { items } = await readHistory(server)
    expect(items.map(({ what }) => what)).toEqual(ofDay)
    const [last] = items.toReversed()
    expect(last).toMatchObject({
      at: sessionStart + 10 * minute,
      by: { kind: 'token', name: 'admin' },
      kind: 'marks',
      why: 'The list at the door',
      about: [
        { type: 'attendee', id: 'amara', name: 'Amara Okonkwo' },
        { type: 'attendee', id: 'marek', name: 'Marek Dvorak' },
        { type: 'session', id: 's', name: 'Designing for trust' },
      ],
      more: 0,
    })
  })

  it('[row A6] a session, a person and a record have those rows that concern them', async () => {
    const server = await start(dialect)
    await aDay(server)
    const [closed, imported, cancelled, changed, voided, added, marked] = ofDay
    expect(await whatHappened(server, 'session=s')).toEqual([closed, voided, added, marked])
    expect(await whatHappened(server, 'session=late')).toEqual([cancelled, changed])
    expect(await whatHappened(server, 'attendee=marek')).toEqual([imported, marked])
    expect(await whatHappened(server, 'attendee=amara')).toEqual([cancelled, voided, added, marked])
    expect(await whatHappened(server, 'attendee=marek&session=s')).toEqual([
      closed,
      imported,
      marked,
    ])
    expect(await whatHappened(server, 'attendee=amara&session=late')).toEqual([cancelled, changed])
  })

  it('[row A6] is narrowed by kind, by who, by day, and by words', async () => {
    const server = await start(dialect)
    await aDay(server)
    server.clock.advance(24 * hour)
    await mark(server, 's', ['marek'], 'Says Žofie')
    const { items } = await readHistory(server, 'kind=marks')
    expect(items.map(({ why }) => why)).toEqual(['Says Žofie', 'The list at the door'])
    const by = encodeURIComponent(items[0]?.by.id ?? '')
    expect(await whatHappened(server, `by=${by}&kind=closings`)).toEqual(ofDay.slice(0, 1))
    expect(await whatHappened(server, 'by=nobody')).toEqual([])
    expect(await whatHappened(server, `from=${sessionEnd}`)).toEqual(['Marked Attended'])
    expect(await whatHappened(server, `before=${sessionEnd}`)).toEqual(ofDay)
    expect(await whatHappened(server, 'q=dvorak')).toHaveLength(3)
    expect(await whatHappened(server, 'q=closing+w')).toHaveLength(2)
    expect(await whatHappened(server, 'q=AT+THE+door')).toHaveLength(1)
    expect(await whatHappened(server, 'q=%25')).toEqual([])
    const actors = await call(server, 'GET', '/programmes/p/history/actors')
    expect(await actors.json()).toMatchObject({ items: [{ kind: 'token', name: 'admin' }] })
  })

  it('[row A6] comes in pages that lose no row', async () => {
    const server = await start(dialect)
    await aDay(server)
    const first = await readHistory(server, 'limit=3')
    const second = await readHistory(server, `limit=4&cursor=${first.next}`)
    expect([...first.items, ...second.items].map(({ what }) => what)).toEqual(ofDay)
    expect(second.next).toBeNull()
  })

  it('[row A6] follows a merge: what was done to the merged person is theirs', async () => {
    const server = await start(dialect)
    await mark(server, 's', ['marek'])
    await call(server, 'POST', '/attendees/marek/merge', { into: 'amara', reason: 'One person' })
    expect(await whatHappened(server, 'attendee=amara')).toEqual([
      'Merged into Amara Okonkwo',
      'Marked Attended',
    ])
  })

  it('[E9] who was erased has no name in it, and the chain still holds', async () => {
    const server = await start(dialect)
    await mark(server, 's', ['marek'], 'Marek came late')
    await call(server, 'POST', '/attendees/marek/erase', { confirm: 'Marek Dvořák' })
    const { items } = await readHistory(server, 'attendee=marek')
    expect(items).toMatchObject([
      { what: 'Erased the personal data, as asked' },
      { what: 'Marked Attended', why: null, erased: true },
    ])
    expect(items[1]?.about).toContainEqual({ type: 'attendee', id: 'marek', name: '' })
    expect(JSON.stringify(items)).not.toContain('Dvo')
    const chain = await (await call(server, 'GET', '/history/chain')).json()
    expect(chain).toMatchObject({ rows: 2, broken: null, erased: 1 })
  })

  it('[row A6] the chain says up to which row it holds, and its head', async () => {
    const server = await start(dialect)
    await aDay(server)
    await settle(server.ctx)
    const before = await (await call(server, 'GET', '/history/chain')).json()
    const rows = await server.ctx.database.db.selectFrom('audit').selectAll().orderBy('n').execute()
    const [third, fourth, last] = [rows[2], rows[3], rows.at(-1)]
    expect(before).toMatchObject({
      ...{ rows: rows.length, broken: null, checkedAt: server.clock() },
      head: { n: last?.n, hash: last?.hash },
    })
    await server.ctx.database.db
      .updateTable('audit')
      .set({ by: 'somebody-else' })
      .where('n', '=', fourth?.n ?? 0)
      .execute()
    expect(await (await call(server, 'GET', '/history/chain')).json()).toMatchObject({
      ...{ rows: 3, broken: fourth?.n, head: { n: third?.n, hash: third?.hash } },
    })
  })

  it('[row A6] what is downloaded can be verified elsewhere, as lines and as a sheet', async () => {
    const server = await start(dialect)
    await aDay(server)
    const head = (await (await call(server, 'GET', '/history/chain')).json()).head.hash
    const lines = await (await call(server, 'GET', '/history/export')).text()
    expect(await asReadmeSays(lines)).toBe(`7 rows hold. The last hash is ${head}.`)
    const forged = lines.replace('The list at the door', 'The list at the desk')
    expect(await asReadmeSays(forged)).toBe('Row 1 does not follow from the one before it.')
    const csv = await (await call(server, 'GET', '/history/export?format=csv')).text()
    const cells: Record<string, string>[] = parse(csv, { bom: true, columns: true })
    const plain = cells.map((row) =>
      Object.fromEntries(Object.entries(row).map(([key, cell]) => [key, cell.replace(/^'/, '')])),
    )
    const read = plain.map((row) => ({
      ...row,
      at: Number(row.at),
      detail: JSON.parse(row.detail ?? ''),
    }))
    expect(hashOfLast(read)).toBe(head)
    expect(plain[0]).toMatchObject({
      who: 'admin',
      what: ofDay.at(-1),
      why: 'The list at the door',
    })
  })

  it('[row A6] the whole installation’s is for admins and auditors', async () => {
    const server = await start(dialect)
    await aDay(server)
    await call(server, 'POST', '/tokens', { name: 'Reports', role: 'auditor', days: null })
    expect(await whatHappened(server, '', '/history')).toEqual([
      'Made an API token, role auditor',
      // without a programme times are those of UTC
      ...ofDay.map((what) => what.replace('11:05', '10:05')),
    ])
    expect(await whatHappened(server)).toEqual(ofDay)
    const path = '/api/v1/history'
    expect(
      (await server.request('GET', path, { token: await server.tokenOf('staff') })).status,
    ).toBe(403)
  })
})

/** Runs the README's very recipe over a download, and gives what it says. */
async function asReadmeSays(download: string): Promise<string> {
  const readme = readFileSync('sync-server/README.md', 'utf8')
  const recipe = /```js\n([^`]*createHash[\s\S]*?)```/.exec(readme)?.[1] ?? ''
  const dir = tempDir()
  writeFileSync(join(dir, 'verify.mjs'), recipe)
  writeFileSync(join(dir, 'history.ndjson'), download)
  const run = spawnSync(process.execPath, ['verify.mjs', 'history.ndjson'], { cwd: dir })
  return run.stdout.toString().trim()
}
/** As the recipe computes: each row's hash of the one before and its content. */
function hashOfLast(rows: { [key: string]: unknown }[]): string {
  let previous = ''
  for (const { at, by, act, subject, detail, hash } of rows) {
    const content = JSON.stringify([previous, at, by, act, subject, detail])
    previous = createHash('sha256').update(content).digest('base64url')
    expect(hash).toBe(previous)
  }
  return previous
}
