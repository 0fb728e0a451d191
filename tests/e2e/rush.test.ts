import type { BrowserContext, CDPSession, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchTablet } from '../support/browser.ts'
import { tempDir } from '../support/child.ts'
import { storedTaps } from '../support/kiosk-page.ts'
import { manyNames } from '../support/many-names.ts'
import { answer, pairKiosk, type SmallProgramme, smallProgramme } from '../support/programme.ts'
import { type RunningServer, runServer } from '../support/running-server.ts'
import { serverTaps, sortedTaps } from '../support/server-taps.ts'

/** Few in every run of the tests; `TAPS=600 npx vitest run tests/e2e/rush.test.ts` is the whole measure. */
const TAPS = Number(process.env.TAPS ?? 180)
/** Each comes in and goes out, one tap a second of the tablet's clock. */
const PEOPLE = TAPS / 2
/** The heap is looked at so often. */
const PART = TAPS / 6
/** How much it may be above what it was after the first third, or half; a short run is still compiling code. */
const HEAP_LIMIT = TAPS < 600 ? 1.2 : 1.1

const names = [...new Set(manyNames(2 * PEOPLE))].slice(0, PEOPLE)
const badgeOf = (n: number) => `B-${n}-4711`

let server: RunningServer
let made: SmallProgramme
let tablet: BrowserContext
let page: Page
let client: CDPSession
/** name by attendee */
let ids: Map<string, string>

beforeAll(async () => {
  server = await runServer()
  made = await smallProgramme(server)
  const rows = names.map((name, n) => `${name},b${n}@example.org,${badgeOf(n)}\n`).join('')
  const path = `/api/v1/programmes/${made.programme}/import/attendees`
  await answer(server.call('POST', path, `name,email,badge\n${rows}`, 'text/csv'))
  const { items } = await answer(
    server.call('GET', `/api/v1/programmes/${made.programme}/attendees?limit=1000`),
  )
  ids = new Map(items.map(({ id, name }: { id: string; name: string }) => [id, name]))
  tablet = await launchTablet(tempDir())
  page = tablet.pages()[0] ?? (await tablet.newPage())
  client = await tablet.newCDPSession(page)
  await page.clock.install()
  await pairKiosk(page, server, { programme: made.programme, room: made.room, name: 'Door' })
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready
  })
  await server.stop()
  await page.reload()
  await page.getByRole('searchbox').fill(names[0] ?? '')
  await page.getByRole('button', { name: names[0] ?? '' }).waitFor()
})
afterAll(async () => {
  await tablet?.close()
  await server?.stop()
})

/** In the page: keys that come in one go, as a scanner or two quick hands send them. */
function pressKeys(keys: string[]): void {
  for (const key of keys)
    (document.activeElement ?? document.body).dispatchEvent(
      new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }),
    ) && insert(key)
  function insert(key: string) {
    const field = document.activeElement
    if (!(field instanceof HTMLInputElement) || key.length !== 1) return
    field.value += key
    field.dispatchEvent(new Event('input', { bubbles: true }))
  }
}

/** In the page: a finger that touches the button of that name twice, as impatient fingers do. */
function touchTwice(text: string): void {
  for (let n = 0; n < 2; n++) {
    const button = [...document.querySelectorAll('button')].find(
      (one) => (one.ariaLabel ?? one.textContent ?? '').startsWith(text) && !one.disabled,
    )
    button?.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }))
    button?.click()
  }
}

/** In the page: the kiosk's own keys. */
function touchKeys(letters: string[]): void {
  for (const letter of letters)
    for (const button of document.querySelectorAll('button'))
      if ((button.ariaLabel ?? button.textContent) === letter) button.click()
}

/** By badge, by a keyboard, by the kiosk's own keys, in turns; whoever comes doesn't wait for the screen to return. */
async function findOneself(n: number, name: string): Promise<void> {
  if (n % 3 === 0) return page.evaluate(pressKeys, [...badgeOf(n), 'Enter'])
  await page.clock.runFor(500)
  await page.keyboard.press('Escape')
  await page.getByRole('searchbox').waitFor()
  if (n % 3 === 1) await page.evaluate(pressKeys, [...name])
  else
    await page.evaluate(
      touchKeys,
      [...name.toUpperCase()].map((key) => (key === ' ' ? 'Space' : key)),
    )
  await page.getByRole('button', { name }).waitFor()
  await page.evaluate(touchTwice, name)
}

async function tapOnce(n: number, name: string, step: 'Check in' | 'Check out'): Promise<void> {
  await findOneself(n, name)
  await page.getByRole('heading', { name }).waitFor()
  await page.evaluate(touchTwice, step)
  const done = step === 'Check in' ? 'You’re in' : 'You’re out'
  await page.getByRole('heading', { name: done }).waitFor()
  // and once more where the button was
  await page.evaluate(() =>
    document
      .querySelector('main')
      ?.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true })),
  )
  await page.clock.runFor(n % 3 === 0 ? 1_000 : 500)
}

async function heap(): Promise<number> {
  await client.send('HeapProfiler.collectGarbage')
  await client.send('HeapProfiler.collectGarbage')
  return (await client.send('Runtime.getHeapUsage')).usedSize
}

it(`[row K3] a rush: ${TAPS} taps, one a second, offline, scanned and typed and touched twice: exactly those, and a flat heap`, {
  timeout: 600_000,
}, async () => {
  const heaps: number[] = []
  for (const step of ['Check in', 'Check out'] as const)
    for (const [n, name] of names.entries()) {
      await tapOnce(n, name, step)
      if ((n + 1) % PART === 0) heaps.push(await heap())
    }
  const held = await storedTaps(page)
  const tapped = (kind: string) =>
    held.filter((tap) => tap.kind === kind).map(({ attendee }) => ids.get(attendee))
  expect(tapped('in')).toEqual(names)
  expect(tapped('out')).toEqual(names)
  expect(held).toHaveLength(2 * PEOPLE)

  // by then all code has run often enough to be compiled; the lower of two, since one may be a peak
  const [, second = 0, third = 0, ...later] = heaps
  const ratio = Math.max(...later) / Math.min(second, third)
  console.log(
    `heap after each ${PART} taps: ${heaps.map((size) => (size / 1e6).toFixed(2)).join(', ')} MB; at most ${ratio.toFixed(3)} times that after ${2 * PART} or ${3 * PART}, of ${HEAP_LIMIT}`,
  )
  expect(ratio).toBeLessThan(HEAP_LIMIT)

  await server.start()
  await page.clock.runFor('02:00')
  await page.getByText('All taps sent').waitFor({ timeout: 90_000 })
  expect(sortedTaps(serverTaps(server.dataDir))).toEqual(sortedTaps(held))
})
