import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createWedge, PAUSE_MS, type WedgeKey } from '../../src/platform/wedge.ts'
import { fakeTimers } from '../support/timers.ts'

type Pressed = Omit<WedgeKey, 'timeStamp'>
const asKey = (key: string): Pressed => ({ key, code: '', shiftKey: false })

/** A scanner or a person at the keys: the codes that were told. */
function keys() {
  const timers = fakeTimers()
  let now = 0
  const codes: string[] = []
  const wedge = createWedge(timers, (code) => codes.push(code))
  const wait = (ms: number) => {
    now += ms
    timers.advance(ms)
  }
  const press = (pressed: (string | Pressed)[], gap: number) =>
    pressed.map((key) => {
      wait(gap)
      return wedge.key({ ...(typeof key === 'string' ? asKey(key) : key), timeStamp: now })
    })
  return { codes, wait, press }
}

it('[row K4] a scanner’s characters with Enter behind them are one code, and Enter presses nothing', () => {
  const { codes, press } = keys()
  expect(press([...'AB-12345', 'Enter'], 8).at(-1)).toBe(true)
  expect(codes).toEqual(['AB-12345'])
})
it('[row K4] a pause of 100 ms ends a code too', () => {
  const { codes, press, wait } = keys()
  press([...'AB-12345'], 8)
  wait(PAUSE_MS - 1)
  expect(codes).toEqual([])
  wait(1)
  expect(codes).toEqual(['AB-12345'])
  expect(press(['Enter'], 300)).toEqual([false])
  expect(codes).toHaveLength(1)
})
it('Shift between the characters changes nothing', () => {
  const { codes, press } = keys()
  press(['Shift', 'A', 'Shift', 'B', '1', '2', 'Enter'], 8)
  expect(codes).toEqual(['AB12'])
})
it('a code is told once, and the next one begins anew', () => {
  const { codes, press } = keys()
  press([...'AB12', 'Enter', ...'CD34', 'Enter'], 8)
  expect(codes).toEqual(['AB12', 'CD34'])
})
it('keys that come in lumps, as over Bluetooth, are one code', () => {
  const { codes, press } = keys()
  press([...'AB1'], 1)
  press(['2'], 90)
  press([...'345'], 1)
  press(['6'], 90)
  press(['Enter'], 2)
  expect(codes).toEqual(['AB123456'])
})
it('a person’s typing is no code, Enter or not, digits or not', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.tuple(
          fc.constantFrom(...'abcdefg1234 ', 'Enter', 'Shift'),
          fc.integer({ min: 60, max: 400 }),
        ),
      ),
      (typed) => {
        const { codes, press, wait } = keys()
        for (const [key, gap] of typed) press([key], gap)
        wait(PAUSE_MS)
        expect(codes).toEqual([])
      },
    ),
  )
})
it('[row K4] any code of digits that a scanner sends is told as it is, once', () => {
  fc.assert(
    fc.property(
      fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9 /:.-]{2,30}[0-9]$/),
      fc.integer({ min: 1, max: 40 }),
      fc.boolean(),
      (code, gap, withEnter) => {
        const { codes, press, wait } = keys()
        press([...code, ...(withEnter ? ['Enter'] : [])], gap)
        wait(PAUSE_MS)
        expect(codes).toEqual([code])
      },
    ),
  )
})
it('a name that comes as fast, without Enter, is no badge', () => {
  const { codes, press, wait } = keys()
  press([...'amara okonkwo'], 1)
  wait(1_000)
  expect(codes).toEqual([])
})
it('fewer than four characters are no code', () => {
  const { codes, press, wait } = keys()
  expect(press([...'AB1', 'Enter'], 8).at(-1)).toBe(false)
  press([...'AB1'], 8)
  wait(PAUSE_MS)
  expect(codes).toEqual([])
})
it('[row K11] a code comes through whatever layout or input method the tablet is set to', () => {
  const places: [code: string, shift: boolean][] = [
    ['KeyA', true],
    ['KeyB', false],
    ['Minus', false],
    ['Digit1', false],
    ['Digit2', false],
    ['Slash', true],
    ['Numpad7', false],
  ]
  const arabic = ['ش', 'لا', 'ـ', '١', '٢', '؟', '٧']
  for (const keysOf of [() => 'Process', () => 'Unidentified', (n: number) => arabic[n] ?? '']) {
    const { codes, press } = keys()
    press(
      [...places.map(([code, shiftKey], n) => ({ key: keysOf(n), code, shiftKey })), 'Enter'],
      8,
    )
    expect(codes).toEqual(['Ab-12?7'])
  }
})
it('[row K4] a code stays whole on a tablet that stalls, and so do two', () => {
  const timers = fakeTimers()
  const codes: string[] = []
  const wedge = createWedge(timers, (code) => codes.push(code))
  // all of it comes to the page at once, long after it was typed
  for (const [n, key] of [...'AB-1', ...'CD-2'].entries())
    wedge.key({ ...asKey(key), timeStamp: n * 10 + (n < 4 ? 0 : 500) })
  timers.advance(PAUSE_MS)
  expect(codes).toEqual(['AB-1', 'CD-2'])
})
