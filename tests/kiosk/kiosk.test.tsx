import { expect, it } from 'vitest'
import { createKiosk } from '../../src/kiosk/kiosk.ts'
import type { Event } from '../../src/kiosk/state.ts'
import { fakeTimers } from '../support/timers.ts'

/** A kiosk that keeps a badge whose store answers when told; notes what happened in its order. */
async function keeping() {
  const timers = fakeTimers()
  const seen: string[] = []
  let answer = (_: Event) => {}
  const around = {
    outbox: {
      capture: () => Promise.reject(new Error('no tap here')),
      tapsOf: async () => [],
      lastTaps: async () => [],
    },
    known: () => null,
    offset: () => 0,
    clock: { now: () => 0, mono: () => 0, zone: () => 0 },
    place: () => ({ room: null, held: null }),
    hmac: async () => new Uint8Array(),
    random: () => new Uint8Array(),
    report: () => {},
  }
  const kiosk = createKiosk(around, timers, async () => ({
    run: (effect) => {
      seen.push(effect.do)
      return new Promise((done) => {
        answer = done
      })
    },
  }))
  kiosk.onChange(() => seen.push(`shows ${kiosk.state().screen.at}`))
  const settle = () => new Promise((done) => setImmediate(done))
  kiosk.send({ is: 'badge-unknown', code: 'B-1' })
  await settle()
  return {
    timers,
    seen,
    answer: async (event: Event) => {
      answer(event)
      await settle()
    },
  }
}

it('[row K3] what is to be written is begun, and written, before any screen is drawn', async () => {
  const { seen, answer, timers } = await keeping()
  timers.advance(119)
  await answer({ is: 'badge-kept', kind: 'in', wall: 0 })
  timers.advance(1_000)
  expect(seen).toEqual(['keep-badge', 'shows badge-unknown'])
})
it('a store that takes long is seen to be at work', async () => {
  const { seen, answer, timers } = await keeping()
  timers.advance(120)
  expect(seen).toEqual(['keep-badge', 'shows keeping'])
  await answer({ is: 'badge-kept', kind: 'in', wall: 0 })
  expect(seen.at(-1)).toBe('shows badge-unknown')
})
