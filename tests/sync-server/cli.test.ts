import { copyFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, it, vi } from 'vitest'
import { readMeta } from '../../sync-server/db/meta.ts'
import { openEmbedded } from '../../sync-server/db/open.ts'
import { type Child, runToEnd, startChild, tempDir } from '../support/child.ts'

// each test starts processes, and a busy machine starts them slowly
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

const running: Child[] = []
afterEach(async () => {
  for (const child of running.splice(0)) {
    child.process.kill('SIGKILL')
    await child.ended
  }
})

function withData() {
  const dataDir = tempDir()
  const env = { DATA_DIR: dataDir }
  const cli = (...args: string[]) => runToEnd(['sync-server/cli.ts', ...args], env)
  const token = async (...more: string[]) => {
    const { stdout } = await cli('token', 'create', '--role', 'admin', ...more)
    return stdout.trimEnd().split('\n').at(-1) ?? ''
  }
  const start = async () => {
    const child = await startChild(env)
    running.push(child)
    return child
  }
  const stop = async (child: Child) => {
    child.process.kill('SIGTERM')
    await child.ended
  }
  const inDatabase = async <T>(
    read: (db: Awaited<ReturnType<typeof openEmbedded>>['db']) => Promise<T>,
  ): Promise<T> => {
    const { db, close } = await openEmbedded(join(dataDir, 'roomtap.db'))
    const value = await read(db)
    await close()
    return value
  }
  return { dataDir, cli, token, start, stop, inDatabase, file: join(dataDir, 'roomtap.db') }
}
const me = (url: string, token: string) =>
  fetch(`${url}/api/v1/me`, { headers: { authorization: `Bearer ${token}` } })

it('a token made before the first start works after it', async () => {
  const { token, start } = withData()
  const secret = await token('--name', 'timetable import')
  expect(secret).toMatch(/^[\w-]{43}$/)
  const { url } = await start()
  expect(await (await me(url, secret)).json()).toMatchObject({
    name: 'timetable import',
    role: 'admin',
  })
})

it('several programs that begin a new database at once all find it whole', async () => {
  const { token, start } = withData()
  const [{ url }, ...secrets] = await Promise.all([start(), token(), token(), token()])
  for (const secret of secrets) expect((await me(url, secret)).status).toBe(200)
})

it('a token made while the server runs works at once, and is kept as a hash with an audit row', async () => {
  const { token, start, inDatabase } = withData()
  const { url } = await start()
  const secret = await token()
  expect((await me(url, secret)).status).toBe(200)
  const kept = await inDatabase(async (db) => [
    await db.selectFrom('api_tokens').selectAll().execute(),
    await db.selectFrom('audit').selectAll().execute(),
  ])
  expect(kept[1]).toMatchObject([{ act: 'token-add', by: 'system' }])
  expect(JSON.stringify(kept)).not.toContain(secret)
})

it.each([[[]], [['frobnicate']], [['toString']]])('%j is answered with the usage', async (args) => {
  const { code, stdout, stderr } = await withData().cli(...args)
  expect([code, stdout]).toEqual([2, ''])
  expect(stderr).toMatch(/^Usage: npm run cli -- <command>/)
})

it.each([
  [['token'], 'only "create" is known'],
  [['token', 'create'], '--role must be one of admin, staff, auditor'],
  [['token', 'create', '--role', 'king'], '--role must be one of'],
  [['token', 'create', '--rule', 'admin'], "Unknown option '--rule'"],
  [['backup'], 'name one file'],
  [['restore', 'a', 'b'], 'name one file'],
])('%j says what is wrong and makes nothing', async (args, message) => {
  const { cli, dataDir } = withData()
  const { code, stderr } = await cli(...args)
  expect(code).toBe(2)
  expect(stderr).toMatch(message)
  expect(readdirSync(dataDir)).toEqual([])
})

it('restores a backup made while the server ran, and begins a new epoch', async () => {
  const { cli, token, start, stop, inDatabase, dataDir } = withData()
  const child = await start()
  const before = await token()
  const copy = join(dataDir, 'copy.db')
  expect((await cli('backup', copy)).code).toBe(0)
  const after = await token()
  const epoch = await inDatabase((db) => readMeta(db, 'serverEpoch'))

  const refused = await cli('restore', copy)
  expect([refused.code, refused.stderr]).toEqual([
    1,
    'The server is running on this database. Stop it first; kiosks keep their taps meanwhile.\n',
  ])
  expect((await me(child.url, after)).status).toBe(200)

  await stop(child)
  const restored = await cli('restore', copy)
  expect([restored.code, restored.stderr]).toEqual([0, ''])
  const { url } = await start()
  expect([(await me(url, before)).status, (await me(url, after)).status]).toEqual([200, 401])
  const acts = await inDatabase((db) => db.selectFrom('audit').select('act').orderBy('n').execute())
  expect(acts.map(({ act }) => act)).toEqual(['token-add', 'restore'])
  expect(await inDatabase((db) => readMeta(db, 'serverEpoch'))).not.toBe(epoch)
  expect(readdirSync(dataDir).filter((name) => name.includes('before-restore'))).toHaveLength(1)
})

it('restores over a database that a power cut left with commits in its write-ahead log', async () => {
  const { cli, token, start, dataDir } = withData()
  await token()
  const copy = join(dataDir, 'copy.db')
  await cli('backup', copy)
  const child = await start()
  const late = await token()
  child.process.kill('SIGKILL')
  await child.ended
  expect(existsSync(join(dataDir, 'roomtap.db-wal'))).toBe(true)
  expect((await cli('restore', copy)).code).toBe(0)
  const { url } = await start()
  expect((await me(url, late)).status).toBe(401)
})

it('restores to a machine that has no database yet', async () => {
  const one = withData()
  const secret = await one.token()
  const copy = join(one.dataDir, 'copy.db')
  await one.cli('backup', copy)
  const two = withData()
  expect((await two.cli('restore', copy)).code).toBe(0)
  const { url } = await two.start()
  expect((await me(url, secret)).status).toBe(200)
})

it('never writes over a file with a backup', async () => {
  const { cli, token, dataDir } = withData()
  await token()
  const precious = join(dataDir, 'precious')
  writeFileSync(precious, 'mine')
  expect((await cli('backup', precious)).code).toBe(1)
  expect(readFileSync(precious, 'utf8')).toBe('mine')
})

it.each([
  [
    'no database',
    (file: string) => writeFileSync(file, 'not a database, but long enough '.repeat(99)),
  ],
  ['nothing', () => {}],
  [
    'a torn one',
    (file: string, own: string) => {
      copyFileSync(own, file)
      writeFileSync(file, readFileSync(own).subarray(0, 50_000))
    },
  ],
])('refuses to restore %s and leaves the database alone', async (_, make) => {
  const { cli, token, dataDir, file, inDatabase } = withData()
  await token()
  const bad = join(dataDir, 'bad.db')
  make(bad, file)
  const { code, stderr } = await cli('restore', bad)
  expect(code).toBe(1)
  expect(stderr).toMatch(/bad\.db/)
  const tokens = await inDatabase((db) => db.selectFrom('api_tokens').selectAll().execute())
  expect(tokens).toHaveLength(1)
  expect(readdirSync(dataDir).filter((name) => name.includes('restor'))).toEqual([])
})
