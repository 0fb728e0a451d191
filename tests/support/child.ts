import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

const root = resolve(import.meta.dirname, '../..')

/** A directory of its own for one test. */
export function tempDir(): string {
  return mkdtempSync(join(tmpdir(), 'roomtap-'))
}

export interface Finished {
  code: number
  stdout: string
  stderr: string
}

/** Runs one of the server's programs to its end. */
export function runToEnd(args: string[], env: Record<string, string>): Promise<Finished> {
  return new Promise((done) => {
    const options = { cwd: root, env: { ...process.env, ...env } }
    const child = execFile(process.execPath, args, options, (_, stdout, stderr) =>
      done({ code: child.exitCode ?? -1, stdout, stderr }),
    )
  })
}

export interface Child {
  url: string
  port: number
  process: ChildProcess
  /** waits until the output has a match, and gives it back */
  sees: (pattern: RegExp) => Promise<RegExpMatchArray>
  /** the exit code, once it ended */
  ended: Promise<number | null>
}

/** The server as a process of its own on a free port. */
export async function startChild(env: Record<string, string>, args: string[] = []): Promise<Child> {
  const child = spawn(process.execPath, ['sync-server/main.ts', ...args], {
    cwd: root,
    env: { ...process.env, PORT: '0', HOST: 'localhost', ...env },
  })
  let output = ''
  let look = () => {}
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      output += chunk
      look()
    })
  }
  const ended = new Promise<number | null>((done) => child.once('exit', done))
  const sees = (pattern: RegExp) =>
    new Promise<RegExpMatchArray>((done, fail) => {
      look = () => {
        const match = output.match(pattern)
        if (match) done(match)
      }
      look()
      ended.then(() => fail(new Error(`It ended without ${pattern}:\n${output}`)))
    })
  const [url, port] = await sees(/https?:\/\/localhost:(\d+)/)
  return { url, port: Number(port), process: child, sees, ended }
}
