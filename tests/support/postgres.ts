import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { chmod, chown, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** A PostgreSQL of the tests' own, on a socket in a directory of its own. */
export interface TestPostgres {
  /** makes an empty database and gives its URL */
  create: (name: string) => Promise<string>
  stop: () => Promise<void>
}

async function binaries(): Promise<string | undefined> {
  if (process.env.PG_BIN) return process.env.PG_BIN
  const versions = await readdir('/usr/lib/postgresql').catch(() => [])
  const newest = versions.sort((a, b) => Number(b) - Number(a))[0]
  return newest && `/usr/lib/postgresql/${newest}/bin`
}

/** PostgreSQL refuses to run as root, so root lends it to another user. */
async function otherUser(dir: string): Promise<{ uid?: number; gid?: number }> {
  if (process.getuid?.() !== 0) return {}
  const id = async (user: string, flag: string) => Number((await run('id', [flag, user])).stdout)
  const user = await id('postgres', '-u').then(
    () => 'postgres',
    () => 'nobody',
  )
  const as = { uid: await id(user, '-u'), gid: await id(user, '-g') }
  await chown(dir, as.uid, as.gid)
  return as
}

/** Starts one; undefined where PostgreSQL is not installed (PG_BIN names another place). */
export async function startPostgres(): Promise<TestPostgres | undefined> {
  const bin = await binaries()
  if (!bin) return undefined
  const dir = await mkdtemp(join(tmpdir(), 'roomtap-pg-'))
  const as = await otherUser(dir)
  await chmod(dir, 0o700)
  const options = { ...as, cwd: dir, env: { ...process.env, HOME: dir, LC_ALL: 'C' } }
  const data = join(dir, 'data')
  const init = ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-sync']
  await run(join(bin, 'initdb'), init, options)
  const settings = ['listen_addresses=', 'fsync=off', 'max_connections=50']
  const server = spawn(
    join(bin, 'postgres'),
    ['-D', data, '-k', dir, ...settings.flatMap((setting) => ['-c', setting])],
    { ...options, stdio: 'ignore' },
  )
  const psql = (sql: string) =>
    run(join(bin, 'psql'), ['-h', dir, '-U', 'postgres', '-qc', sql], options)
  await untilReady(() => psql('select 1'), server)
  return {
    async create(name) {
      await psql(`create database ${name}`)
      return `postgres://postgres@localhost/${name}?host=${encodeURIComponent(dir)}`
    },
    async stop() {
      const gone = new Promise((done) => server.once('exit', done))
      // "smart": waits for clients that are still saying goodbye
      server.kill('SIGTERM')
      await gone
      await rm(dir, { recursive: true, force: true })
    },
  }
}

async function untilReady(ask: () => Promise<unknown>, server: ChildProcess): Promise<void> {
  for (let attempt = 0; attempt < 400; attempt++) {
    const error = await ask().then(
      () => null,
      (failed: unknown) => failed,
    )
    if (error === null) return
    if (server.exitCode !== null) throw error
    await setTimeout(50)
  }
  throw new Error('PostgreSQL did not become ready')
}
