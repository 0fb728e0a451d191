import { afterAll, beforeAll, expect, it } from 'vitest'
import { loadSample } from '../../sync-server/imports/sample/load.ts'
import { settle } from '../../sync-server/reconcile/soon.ts'
import { type TestDatabases, testDatabases } from '../support/databases.ts'
import { counts, lines, type Uploading, uploading } from '../support/upload.ts'

let databases: TestDatabases
beforeAll(async () => {
  databases = await testDatabases()
}, 60_000)
afterAll(() => databases.stop())

/** What an integration sees of a programme after a row of imports. */
async function story(server: Uploading) {
  const seen: unknown[] = []
  const sessions = (presenter: string) =>
    lines(
      'code,title,room,start,end,presenters,credits_1',
      `B,Books,Birch,2026-05-04T11:00,2026-05-04T12:00,${presenter},1.5`,
      'A,Audit,Aspen,2026-05-04T09:00,2026-05-04T10:00,,',
    )
  const people = (organisation: string) =>
    lines(
      'code,name,email,organisation,badge',
      `1,Ada,ada@example.org,${organisation},B1;B2`,
      `2,Élodie,e@example.org,${organisation},B3`,
    )
  for (const presenter of ['Ada', 'Ada', 'Lin']) {
    seen.push(counts(await server.upload('sessions', sessions(presenter))))
  }
  for (const organisation of ['Acme', 'Acme', 'Birch']) {
    seen.push(counts(await server.upload('attendees', people(organisation))))
  }
  const [audit] = await server.sessions()
  const swap = lines('id,name,code,badge', ...(await swapped(server)))
  seen.push(counts(await server.upload('attendees', swap)))
  const token = server.adminToken
  const body = { actualEnd: (audit?.end ?? 0) + 1, revision: 1 }
  const path = `/api/v1/sessions/${audit?.id}`
  for (let time = 0; time < 2; time++) {
    seen.push((await server.request('PATCH', path, { token, body })).status)
  }
  await settle(server.ctx)
  seen.push(await server.sessions(), await server.attendees())
  const found = `/api/v1/programmes/${server.programme}/attendees?q=elodie`
  seen.push(await server.get(found))
  const { programme } = await loadSample(server.ctx)
  await settle(server.ctx)
  seen.push(await server.get(`/api/v1/programmes/${programme}/sessions`))
  return seen
}

async function swapped(server: Uploading): Promise<string[]> {
  const [ada, elodie] = await server.attendees()
  return [`${ada?.id},Ada,2,B3`, `${elodie?.id},Élodie,1,B1`]
}

it('imports, changes and shows the same on every database', async () => {
  const stories: unknown[] = []
  for (const dialect of databases.dialects) {
    const server = await uploading('Europe/Berlin', { database: await databases.open(dialect) })
    stories.push(await story(server))
  }
  const [first, ...others] = stories
  expect(first).toEqual(
    expect.arrayContaining([[2, 0, 0], [0, 0, 2], [0, 1, 1], [0, 2, 0], 200, 409]),
  )
  for (const other of others) expect(other).toEqual(first)
}, 60_000)
