import { afterAll, beforeAll, expect, it } from 'vitest'
import { launch } from '../support/browser.ts'
import { pairKiosk, smallProgramme } from '../support/programme.ts'
import { type RunningServer, runServer } from '../support/running-server.ts'

const firstLoadLimit = 60_000

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
