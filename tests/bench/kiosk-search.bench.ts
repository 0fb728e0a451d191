import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launch } from '../support/browser.ts'
import { at } from '../support/figures.ts'
import { manyNames } from '../support/many-names.ts'
import { servePage } from '../support/store-page.ts'

/** A keystroke takes at most this part of a look through all names. */
const LIMIT = 0.1
const names = manyNames(100_000)

let site: { url: string; close: () => void }
let browser: Browser
let page: Page

beforeAll(async () => {
  site = await servePage('search-page-entry.ts')
  browser = await launch()
  page = await browser.newPage()
  await page.goto(site.url)
  await page.waitForFunction(() => 'compare' in globalThis)
  const ms = await page.evaluate((all) => load(all), names)
  console.log(
    `the index of ${names.length} names took ${ms.toFixed(0)} ms, in steps while nobody types`,
  )
})
afterAll(async () => {
  await browser?.close()
  site?.close()
})

/** What people type: names of the roster letter by letter, with slips, in both orders, and nobody's. */
function keystrokes(): string[] {
  const whole = [17, 4_711, 65_000].flatMap((n) => {
    const [given = '', family = ''] = (names[n] ?? '').toLowerCase().split(' ')
    return [`${given} ${family}`, `${family} ${given}`, family.slice(0, 3) + family.slice(4)]
  })
  return [...whole, 'anka', 'xqzwvk'].flatMap((text) =>
    Array.from({ length: text.length - 1 }, (_, n) => text.slice(0, n + 2)),
  )
}

test.each([1, 6])('a keystroke among 100,000 names, %i times slower', async (rate) => {
  const client = await page.context().newCDPSession(page)
  await client.send('Emulation.setCPUThrottlingRate', { rate })
  const texts = keystrokes()
  await page.evaluate((all) => compare(all, 10), texts)
  const { search, scan, hits } = await page.evaluate((all) => compare(all, 200), texts)
  await client.send('Emulation.setCPUThrottlingRate', { rate: 1 })
  const ratio = { p50: at(search, 0.5) / at(scan, 0.5), p95: at(search, 0.95) / at(scan, 0.5) }
  console.log(
    `${rate}x: a keystroke ${at(search, 0.5).toFixed(3)} ms at p50, ${at(search, 0.95).toFixed(3)} at p95; a scan ${at(scan, 0.5).toFixed(2)} ms; ratio ${ratio.p50.toFixed(3)} at p50, ${ratio.p95.toFixed(3)} at p95`,
  )
  expect(hits.filter(({ ids }) => ids.length > 0).length).toBeGreaterThan(texts.length / 2)
  expect(Math.max(...hits.map(({ ids }) => ids.length))).toBe(6)
  expect(ratio.p50).toBeLessThan(LIMIT)
  expect(ratio.p95).toBeLessThan(LIMIT)
})
