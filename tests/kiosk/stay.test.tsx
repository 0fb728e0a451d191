import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { stay } from '../../src/platform/stay.ts'

const errors: unknown[] = []
let letGo = () => {}
/** what the browser was asked for, in order */
let asked: string[] = []
let isFull = false

/** Full screen as a browser grants it: the page asks, and is told. */
function fakeFullScreen(grants: boolean) {
  const own = {
    fullscreenEnabled: { configurable: true, value: true },
    fullscreenElement: {
      configurable: true,
      get: () => (isFull ? document.documentElement : null),
    },
    exitFullscreen: {
      configurable: true,
      value: async () => {
        asked.push('exit')
        isFull = false
      },
    },
  }
  Object.defineProperties(document, own)
  Object.defineProperty(document.documentElement, 'requestFullscreen', {
    configurable: true,
    value: async () => {
      asked.push('full screen')
      if (!grants) throw new TypeError('not for this touch')
      isFull = true
    },
  })
}

beforeEach(() => {
  asked = []
  isFull = false
  fakeFullScreen(true)
  letGo = stay((error) => errors.push(error))
})
afterEach(() => letGo())

/** Whether the page keeps the browser from doing what it would. */
function isPrevented(event: Event): boolean {
  window.dispatchEvent(event)
  return event.defaultPrevented
}
const plain = (type: string) => new Event(type, { cancelable: true })
const key = (of: KeyboardEventInit) => new KeyboardEvent('keydown', { cancelable: true, ...of })
const touches = (count: number) =>
  Object.assign(plain('touchmove'), { touches: Array.from({ length: count }) })

describe('[row K10] a page that stays a kiosk', () => {
  it.each(['contextmenu', 'dragstart', 'gesturestart', 'gesturechange'])('has no %s', (type) => {
    expect(isPrevented(plain(type))).toBe(true)
  })

  it('is zoomed by no two fingers and no wheel, and scrolled as ever', () => {
    expect(isPrevented(touches(2))).toBe(true)
    expect(isPrevented(touches(1))).toBe(false)
    const wheel = (ctrlKey: boolean) => Object.assign(plain('wheel'), { ctrlKey })
    expect(isPrevented(wheel(true))).toBe(true)
    expect(isPrevented(wheel(false))).toBe(false)
  })

  it.each([
    { key: 'F5' },
    { key: 'F11' },
    { key: 'r', ctrlKey: true },
    { key: 'W', ctrlKey: true, shiftKey: true },
    { key: 't', metaKey: true },
    { key: 'ArrowLeft', altKey: true },
    { key: 'BrowserBack' },
  ])('gives the browser no shortcut: %o', (of) => {
    expect(isPrevented(key(of))).toBe(true)
  })

  it.each([
    { key: 'a' },
    { key: 'F' },
    { key: 'ArrowLeft' },
    { key: 'v', ctrlKey: true },
    // AltGr, by which many keyboards type
    { key: '@', ctrlKey: true, altKey: true },
  ])('leaves what a person types alone: %o', (of) => {
    expect(isPrevented(key(of))).toBe(false)
  })

  it('asks for full screen with a touch, and not again while it has it', async () => {
    expect(asked).toEqual([])
    window.dispatchEvent(plain('pointerup'))
    window.dispatchEvent(plain('pointerup'))
    expect(asked).toEqual(['full screen'])
  })

  it('asks again with the next touch where it was refused, and calls that no trouble', async () => {
    fakeFullScreen(false)
    window.dispatchEvent(plain('pointerup'))
    await Promise.resolve()
    window.dispatchEvent(plain('pointerup'))
    expect(asked).toEqual(['full screen', 'full screen'])
    expect(errors).toEqual([])
  })

  it('leads back to itself from the way back', () => {
    const before = history.length
    window.dispatchEvent(new PopStateEvent('popstate'))
    expect(history.length).toBe(before + 1)
  })

  it('lets go of all of it when staff say so', () => {
    window.dispatchEvent(plain('pointerup'))
    letGo()
    expect(asked).toEqual(['full screen', 'exit'])
    expect(document.documentElement.dataset.stays).toBeUndefined()
    const left = [plain('contextmenu'), touches(2), key({ key: 'F5' })].map(isPrevented)
    expect(left).toEqual([false, false, false])
    window.dispatchEvent(plain('pointerup'))
    expect(asked).toEqual(['full screen', 'exit'])
  })
})
