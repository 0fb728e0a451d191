import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { mountPages } from '../../sync-server/http/static.ts'
import { testServer } from '../support/server.ts'

async function withPages(env: Record<string, string> = {}) {
  const dist = mkdtempSync(join(tmpdir(), 'roomtap-dist-'))
  mkdirSync(join(dist, 'assets'))
  for (const [name, text] of Object.entries({
    'index.html': '<!doctype html>',
    'kiosk.html': '<!doctype html>',
    'sw.js': 'worker',
    '.built': '',
    'assets/a-1234.js': 'script',
    'assets/a-1234.js.br': 'compressed',
  }))
    writeFileSync(join(dist, name), text)
  const server = await testServer({ env })
  mountPages(server.app, dist)
  return server
}

it.each([
  '/',
  '/kiosk',
  '/kiosk/pair',
  '/admin/programmes/1',
  '/setup',
  '/sign-in',
  '/s/abc',
  '/me',
])('the page %s is the app, asked for each time', async (path) => {
  const { request } = await withPages()
  const answer = await request('GET', path)
  expect(await answer.text()).toBe('<!doctype html>')
  expect(answer.headers.get('content-type')).toMatch('text/html')
  expect(answer.headers.get('cache-control')).toBe('no-cache')
})

it.each([
  '/assets/none.js',
  '/assets',
  '/.built',
  '/nothing',
  '/verify/abc',
  '/kiosks',
  '/none.js',
])('%s is not there, and no page stands in for it', async (path) => {
  const { request } = await withPages()
  expect((await request('GET', path)).status).toBe(404)
})

it('serves what the build named by its content for ever, compressed where asked', async () => {
  const { request } = await withPages()
  const plain = await request('GET', '/assets/a-1234.js')
  expect(await plain.text()).toBe('script')
  expect(plain.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
  const small = await request('GET', '/assets/a-1234.js', {
    headers: { 'accept-encoding': 'gzip, br' },
  })
  expect(await small.text()).toBe('compressed')
  expect(small.headers.get('content-encoding')).toBe('br')
  expect(small.headers.get('content-type')).toMatch('javascript')
})

it('asks for the service worker each time', async () => {
  const { request } = await withPages()
  expect((await request('GET', '/sw.js')).headers.get('cache-control')).toBe('no-cache')
})

it.each(['/', '/assets/none.js', '/api/v1/health', '/api/v1/me', '/api/auth/get-session'])(
  '%s bears the security headers',
  async (path) => {
    const { request } = await withPages()
    const { headers } = await request('GET', path)
    const policy = headers.get('content-security-policy')
    expect(policy).toContain("script-src 'self' 'wasm-unsafe-eval';")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).not.toContain('unsafe-inline')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('referrer-policy')).toBe('no-referrer')
    expect(headers.get('permissions-policy')).toContain('camera=(self)')
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin')
    if (path.startsWith('/api/')) expect(headers.get('cache-control')).toBe('no-store')
  },
)

it('asks browsers to stay with TLS only where nothing else is served, and never on localhost', async () => {
  const beside = await withPages()
  const { request } = await withPages({ TLS_CERT: 'cert.pem', TLS_KEY: 'key.pem' })
  const name = 'strict-transport-security'
  expect((await request('GET', 'http://localhost/')).headers.has(name)).toBe(false)
  expect((await request('GET', 'https://localhost/')).headers.has(name)).toBe(false)
  expect((await request('GET', 'https://x.example/')).headers.has(name)).toBe(true)
  // the plain port beside our own HTTPS would be locked out
  expect((await beside.request('GET', 'https://x.example/')).headers.has(name)).toBe(false)
})

it.each([
  [{}, false],
  [{ PUBLIC_URL: 'http://x.example' }, false],
  [{ PUBLIC_URL: 'https://x.example' }, true],
])('with %j believes a proxy that it was TLS: %s', async (env, believed) => {
  const { request } = await withPages(env)
  const answer = await request('GET', 'http://x.example/api/v1/setup', {
    headers: { 'x-forwarded-proto': 'https' },
  })
  expect(answer.status).toBe(believed ? 200 : 403)
})
