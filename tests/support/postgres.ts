import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { access, chmod, chown, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** What reaches a PostgreSQL of the tests' own: other processes reach it by the same. */
export interface PostgresPlace {
  /** where its programs lie */
  bin: string
  /** the directory of its socket */
  dir: string
}

/** Databases of a PostgreSQL of the tests' own. */
export interface PostgresDatabases {
  /** makes an empty database, or a copy of `like`, and gives its URL */
  create: (name: string, like?: string) => Promise<string>
  /** from now on nobody uses it, so that copies of it can be made */
  close: (name: string) => Promise<void>
  drop: (name: string) => Promise<void>
}

/** A PostgreSQL of the tests' own, on a socket in a directory of its own. */
export interface TestPostgres extends PostgresDatabases {
  place: PostgresPlace
  stop: () => Promise<void>
}

/** The databases of one that runs. */
export function databasesAt({ bin, dir }: PostgresPlace): PostgresDatabases {
  const psql = (sql: string) => run(join(bin, 'psql'), ['-h', dir, '-U', 'postgres', '-qc', sql])
  return {
    async create(name, like = 'template1') {
      await psql(`create database ${name} template ${like}`)
      return `postgres://postgres@localhost/${name}?host=${encodeURIComponent(dir)}`
    },
    async close(name) {
      await psql(`alter database ${name} allow_connections false`)
      const its = `select pid from pg_stat_activity where datname = '${name}'`
      await psql(
        `do $$ begin perform pg_terminate_backend(pid, 10000) from (${its}) as its; end $$`,
      )
    },
    async drop(name) {
      // whoever is still saying goodbye is not waited for
      await psql(`drop database ${name} with (force)`)
    },
  }
}

/** The oldest that the server is made for. */
const oldest = 15

/** Where PostgreSQL's programs may be: as PG_BIN says, as Debian lays them, on the PATH; newest first. */
async function places(): Promise<string[]> {
  if (process.env.PG_BIN) return [process.env.PG_BIN]
  const versions = await readdir('/usr/lib/postgresql').catch(() => [])
  return [
    ...versions
      .sort((a, b) => Number(b) - Number(a))
      .map((version) => `/usr/lib/postgresql/${version}/bin`),
    ...(process.env.PATH ?? '').split(delimiter).filter((dir) => dir !== ''),
  ]
}

/** Where the programs of a PostgreSQL lie that is new enough; undefined: there is none. */
export async function postgresPrograms(): Promise<string | undefined> {
  for (const dir of await places()) {
    const programs = ['initdb', 'postgres', 'psql'].map((name) => access(join(dir, name)))
    const all = await Promise.all(programs).catch(() => null)
    if (!all) continue
    const { stdout } = await run(join(dir, 'postgres'), ['--version'])
    if (Number(stdout.match(/\d+/)?.[0]) >= oldest) return dir
  }
  return undefined
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

/** Starts one; undefined where no PostgreSQL of version 15 or later is installed (PG_BIN names its place). */
export async function startPostgres(): Promise<TestPostgres | undefined> {
  const bin = await postgresPrograms()
  if (!bin) return undefined
  const dir = await mkdtemp(join(tmpdir(), 'roomtap-pg-'))
  const as = await otherUser(dir)
  await chmod(dir, 0o700)
  const options = { ...as, cwd: dir, env: { ...process.env, HOME: dir, LC_ALL: 'C' } }
  const data = join(dir, 'data')
  const init = ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-sync']
  await run(join(bin, 'initdb'), init, options)
  const settings = ['listen_addresses=', 'fsync=off', 'max_connections=200']
  const server = spawn(
    join(bin, 'postgres'),
    ['-D', data, '-k', dir, ...settings.flatMap((setting) => ['-c', setting])],
    { ...options, stdio: 'ignore' },
  )
  // a test run that ends early leaves none behind
  const endNow = () => server.kill('SIGQUIT')
  process.once('exit', endNow)
  const place = { bin, dir }
  await untilReady(
    () => run(join(bin, 'psql'), ['-h', dir, '-U', 'postgres', '-qc', 'select 1']),
    server,
  )
  return {
    place,
    ...databasesAt(place),
    async stop() {
      const gone = new Promise((done) => server.once('exit', done))
      // "smart": waits for clients that are still saying goodbye
      server.kill('SIGTERM')
      await gone
      process.off('exit', endNow)
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
