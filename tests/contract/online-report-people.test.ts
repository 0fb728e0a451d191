import { sql } from 'kysely'
import { afterAll, describe, expect, it } from 'vitest'
import { readAttendance, readRow } from '../support/attendance.ts'
import { connection } from '../support/connection.ts'
import { testDatabases } from '../support/databases.ts'
import { onlineReport } from '../support/online-report.ts'
import { holds, rowsIn } from '../support/record-holds.ts'

import {
  afterOnlineSession,
  apply,
  confirmed,
  listReports,
  preview,
  refused,
  undoReport,
} from '../support/reports-api.ts'
import { minute, sessionStart } from '../support/seed.ts'
import type { TestServer } from '../support/server.ts'

const row = connection.bind(null, sessionStart)
const databases = await testDatabases()
afterAll(() => databases.stop())

const start = (dialect: 'sqlite' | 'postgres', delivery?: string) =>
  afterOnlineSession(databases, dialect, delivery)
async function tablesWith(server: TestServer, text: string): Promise<string[]> {
  const { db } = server.ctx.database
  const found: string[] = []
  for (const { name } of await db.introspection.getTables()) {
    const { rows } = await sql`select * from ${sql.table(name)}`.execute(db)
    if (JSON.stringify(rows).toLowerCase().includes(text)) found.push(name)
  }
  return found.sort()
}

describe.each(databases.dialects)('people of online reports on %s', (dialect) => {
  it('[row M7] matches by e-mail in any letters, never by name; who is not matched waits for a person', async () => {
    const server = await start(dialect)
    const file = onlineReport('teams-2021', [
      row('A. O.', 0, 30, { email: 'Amara@Example.ORG' }),
      row('Marek Dvořák', 0, 20, { email: '' }),
      row('Lena Vogel', 0, 10, { email: 'lena@elsewhere.example' }),
    ])
    const { people, rows } = await apply(server, file)
    expect(people.map(({ name, attendee, by }) => [name, attendee, by])).toEqual([
      ['Lena Vogel', null, 'unknown-email'],
      ['Marek Dvořák', null, 'no-email'],
      ['A. O.', 'amara', 'email'],
    ])
    expect(rows.map(({ act }) => act)).toEqual(['new', 'waits', 'waits'])
    expect(await readAttendance(server)).toMatchObject([
      { attendee: 'amara', totalMs: 30 * minute },
    ])
    expect((await listReports(server)).waiting).toMatchObject([
      { name: 'Marek Dvořák', email: null, connections: 1 },
      { name: 'Lena Vogel', email: 'lena@elsewhere.example', connections: 1 },
    ])
    const assign = [{ person: people[1]?.person ?? '', attendee: 'marek' }]
    const assigned = await apply(server, file, { ...confirmed, assign })
    expect(assigned).toMatchObject({ unchanged: false, report: null })
    expect(await readRow(server, 'marek')).toMatchObject({ totalMs: 20 * minute })
    expect(await apply(server, file)).toMatchObject({ unchanged: true })
    const back = [{ person: people[1]?.person ?? '', attendee: null }]
    await apply(server, file, { ...confirmed, assign: back })
    expect(await readAttendance(server)).toMatchObject([{ attendee: 'amara' }])
    await holds(server.ctx)
  })

  it('[row M7] who joins the roster later is matched when the report is imported once more', async () => {
    const server = await start(dialect)
    const file = onlineReport('teams-2021', [row('Newcomer', 0, 30)])
    await apply(server, file)
    await server.request('POST', '/api/v1/programmes/p/import/attendees?dryRun=false', {
      token: server.adminToken,
      headers: { 'content-type': 'text/csv' },
      body: 'code,name,email\nN,New Comer,newcomer@example.org\n',
    })
    const { people, unchanged } = await apply(server, file)
    expect([people[0]?.by, unchanged]).toEqual(['email', false])
    expect((await listReports(server)).waiting).toEqual([])
    expect(await readAttendance(server)).toMatchObject([
      { name: 'Amara Okonkwo', totalMs: null },
      { name: 'New Comer', totalMs: 30 * minute },
    ])
    await holds(server.ctx)
  })

  it('[E8] two with one e-mail wait until they are merged; a merge is followed and undone', async () => {
    const server = await start(dialect)
    await server.ctx.database.db
      .updateTable('attendees')
      .set({ email: 'amara@example.org' })
      .where('id', '=', 'lena')
      .execute()
    const file = onlineReport('zoom-meeting', [row('Amara', 0, 30), row('Marek', 0, 15)])
    expect((await apply(server, file)).people.map(({ by }) => by)).toEqual(['several', 'email'])
    const merge = (id: string, into: string) =>
      server.request('POST', `/api/v1/attendees/${id}/merge`, {
        token: server.adminToken,
        body: { into, reason: 'same person' },
      })
    await merge('lena', 'amara')
    await apply(server, file)
    expect(await readRow(server, 'amara')).toMatchObject({ totalMs: 30 * minute })
    await merge('marek', 'amara')
    expect(await apply(server, file)).toMatchObject({ unchanged: true })
    expect(await readAttendance(server)).toMatchObject([
      { attendee: 'amara', totalMs: 30 * minute },
    ])
    await server.request('POST', '/api/v1/attendees/marek/merge/undo', {
      token: server.adminToken,
      body: {},
    })
    expect(await readRow(server, 'marek')).toMatchObject({ totalMs: 15 * minute })
    await holds(server.ctx)
  })

  it('[E9] names and e-mails stand apart and can be erased; the evidence and the history name ids', async () => {
    const server = await start(dialect)
    const file = onlineReport('zoom-meeting', [
      row('Amara', 0, 30, { name: 'Amara the Great' }),
      row('Zora', 0, 30),
    ])
    const { people } = await apply(server, file)
    expect(await tablesWith(server, 'zora')).toEqual(['online_names'])
    expect(await tablesWith(server, 'the great')).toEqual([])
    expect(await tablesWith(server, 'ledger, read aloud')).toEqual([])
    await server.ctx.database.db.deleteFrom('online_names').execute()
    expect(await tablesWith(server, 'zora')).toEqual([])
    expect((await listReports(server)).waiting).toEqual([
      { name: null, email: null, connections: 1 },
    ])
    expect(people).toHaveLength(2)
    await holds(server.ctx)
  })

  it('[row A6] imports, assignments and undoing stand in the history', async () => {
    const server = await start(dialect)
    const file = onlineReport('zoom-meeting', [row('Zora', 0, 30)])
    const { report, people } = await apply(server, file)
    const assign = [{ person: people[0]?.person ?? '', attendee: 'lena' }]
    await apply(server, file, { ...confirmed, assign })
    await undoReport(server, report)
    const acts = await server.ctx.database.db
      .selectFrom('audit')
      .select(['act', 'subject'])
      .execute()
    expect(acts.map(({ act, subject }) => [act, subject])).toEqual([
      ['import-report', 'session:s'],
      ['assign-in-report', 'session:s'],
      ['undo-report', 'session:s'],
    ])
  })

  it('[row M7] refuses sessions in person, files that are none, and people who are not there', async () => {
    const file = onlineReport('zoom-meeting', [row('Zora', 0, 30)])
    const inPerson = await start(dialect, 'in-person')
    expect(await refused(inPerson, file)).toMatchObject({ status: 422, code: 'invalid' })
    const server = await start(dialect)
    expect(await refused(server, Buffer.from('title,room\nLedger,Aspen\n'))).toMatchObject({
      status: 422,
      detail: expect.stringContaining('Found: title | room'),
    })
    const unread = Buffer.from('Full Name,Join Time,Leave Time\nZora,at nine,at ten\n')
    expect(await refused(server, unread)).toMatchObject({
      status: 422,
      detail: expect.stringContaining('like “at nine” (line 2)'),
    })
    const { people } = await preview(server, file)
    const zora = people[0]?.person ?? ''
    const strange = [
      [{ person: zora, attendee: 'nobody' }],
      [{ person: 'email:x@example.org', attendee: 'lena' }],
    ]
    for (const assign of strange) {
      expect(await refused(server, file, { ...confirmed, assign })).toMatchObject({ status: 422 })
    }
    expect(await rowsIn(server, 'online_reports')).toBe(0)
  })
})
