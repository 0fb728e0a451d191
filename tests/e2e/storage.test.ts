import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchTablet } from '../support/browser.ts'
import { serveStorePage } from '../support/store-page.ts'

let site: { url: string; close: () => void }
const profile = mkdtempSync(join(tmpdir(), 'roomtap-tablet-'))

beforeAll(async () => {
  site = await serveStorePage()
})
afterAll(() => {
  site.close()
  rmSync(profile, { recursive: true, force: true })
})

async function load(): Promise<{ tablet: BrowserContext; page: Page }> {
  const tablet = await launchTablet(profile)
  const page = tablet.pages()[0] ?? (await tablet.newPage())
  await page.goto(site.url)
  await page.waitForFunction(() => 'tablet' in globalThis)
  return { tablet, page }
}

/** Ends the browser's processes without a word, as a dying battery does. */
async function kill(tablet: BrowserContext, page: Page) {
  const session = await tablet.browser()?.newBrowserCDPSession()
  const { processInfo } = (await session?.send('SystemInfo.getProcessInfo')) ?? { processInfo: [] }
  const browser = processInfo.find(({ type }) => type === 'browser')
  const closed = page.waitForEvent('close', { timeout: 0 })
  if (!browser) throw new Error('the browser tells no process')
  process.kill(browser.id, 'SIGKILL')
  await closed
}

const tap = (page: Page, count: number) =>
  page.evaluate(async (times) => {
    const seqs: number[] = []
    for (let n = 0; n < times; n++) {
      const result = await tablet.outbox.capture({
        kind: 'in',
        attendee: `a${n}`,
        session: 's',
        method: 'search',
        wall: Date.now(),
        mono: Math.floor(performance.now()),
        zone: 0,
      })
      if (!result.ok) throw new Error(result.error.detail)
      seqs.push(result.value.tap.seq)
    }
    return seqs
  }, count)

it('[row K3] every tap that was said to be recorded survives a browser that is killed', async () => {
  const first = await load()
  expect(await tap(first.page, 20)).toEqual(Array.from({ length: 20 }, (_, n) => n + 1))
  const log = await first.page.evaluate(() => tablet.outbox.log)
  await kill(first.tablet, first.page)

  const second = await load()
  expect(await tap(second.page, 1)).toEqual([1])
  const held = await second.page.evaluate(() => tablet.outbox.heldLogs())
  const own = await second.page.evaluate(() => tablet.outbox.log)
  expect(held).toEqual([
    { log, after: null, last: 20 },
    { log: own, after: log, last: 1 },
  ])
  const batch = await second.page.evaluate(() => tablet.outbox.nextBatch(1_000))
  expect(batch?.seqs).toEqual(Array.from({ length: 20 }, (_, n) => n + 1))
  expect((await second.page.evaluate(() => tablet.outbox.waiting())).count).toBe(21)
  await second.tablet.close()
})
it('a store closed under a living page is opened again, and the tap recorded', async () => {
  const { tablet: context, page } = await load()
  const before = await page.evaluate(() => tablet.outbox.waiting())
  // Deleting asks every connection to close, as “clear site data” does.
  await page.evaluate(
    () =>
      new Promise<void>((done) => {
        indexedDB.deleteDatabase('roomtap').onsuccess = () => done()
      }),
  )
  expect(before.count).toBe(21)
  expect(await tap(page, 2)).toEqual([1, 2])
  expect((await page.evaluate(() => tablet.outbox.waiting())).count).toBe(2)
  await context.close()
})
