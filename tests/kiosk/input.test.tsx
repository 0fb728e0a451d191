import { afterEach, expect, it } from 'vitest'
import { listenToInput } from '../../src/kiosk/input.ts'
import type { Kiosk } from '../../src/kiosk/kiosk.ts'
import { initial } from '../../src/kiosk/machine.ts'
import type { Event as Happening } from '../../src/kiosk/state.ts'
import { keepKeys } from '../../src/platform/early-keys.ts'
import { createWedge } from '../../src/platform/wedge.ts'

let stop = () => {}
afterEach(() => {
  stop()
  document.body.replaceChildren()
})

function keyAt(key: string, at: number, repeat = false): KeyboardEvent {
  const event = new KeyboardEvent('keydown', { key, repeat, bubbles: true, cancelable: true })
  Object.defineProperty(event, 'timeStamp', { value: at })
  return event
}

/** A kiosk with one button, which has the focus; keys come at the times that are said. */
function keys(only: string | null = null, early: KeyboardEvent[] = []) {
  const sent: Happening[] = []
  const kiosk: Kiosk = {
    state: () => initial,
    send: (event) => sent.push(event),
    onChange: () => () => {},
    stage: () => () => {},
  }
  const wedge = createWedge({ after: () => () => {} }, (code) => kiosk.send({ is: 'scan', code }))
  stop = listenToInput(window, kiosk, wedge, () => only, early)
  const button = document.createElement('button')
  document.body.append(button)
  const press = (key: string, at: number, { repeat = false, on = document.body } = {}) => {
    const event = keyAt(key, at, repeat)
    on.dispatchEvent(event)
    return event.defaultPrevented ? 'kept from the button' : 'left to the button'
  }
  return { press, button, sent }
}

it('Enter presses the step that has the focus', () => {
  const { press, button } = keys()
  expect(press('Enter', 5_000, { on: button })).toBe('left to the button')
})
it('[row K6] the second Enter of a scanner presses nothing', () => {
  const { press, button } = keys()
  for (const [n, sign] of [...'B-1001'].entries()) press(sign, 1_000 + n * 5)
  press('Enter', 1_030)
  expect(press('Enter', 1_060, { on: button })).toBe('kept from the button')
  expect(press('Enter', 1_900, { on: button })).toBe('left to the button')
})
it('[row K6] a key that is held after it chose a name presses nothing', () => {
  const { press, button, sent } = keys('amara')
  press('Enter', 1_000)
  expect(sent).toEqual([{ is: 'pick', attendee: 'amara' }])
  for (const at of [1_500, 1_530, 1_560, 2_500])
    expect(press('Enter', at, { on: button, repeat: true })).toBe('kept from the button')
})

/** Keys that are pressed before the kiosk listens, each so many ms after the other. */
function early(pressed: string[], gap: number): KeyboardEvent[] {
  const kept = keepKeys(window)
  for (const [n, key] of pressed.entries()) document.body.dispatchEvent(keyAt(key, 100 + n * gap))
  return kept.take()
}
it('[row K4] a scan from before the kiosk listened is a scan, and nothing is typed', () => {
  const { sent } = keys(null, early([...'B-1001', 'Enter'], 5))
  expect(sent).toEqual([{ is: 'scan', code: 'B-1001' }])
})
it('[row K4] a scan that began before the kiosk listened is one code', () => {
  const { sent, press } = keys(null, early([...'B-10'], 5))
  press('0', 120)
  press('1', 125)
  press('Enter', 130)
  expect(sent.at(-1)).toEqual({ is: 'scan', code: 'B-1001' })
})
it('[row K4] two scans without Enter from before the kiosk listened are two codes', () => {
  const kept = keepKeys(window)
  for (const [n, key] of [...'B-1001'].entries()) document.body.dispatchEvent(keyAt(key, n * 5))
  for (const [n, key] of [...'B-1002x'].entries())
    document.body.dispatchEvent(keyAt(key, 500 + n * 5))
  const { sent, press } = keys(null, kept.take())
  press('Enter', 540)
  expect(sent.filter(({ is }) => is === 'scan')).toEqual([
    { is: 'scan', code: 'B-1001' },
    { is: 'scan', code: 'B-1002x' },
  ])
})
it('what a person typed before the kiosk listened stands in the field', () => {
  const { sent } = keys(null, early(['a', 'Shift', 'm', 'a'], 120))
  expect(sent).toEqual([{ is: 'query', text: 'ama' }])
})
