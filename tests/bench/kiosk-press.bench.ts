import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { compared } from '../support/figures.ts'
import { type LargeKiosk, openLargeKiosk } from '../support/large-kiosk.ts'

/** From the press to green takes at most so many times as long as a page that does nothing else. */
const LIMIT = 1.5
const ROUNDS = 20
/** Nobody presses sooner after the button came to be seen: the time of a simple reaction. */
const REACTION_MS = 250
const IN_A_ROW = 5

/** A page that does only that write, strictly, and one change of its document. */
const barePage = `<!doctype html><meta charset="utf-8"><title>bare</title>
<button id="press">Check in</button><h1></h1>
<script type="module">
const db = await new Promise((done, fail) => {
  const opening = indexedDB.open('bare', 1)
  opening.onupgradeneeded = () => {
    opening.result.createObjectStore('logs', { keyPath: 'log' })
    const taps = opening.result.createObjectStore('taps', { keyPath: ['log', 'seq'] })
    taps.createIndex('attendee', 'attendee')
    taps.createIndex('voids', ['voids.log', 'voids.seq'])
  }
  opening.onsuccess = () => done(opening.result)
  opening.onerror = () => fail(opening.error)
})
let seq = 0
document.querySelector('button').onclick = () => {
  seq++
  const transaction = db.transaction(['logs', 'taps'], 'readwrite', { durability: 'strict' })
  transaction.objectStore('logs').put({ log: 'log', order: 1, after: null, first: 1, last: seq, lastAnchor: -1 })
  transaction.objectStore('taps').put({ log: 'log', seq, kind: 'in', attendee: 'a' + seq, session: 's', method: 'search', wall: Date.now(), mono: Math.floor(performance.now()), zone: 60 })
  transaction.oncomplete = () => {
    document.querySelector('h1').textContent = 'You’re in'
    document.body.style.background = 'green'
  }
}
</script>`

let kiosk: LargeKiosk
beforeAll(async () => {
  kiosk = await openLargeKiosk(100_000, { 'bare.html': barePage })
}, 240_000)
afterAll(() => kiosk?.close())

/** In the page: presses the button with that text, as soon as a person can; ms until green was painted. */
async function press({ text, reactionMs }: { text: string; reactionMs: number }): Promise<number> {
  await new Promise((done) => setTimeout(done, reactionMs))
  return new Promise((done) => {
    const button = [...document.querySelectorAll('button')].find(
      (one) => one.textContent?.trim() === text,
    )
    const isGreen = () => /You’re (in|out)/.test(document.querySelector('h1')?.textContent ?? '')
    const start = performance.now()
    new MutationObserver((_, observer) => {
      if (!isGreen()) return
      observer.disconnect()
      const painted = new MessageChannel()
      painted.port1.onmessage = () => done(performance.now() - start)
      requestAnimationFrame(() => painted.port2.postMessage(null))
    }).observe(document, { childList: true, subtree: true, characterData: true })
    button?.click()
  })
}

const check = { text: 'Check in', reactionMs: REACTION_MS }

async function pressKiosk(page: Page, name: string): Promise<number> {
  await page.getByRole('searchbox').fill(name)
  // as a finger does: no mouse stays behind over what changes, as none does over the bare page
  await page.getByRole('button', { name }).first().dispatchEvent('click')
  await page.getByRole('button', { name: 'Check in', exact: true }).waitFor()
  const ms = await page.evaluate(press, check)
  await page.keyboard.press('Escape')
  await page.getByRole('searchbox').waitFor()
  return ms
}

async function pressBare(page: Page): Promise<number> {
  await page.evaluate(() => {
    const title = document.querySelector('h1')
    if (title) title.textContent = ''
    document.body.style.background = ''
  })
  return page.evaluate(press, check)
}

test.each([1, 6])(
  'from a press to green beside 100,000 attendees, %i times slower',
  {
    timeout: 600_000,
  },
  async (rate) => {
    const [own, bare] = [await kiosk.context.newPage(), await kiosk.context.newPage()]
    await own.goto(`${kiosk.url}/kiosk`)
    await bare.goto(kiosk.pageUrl('bare.html'))
    const once = new Map<string, number>()
    for (const name of kiosk.names) once.set(name, (once.get(name) ?? 0) + 1)
    const names = kiosk.names.filter((name) => once.get(name) === 1).slice(rate * 1_000)
    await own.getByRole('searchbox').fill(names[0] ?? '')
    await own.getByRole('button', { name: names[0] ?? '' }).waitFor({ timeout: 60_000 })
    await own.keyboard.press('Escape')
    for (const page of [own, bare]) {
      const client = await kiosk.context.newCDPSession(page)
      await client.send('Emulation.setCPUThrottlingRate', { rate })
    }
    const [owns, bares]: [number[], number[]] = [[], []]
    let n = 0
    for (let round = -1; round < ROUNDS; round++) {
      await own.bringToFront()
      const ownTimes: number[] = []
      for (let k = 0; k < IN_A_ROW; k++) ownTimes.push(await pressKiosk(own, names[n++] ?? ''))
      await bare.bringToFront()
      const bareTimes: number[] = []
      for (let k = 0; k < IN_A_ROW; k++) bareTimes.push(await pressBare(bare))
      if (round < 0) continue
      owns.push(...ownTimes)
      bares.push(...bareTimes)
    }
    await own.close()
    await bare.close()
    const what = `${rate}x: from a press to green, against a bare page with the same writes`
    const { ratio, text } = compared(what, owns, bares)
    console.log(`${text}, at most ${LIMIT}`)
    expect(ratio).toBeLessThanOrEqual(LIMIT)
  },
)
