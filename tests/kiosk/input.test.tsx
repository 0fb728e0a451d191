import { afterEach, expect, it } from 'vitest'
import { listenToInput } from '../../src/kiosk/input.ts'
import type { Kiosk } from '../../src/kiosk/kiosk.ts'
import { initial } from '../../src/kiosk/machine.ts'
import type { Event as Happening } from '../../src/kiosk/state.ts'
import { createWedge } from '../../src/platform/wedge.ts'

let stop = () => {}
afterEach(() => {
  stop()
  document.body.replaceChildren()
})

/** A kiosk with one button, which has the focus; keys come at the times that are said. */
function keys(only: string | null = null) {
  const sent: Happening[] = []
  const kiosk: Kiosk = {
    state: () => initial,
    send: (event) => sent.push(event),
    onChange: () => () => {},
  }
  let now = 0
  const wedge = createWedge({ mono: () => now, timers: { after: () => () => {} } }, (code) =>
    kiosk.send({ is: 'scan', code }),
  )
  stop = listenToInput(window, kiosk, wedge, () => only)
  const button = document.createElement('button')
  document.body.append(button)
  const press = (key: string, at: number, { repeat = false, on = document.body } = {}) => {
    now = at
    const event = new KeyboardEvent('keydown', { key, repeat, bubbles: true, cancelable: true })
    Object.defineProperty(event, 'timeStamp', { value: at })
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
