import { spawn } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { request } from 'node:https'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { tempDir } from '../support/child.ts'
import { admin, freePort, type RunningServer, runServer } from '../support/running-server.ts'
import { testTls } from '../support/tls.ts'
import { hasTool } from '../support/tools.ts'

const nginxPath = '/usr/sbin/nginx'
const proxied = it.skipIf(!hasTool(nginxPath, 'nginx-light', 'the reverse proxy of the README'))

let server: RunningServer
let stopServer = async () => {}
let port: number
let stopProxy = async () => {}

beforeAll(async () => {
  if (!existsSync(nginxPath)) return
  port = await freePort()
  server = await runServer({ PUBLIC_URL: `https://localhost:${port}`, HTTPS_PORT: 'off' })
  stopServer = server.stop
  stopProxy = await startProxy(port, new URL(server.url).port)
})
afterAll(async () => {
  await stopProxy()
  await stopServer()
})

proxied(
  '[row D5] behind the proxy of the README the API answers over HTTPS, and browsers are told to stay with it',
  async () => {
    const answer = await ask('GET', '/api/v1/health')
    expect(JSON.parse(answer.body)).toMatchObject({ status: 'ok' })
    // localhost alone is never told to
    expect(answer.headers['strict-transport-security']).toBeUndefined()
    const named = await ask('GET', '/api/v1/health', { host: 'attendance.example.org' })
    expect(named.headers['strict-transport-security']).toMatch(/max-age/)
  },
)

proxied('[row D5] people sign in through it, and stay signed in', async () => {
  const origin = `https://localhost:${port}`
  const signIn = await ask('POST', '/api/auth/sign-in/email', { origin }, JSON.stringify(admin))
  expect(signIn.status).toBe(200)
  const cookie = signIn.headers['set-cookie']?.map((text) => text.split(';')[0]).join('; ') ?? ''
  expect(cookie).toMatch(/^__Host-roomtap/)
  const me = await ask('GET', '/api/v1/me', { cookie })
  expect(JSON.parse(me.body)).toMatchObject({ email: admin.email })
})

proxied('[row D5] live messages come through it at once', async () => {
  const made = await server.call('POST', '/api/v1/programmes', { name: 'Day', timeZone: 'UTC' })
  const { id } = (await made.json()) as { id: string }
  const stream = await open(`/api/v1/programmes/${id}/events`, {
    authorization: `Bearer ${server.token}`,
  })
  const first = new Promise<string>((done) =>
    stream.on('data', (text) => {
      if (String(text).startsWith('data: ')) done(String(text))
    }),
  )
  await server.call('POST', `/api/v1/programmes/${id}/rooms`, { name: 'Room' })
  expect(JSON.parse((await first).slice('data: '.length))).toMatchObject({ type: 'programme' })
  stream.destroy()
})

interface Answer {
  status: number | undefined
  headers: import('node:http').IncomingHttpHeaders
  body: string
}

async function ask(
  method: string,
  path: string,
  headers: Record<string, string> = {},
  body = '',
): Promise<Answer> {
  const stream = await open(path, headers, method, body)
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(chunk as Buffer)
  return {
    status: stream.statusCode,
    headers: stream.headers,
    body: Buffer.concat(chunks).toString(),
  }
}

function open(path: string, headers: Record<string, string>, method = 'GET', body = '') {
  return new Promise<import('node:http').IncomingMessage>((done, fail) => {
    const options = {
      host: 'localhost',
      port,
      path,
      method,
      ca: testTls.cert,
      servername: 'localhost',
      headers: { ...(body ? { 'content-type': 'application/json' } : {}), ...headers },
    }
    request(options, done).once('error', fail).end(body)
  })
}

/** nginx with the server block of the README, its names, ports and files put in place. */
async function startProxy(from: number, to: string): Promise<() => Promise<void>> {
  const readme = readFileSync(join(import.meta.dirname, '../../sync-server/README.md'), 'utf8')
  const block = /```nginx\n([^`]+)```/.exec(readme)?.[1]
  if (!block) throw new Error('the README has no example of nginx')
  const folder = tempDir()
  const put = (name: string, text: string) => {
    writeFileSync(join(folder, name), text, { mode: 0o600 })
    return join(folder, name)
  }
  const site = block
    .replace('443', String(from))
    .replace('127.0.0.1:8080', `localhost:${to}`)
    .replace('/etc/ssl/attendance.pem', put('cert.pem', testTls.cert))
    .replace('/etc/ssl/attendance.key', put('key.pem', testTls.key))
  const paths = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((name) => `${name}_temp_path ${folder}/${name};`)
    .join(' ')
  const config = put(
    'nginx.conf',
    `daemon off; pid ${folder}/pid; error_log stderr; events {} http { access_log off; ${paths} ${site} }`,
  )
  const nginx = spawn(nginxPath, ['-c', config, '-p', folder, '-e', 'stderr'], {
    stdio: 'inherit',
  })
  const ended = new Promise<void>((done) => nginx.once('exit', () => done()))
  for (let attempt = 0; attempt < 100; attempt++) {
    if (await ask('GET', '/api/v1/health').catch(() => null)) break
    await setTimeout(50)
  }
  return async () => {
    nginx.kill('SIGTERM')
    await ended
  }
}
