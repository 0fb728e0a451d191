import { existsSync, readFileSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launch } from '../support/browser.ts'
import { pairKiosk, smallProgramme } from '../support/programme.ts'
import { type RunningServer, runServer } from '../support/running-server.ts'

const firstLoadLimit = 60_000
const precacheLimit = 250_000

const dist = resolve(import.meta.dirname, '../../dist')

/** What is sent of a file: compressed where the build has it so. */
function sentBytes(url: string): number {
  const file = join(dist, url)
  return statSync(existsSync(`${file}.br`) ? `${file}.br` : file).size
}

let server: RunningServer
beforeAll(async () => {
  server = await runServer()
})
afterAll(() => server.stop())

it('[row K3] the kiosk’s first load is at most 60 kB brotli, up to the ready screen', async () => {
  const browser = await launch()
  const { programme, room } = await smallProgramme(server)
  const context = await browser.newContext({ serviceWorkers: 'block' })
  const page = await context.newPage()
  await pairKiosk(page, server, { programme, room, name: 'Left door' })

  const sizes = new Map<string, number>()
  page.on('requestfinished', async (request) => {
    const path = new URL(request.url()).pathname
    if (path.startsWith('/api/')) return
    const { responseBodySize } = await request.sizes()
    sizes.set(path, responseBodySize)
  })
  const client = await context.newCDPSession(page)
  await client.send('Network.enable')
  await client.send('Network.setCacheDisabled', { cacheDisabled: true })
  await page.goto(`${server.url}/kiosk`)
  await page.getByRole('searchbox').waitFor()
  await browser.close()

  const kinds = [...sizes].filter(([path]) => /(\.js|\.css|\/kiosk)$/.test(path))
  const total = kinds.reduce((sum, [, size]) => sum + size, 0)
  process.stdout.write(
    `kiosk first load: ${total} bytes of ${firstLoadLimit}\n${kinds.map(([path, size]) => `  ${size} ${path}`).join('\n')}\n`,
  )
  expect(kinds.length).toBeGreaterThanOrEqual(3)
  expect(total).toBeLessThanOrEqual(firstLoadLimit)
})

it('[row K2] all that a kiosk precaches, every language in it, is at most 250 kB without the code reader’s wasm', () => {
  const worker = readFileSync(join(dist, 'sw.js'), 'utf8')
  const urls = [...worker.matchAll(/"?url"?:\s*"([^"]+)"/g)].map(([, url]) => url ?? '')
  const files = urls.filter((url) => url && !url.endsWith('.wasm'))
  const total = files.reduce((sum, url) => sum + sentBytes(url), 0)
  process.stdout.write(
    `kiosk precache: ${total} bytes of ${precacheLimit}, ${files.length} files\n`,
  )
  for (const language of ['de', 'fr', 'es', 'ar'])
    expect(
      files.filter((url) => url.startsWith(`assets/${language}-`)).length,
      language,
    ).toBeGreaterThan(2)
  expect(files.some((url) => url.includes('admin'))).toBe(false)
  expect(total).toBeLessThanOrEqual(precacheLimit)
})
