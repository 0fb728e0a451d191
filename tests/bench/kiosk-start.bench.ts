import { afterAll, beforeAll, expect, test } from 'vitest'
import { compared } from '../support/figures.ts'
import { type LargeKiosk, openLargeKiosk } from '../support/large-kiosk.ts'

/** A cold start takes at most so many times as long as a page without script from the same worker. */
const LIMIT = 1.5
const ROUNDS = Number(process.env.ROUNDS ?? 15)

let kiosk: LargeKiosk
beforeAll(async () => {
  kiosk = await openLargeKiosk(100_000, {})
}, 240_000)
afterAll(() => kiosk?.close())

/** In the page: ms from the start of the navigation until the field for the name was painted. */
function watch(): void {
  const found = new Promise<void>((done) => {
    const look = () => {
      if (!document.querySelector('input[type=search]')) return false
      done()
      return true
    }
    new MutationObserver((_, observer) => look() && observer.disconnect()).observe(document, {
      childList: true,
      subtree: true,
    })
  })
  globalThis.shown = found.then(
    () =>
      new Promise((done) =>
        requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now()))),
      ),
  )
}
declare global {
  var shown: Promise<number>
}

/** A page of a fresh process, its worker asleep: as when a tablet is switched on. */
async function start(url: string, rate: number): Promise<number> {
  const page = await kiosk.context.newPage()
  const client = await kiosk.context.newCDPSession(page)
  await client.send('ServiceWorker.enable')
  await client.send('ServiceWorker.stopAllWorkers')
  await client.send('Emulation.setCPUThrottlingRate', { rate })
  await page.addInitScript(watch)
  await page.goto(url)
  const ms = await page.evaluate(() => shown)
  await page.close()
  return ms
}

test.each([1, 6])(
  'a cold start offline with 100,000 attendees, %i times slower',
  { timeout: 600_000 },
  async (rate) => {
    const [kiosks, stills]: [number[], number[]] = [[], []]
    const pages = [
      [kiosks, `${kiosk.url}/kiosk`],
      [stills, kiosk.pageUrl('still.html')],
    ] as const
    for (let round = -2; round < ROUNDS; round++)
      for (const [times, url] of pages) {
        const ms = await start(url, rate)
        if (round >= 0) times.push(ms)
      }
    const { ratio, text } = compared(
      `${rate}x: cold start offline, against a page without script`,
      kiosks,
      stills,
    )
    console.log(`${text}, at most ${LIMIT}`)
    expect(ratio).toBeLessThanOrEqual(LIMIT)
  },
)
