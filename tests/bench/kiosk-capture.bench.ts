import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchTablet } from '../support/browser.ts'
import { tempDir } from '../support/child.ts'
import { compared } from '../support/figures.ts'
import { fillRoster } from '../support/large-roster.ts'
import { servePage } from '../support/store-page.ts'

/** A capture takes at most so many times as long as a bare strict transaction of its two writes. */
const LIMIT = 1.25
const ROUNDS = 1_500

let site: { url: string; close: () => void }
let context: BrowserContext
let page: Page

beforeAll(async () => {
  site = await servePage('capture-page-entry.ts')
  context = await launchTablet(tempDir())
  page = context.pages()[0] ?? (await context.newPage())
  await page.goto(site.url)
  await page.waitForFunction(() => 'compareCaptures' in globalThis)
  await fillRoster(page, 100_000, 'session')
  expect(await page.evaluate(() => readRoster())).toBe(100_000)
})
afterAll(async () => {
  await context?.close()
  site?.close()
})

test.each([1, 6])(
  'capturing a tap beside 100,000 attendees, %i times slower',
  {
    timeout: 300_000,
  },
  async (rate) => {
    const client = await context.newCDPSession(page)
    await client.send('Emulation.setCPUThrottlingRate', { rate })
    await page.evaluate(() => compareCaptures(50))
    const { captures, bares } = await page.evaluate((rounds) => compareCaptures(rounds), ROUNDS)
    await client.send('Emulation.setCPUThrottlingRate', { rate: 1 })
    const what = `${rate}x: a capture, against a bare transaction of the same two writes`
    const { ratio, text } = compared(what, captures, bares)
    console.log(`${text}, at most ${LIMIT}`)
    expect(ratio).toBeLessThanOrEqual(LIMIT)
  },
)
