import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { request as httpsRequest } from 'node:https'
import { connect, createServer } from 'node:net'
import { join } from 'node:path'
import { afterEach, expect, it, vi } from 'vitest'
import { type Child, runToEnd, startChild, tempDir } from '../support/child.ts'
import { testTls } from '../support/tls.ts'

// each test starts processes, and a busy machine starts them slowly
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

const running: Child[] = []
afterEach(async () => {
  for (const child of running.splice(0)) {
    child.process.kill('SIGKILL')
    await child.ended
  }
})
async function start(env: Record<string, string> = {}, args: string[] = []) {
  const dataDir = tempDir()
  const child = await startChild({ DATA_DIR: dataDir, ...env }, args)
  running.push(child)
  const cli = await runToEnd(['sync-server/cli.ts', 'token', 'create', '--role', 'admin'], {
    DATA_DIR: dataDir,
  })
  return { ...child, dataDir, token: cli.stdout.trimEnd().split('\n').at(-1) ?? '' }
}
const programme = JSON.stringify({ name: 'Spring school', timeZone: 'Europe/Berlin' })

it('asked to stop, finishes the request under way and ends with 0', async () => {
  const { port, token, process, sees, ended } = await start()
  const socket = connect(port, 'localhost')
  const head = [
    'POST /api/v1/programmes HTTP/1.1',
    'Host: localhost',
    `Authorization: Bearer ${token}`,
    'Content-Type: application/json',
    `Content-Length: ${programme.length}`,
  ]
  socket.write(`${head.join('\r\n')}\r\n\r\n${programme.slice(0, 10)}`)
  // a second request, answered: the first is with the server by now
  await fetch(`http://localhost:${port}/api/v1/health`)
  process.kill('SIGTERM')
  await sees(/"msg":"stopping"/)
  socket.end(programme.slice(10))
  let answer = ''
  socket.on('data', (chunk) => {
    answer += chunk
  })
  await once(socket, 'close')
  expect(answer).toMatch(/^HTTP\/1\.1 201 /)
  expect(await ended).toBe(0)
})

it('asked to stop, ends live streams instead of waiting for them', async () => {
  const { url, token, process, ended } = await start()
  const authorization = `Bearer ${token}`
  const made = await fetch(`${url}/api/v1/programmes`, {
    method: 'POST',
    headers: { authorization, 'content-type': 'application/json' },
    body: programme,
  })
  const { id } = await made.json()
  const live = await fetch(`${url}/api/v1/programmes/${id}/events`, { headers: { authorization } })
  expect(live.headers.get('content-type')).toMatch('text/event-stream')
  process.kill('SIGINT')
  await live.text()
  expect(await ended).toBe(0)
})

it('prints the address with which the first admin is made, over a real socket', async () => {
  const { url, sees } = await start()
  const [, secret] = await sees(/\/setup#secret=(\S+)/)
  const headers = { 'content-type': 'application/json' }
  const rosa = { email: 'rosa@example.org', password: 'a long enough password' }
  const answer = await fetch(`${url}/api/v1/setup`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ secret, name: 'Rosa', ...rosa }),
  })
  expect(answer.status).toBe(201)
  const cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  expect((await fetch(`${url}/api/v1/me`, { headers: { cookie } })).status).toBe(200)
  const body = JSON.stringify(rosa)
  const again = await fetch(`${url}/api/auth/sign-in/email`, { method: 'POST', headers, body })
  expect(again.status).toBe(200)
})

it('refuses a body without a stated length once it grows too long', async () => {
  const { url, token } = await start()
  const init = {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: new Blob(['x'.repeat(2_000_000)]).stream(),
    duplex: 'half',
  }
  const answer = await fetch(`${url}/api/v1/programmes`, init)
  expect(answer.status).toBe(413)
})

it('speaks TLS with TLS_CERT and TLS_KEY', async () => {
  const dir = tempDir()
  const [cert, key] = [join(dir, 'cert.pem'), join(dir, 'key.pem')]
  writeFileSync(cert, testTls.cert)
  writeFileSync(key, testTls.key)
  const { url } = await start({ TLS_CERT: cert, TLS_KEY: key })
  expect(url).toMatch(/^https:/)
  const answer = await new Promise<{ status?: number | undefined; hsts: unknown }>((done, fail) => {
    const request = httpsRequest(`${url}/api/v1/setup`, { ca: testTls.cert }, (response) => {
      response.resume()
      const hsts = response.headers['strict-transport-security']
      done({ status: response.statusCode, hsts })
    })
    request.once('error', fail)
    request.end()
  })
  expect(answer).toEqual({ status: 200, hsts: undefined })
})

it('started with --sample, has the sample programme', async () => {
  const { url, token } = await start({}, ['--sample'])
  const headers = { authorization: `Bearer ${token}` }
  const { items } = await (await fetch(`${url}/api/v1/programmes`, { headers })).json()
  expect(items).toMatchObject([{ sample: true, sessions: 24, attendees: 200 }])
})

it('says which setting makes no sense and ends with 1', async () => {
  const { code, stderr } = await runToEnd(['sync-server/main.ts'], { PORT: 'eighty' })
  expect([code, stderr]).toEqual([1, 'PORT must be a number from 0 to 65535, not "eighty"\n'])
})

it('says which file of TLS it can’t read', async () => {
  const env = { DATA_DIR: tempDir(), TLS_CERT: '/none/c.pem', TLS_KEY: '/none/k.pem' }
  const { code, stderr } = await runToEnd(['sync-server/main.ts'], env)
  expect(code).toBe(1)
  expect(stderr).toMatch('TLS_CERT must be a readable file (PEM): /none/c.pem')
})

it('says that its port is taken', async () => {
  const other = createServer().listen(0, 'localhost')
  await once(other, 'listening')
  const address = other.address()
  const port = typeof address === 'object' ? String(address?.port) : ''
  const env = { DATA_DIR: tempDir(), PORT: port, HOST: 'localhost' }
  const { code, stderr } = await runToEnd(['sync-server/main.ts'], env)
  other.close()
  expect(code).toBe(1)
  expect(stderr).toMatch(`Port ${port} is taken by another program. Set PORT to a free one.`)
})
