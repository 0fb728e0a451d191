import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { runToEnd, tempDir } from '../support/child.ts'
import { testDatabases } from '../support/databases.ts'
import { postgresPrograms } from '../support/postgres.ts'
import { testServer } from '../support/server.ts'
import { pair, tap } from './tablet.ts'
import { makeWorld } from './world.ts'

// each test starts programs, and a busy machine starts them slowly
vi.setConfig({ testTimeout: 60_000 })

const databases = await testDatabases()
afterAll(() => databases.stop())
const run = promisify(execFile)

describe.runIf(databases.dialects.includes('postgres'))('the command line on PostgreSQL', () => {
  const cli = (url: string, ...args: string[]) =>
    runToEnd(['sync-server/cli.ts', ...args], { DATABASE_URL: url })

  it('says what backs PostgreSQL up and puts it back, and leaves it alone', async () => {
    const url = await databases.url()
    const backup = await cli(url, 'backup', join(tempDir(), 'x'))
    expect([backup.code, backup.stderr]).toEqual([1, expect.stringMatching(/use pg_dump/)])
    const restore = await cli(url, 'restore', join(tempDir(), 'x'))
    expect([restore.code, restore.stderr]).toEqual([
      1,
      expect.stringMatching(/use pg_restore.*"npm run cli -- restored"/),
    ])
    const embedded = await runToEnd(['sync-server/cli.ts', 'restored'], { DATA_DIR: tempDir() })
    expect([embedded.code, embedded.stderr]).toEqual([1, expect.stringMatching(/"restore <file>"/)])
  })

  it('[PROTOCOL 6] dumped, put back and told so, it asks kiosks for what came after the dump', async () => {
    const bin = await postgresPrograms()
    const url = await databases.url()
    const world = await makeWorld(await testServer({ database: await databases.openAt(url) }))
    const tablet = await pair(world)
    await tablet.push([tap(world, 1)])
    const file = join(tempDir(), 'roomtap.dump')
    await run(join(bin ?? '', 'pg_dump'), ['--format=custom', '--file', file, url])
    const before = await tablet.push([tap(world, 2)])
    const copy = await databases.url()
    await run(join(bin ?? '', 'pg_restore'), ['--dbname', copy, file])
    const { code, stdout } = await cli(copy, 'restored')
    expect([code, stdout]).toEqual([0, expect.stringMatching(/send again everything/)])
    world.server.ctx.database = await databases.openAt(copy)
    const after = await tablet.push([tap(world, 2)])
    expect(after.serverEpoch).not.toBe(before.serverEpoch)
    expect(after).toMatchObject({ watermark: 2, counts: { applied: 1 } })
    const check = await cli(copy, 'check')
    expect([check.code, check.stdout]).toEqual([0, expect.stringMatching(/2 taps/)])
  })
})
