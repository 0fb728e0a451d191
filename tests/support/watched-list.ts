import type { Page } from 'playwright-core'

// How long a list in a browser takes: each function but the first two runs in the page, by itself.

/** From the start of the navigation until the list's first lines are painted, ms. */
export async function firstShowing(page: Page, url: string): Promise<number> {
  await page.addInitScript(watchFirst)
  await page.goto(url)
  return page.evaluate(() => firstShown)
}

declare global {
  var firstShown: Promise<number>
}

function watchFirst(): void {
  globalThis.firstShown = new Promise((done) => {
    const look = (_: unknown, observer: MutationObserver) => {
      if (!document.querySelector('tbody tr[aria-rowindex] a')) return
      observer.disconnect()
      const painted = new MessageChannel()
      painted.port1.onmessage = () => done(performance.now())
      requestAnimationFrame(() => painted.port2.postMessage(null))
    }
    new MutationObserver(look).observe(document, { childList: true, subtree: true })
  })
}

export interface Letter {
  /** from the letter until what it finds is painted, ms */
  ms: number
  /** the longest time between two frames meanwhile, ms */
  frame: number
  /** lines found */
  found: number
}

/** In the page: types into its field for searching; each letter must change how many are found. */
export function typeLetter(text: string): Promise<Letter> {
  const field = document.querySelector<HTMLInputElement>('main input[type=search]')
  const found = () => Number(document.querySelector('main table')?.ariaRowCount) - 1
  if (!field) throw new Error('no field to type into')
  const before = found()
  return new Promise((done) => {
    let frame = 0
    let isFound = false
    let last = performance.now()
    const begun = last
    const painted = new MessageChannel()
    painted.port1.onmessage = () => {
      const now = performance.now()
      frame = Math.max(frame, now - last)
      last = now
      if (isFound) done({ ms: now - begun, frame, found: found() })
      else requestAnimationFrame(next)
    }
    const next = () => {
      isFound = found() !== before
      painted.port2.postMessage(null)
    }
    field.value = text
    field.dispatchEvent(new InputEvent('input', { bubbles: true }))
    requestAnimationFrame(next)
  })
}

interface Way {
  from: number
  to: number
  steps: number
}

/** In the page: scrolls from one place to another, px, a step a frame; how long each frame took, ms. */
export async function scrollDown({ from, to, steps }: Way): Promise<number[]> {
  const next = () => new Promise<number>((done) => requestAnimationFrame(done))
  scrollTo(0, from)
  await next()
  await next()
  const times: number[] = []
  let before = await next()
  for (let n = 1; n <= steps; n++) {
    scrollTo(0, from + ((to - from) * n) / steps)
    const at = await next()
    times.push(at - before)
    before = at
  }
  return times
}
