import { join } from 'node:path'
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest'
import { lockImports } from '../../sync-server/db/imports.ts'
import { openEmbedded } from '../../sync-server/db/open.ts'
import { addRoom } from '../../sync-server/db/rooms.ts'
import { type Child, startChild, tempDir } from '../support/child.ts'
import { testDatabases } from '../support/databases.ts'
import { gate } from '../support/gate.ts'
import { untilWaiting } from '../support/postgres-sessions.ts'
import { testServer } from '../support/server.ts'
import { makeWorld } from './world.ts'

// processes are started, and a busy machine starts them slowly
vi.setConfig({ testTimeout: 120_000 })

const databases = await testDatabases()
const running: Child[] = []
afterEach(async () => {
  for (const child of running.splice(0)) {
    child.process.kill('SIGKILL')
    await child.ended
  }
})
afterAll(() => databases.stop())

describe.each(databases.dialects)('several at once on %s', (dialect) => {
  /** What processes need to find one new database, and how it is looked into. */
  const fresh = async () => {
    const dataDir = tempDir()
    if (dialect === 'sqlite') {
      return { env: { DATA_DIR: dataDir }, look: () => openEmbedded(join(dataDir, 'roomtap.db')) }
    }
    const url = await databases.url()
    return { env: { DATA_DIR: dataDir, DATABASE_URL: url }, look: () => databases.openAt(url) }
  }

  it('processes that start on one new database make its tables, first admin and sample once', async () => {
    const { env, look } = await fresh()
    const person = { ADMIN_EMAIL: 'rosa@example.org', ADMIN_PASSWORD: 'a long enough password' }
    const start = () =>
      startChild({ ...env, ...person, LOG_LEVEL: 'warn' }, ['--sample']).then((child) => {
        running.push(child)
        return child
      })
    const all = await Promise.all([start(), start(), start()])
    for (const { url } of all) {
      const answer = await fetch(`${url}/api/auth/sign-in/email`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ email: person.ADMIN_EMAIL, password: person.ADMIN_PASSWORD }),
      })
      expect(answer.status).toBe(200)
    }
    const { db } = await look()
    expect(await db.selectFrom('programmes').select('sample').execute()).toEqual([{ sample: 1 }])
    const people = await db.selectFrom('audit').select('act').where('act', '=', 'person-add')
    expect(await people.execute()).toHaveLength(1)
  })

  it('a room asked for twice at the same moment is made once, and the second is told why', async () => {
    const world = await makeWorld(await testServer({ database: await databases.open(dialect) }))
    const { server, programme } = world
    const ask = () =>
      server.request('POST', `/api/v1/programmes/${programme}/rooms`, {
        token: server.adminToken,
        body: { name: 'Cedar' },
      })
    const answers = await Promise.all([ask(), ask()])
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 422])
  })
})

it.runIf(databases.dialects.includes('postgres'))(
  'a room that an import is just adding is told as taken, not as a failure',
  async () => {
    const database = await databases.open('postgres')
    const { server, programme } = await makeWorld(await testServer({ database }))
    const [added, commit] = [gate(), gate()]
    const importing = database.transact(async (tx) => {
      await lockImports(tx, 'postgres')
      await addRoom(tx, 'postgres', programme, { id: 'cedar', name: 'Cedar' })
      added.open()
      await commit.opened
    })
    await added.opened
    const answer = server.request('POST', `/api/v1/programmes/${programme}/rooms`, {
      token: server.adminToken,
      body: { name: 'Cedar' },
    })
    await untilWaiting(database.db, 1)
    commit.open()
    await importing
    expect((await answer).status).toBe(422)
    expect((await (await answer).json()).detail).toMatch('a room of this name already')
  },
)
