import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout } from 'node:timers/promises'

const root = resolve(import.meta.dirname, '../..')

/** The real server as its own process, that can be stopped, killed and started again on the same data. */
export interface RunningServer {
  url: string
  dataDir: string
  /** an API token of role admin */
  token: string
  /** of the process that runs now */
  pid: () => number | undefined
  /** what it has printed since it was started */
  printed: () => string
  /** asks it to stop and waits until it has */
  stop: () => Promise<void>
  /** ends it at once, as a power cut would */
  kill: () => Promise<void>
  /** starts it again on the same port and data */
  start: () => Promise<void>
  call: (method: string, path: string, body?: unknown, type?: string) => Promise<Response>
}

export const admin = { email: 'rosa@example.org', password: 'a long enough password' }

/** Starts the server on a free port with a fresh database. */
export async function runServer(env: Record<string, string> = {}): Promise<RunningServer> {
  const dataDir = mkdtempSync(join(tmpdir(), 'roomtap-'))
  const port = await freePort()
  const url = `http://localhost:${port}`
  const settings = {
    ...process.env,
    PORT: String(port),
    DATA_DIR: dataDir,
    ADMIN_EMAIL: admin.email,
    ADMIN_PASSWORD: admin.password,
    LOG_LEVEL: 'warn',
    // any free one: many servers run at once
    ...(env.TLS_CERT ? {} : { HTTPS_PORT: '0' }),
    ...env,
  }
  const token = execFileSync(
    process.execPath,
    ['sync-server/cli.ts', 'token', 'create', '--role', 'admin'],
    { cwd: root, env: settings, encoding: 'utf8' },
  )
    .trim()
    .split('\n')
    .at(-1) as string

  let child: ChildProcess | null = null
  let printed = ''
  const ended = (process: ChildProcess) =>
    new Promise<void>((done) => {
      if (process.exitCode !== null || process.signalCode !== null) done()
      else process.once('exit', () => done())
    })
  const end = async (signal: NodeJS.Signals) => {
    if (!child) return
    child.kill(signal)
    await ended(child)
    child = null
  }
  const start = async () => {
    const process_ = spawn(process.execPath, ['sync-server/main.ts'], {
      cwd: root,
      env: settings,
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    child = process_
    printed = ''
    process_.stdout.setEncoding('utf8').on('data', (text: string) => {
      printed += text
    })
    await healthy(url, () => process_.exitCode === null)
  }
  await start()
  return {
    url,
    dataDir,
    token,
    pid: () => child?.pid,
    printed: () => printed,
    start,
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
    call: (method, path, body, type = 'application/json') =>
      fetch(url + path, {
        method,
        headers: {
          authorization: `Bearer ${token}`,
          ...(body === undefined ? {} : { 'content-type': type }),
        },
        ...(body === undefined
          ? {}
          : { body: type === 'application/json' ? JSON.stringify(body) : String(body) }),
      }),
  }
}

async function healthy(url: string, alive: () => boolean): Promise<void> {
  for (let attempt = 0; attempt < 600; attempt++) {
    const answer = await fetch(`${url}/api/v1/health`).catch(() => null)
    if (answer?.ok) return
    if (!alive()) throw new Error('The server ended while it was starting')
    await setTimeout(50)
  }
  throw new Error('The server did not become healthy')
}

/** A port that is free just now. */
export async function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const server = createServer()
    server.once('error', fail)
    server.listen(0, () => {
      const address = server.address()
      const port = typeof address === 'object' && address ? address.port : 0
      server.close(() => done(port))
    })
  })
}
