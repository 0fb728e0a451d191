import { expect, it } from 'vitest'
import { createKiosk } from '../../src/kiosk/kiosk.ts'
import type { Event } from '../../src/kiosk/state.ts'
import { foundAmara, recordedTap } from '../support/kiosk-found.ts'
import { fakeTimers } from '../support/timers.ts'

const around = {
  outbox: {
    log: 'log',
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

/** A kiosk that keeps a badge whose store answers when told; notes what happened in its order. */
async function keeping() {
  const timers = fakeTimers()
  const seen: string[] = []
  let answer = (_: Event) => {}
  const kiosk = createKiosk(around, timers, async () => (effect) => {
    seen.push(effect.do)
    return new Promise((done) => {
      answer = done
    })
  })
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

/** A kiosk whose store answers when told; somebody has just pressed their check-in. */
async function pressed() {
  const seen: string[] = []
  let answer = (_: Event) => {}
  const kiosk = createKiosk(
    around,
    fakeTimers(),
    async () => () =>
      new Promise((done) => {
        answer = done
      }),
  )
  kiosk.send({ is: 'found', who: foundAmara() })
  kiosk.onChange(() => seen.push(`hears of ${kiosk.state().screen.at}`))
  kiosk.send({ is: 'press', step: { session: 'S', kind: 'in' } })
  const settle = () => new Promise((done) => setImmediate(done))
  await settle()
  return {
    kiosk,
    seen,
    answer: async (event: Event) => {
      answer(event)
      await settle()
    },
  }
}

it('[row K3] a recorded tap is shown first, and everybody else hears of it once it is seen', async () => {
  const { kiosk, seen, answer } = await pressed()
  let isSeen = () => {}
  kiosk.stage(({ who }, shown) => {
    seen.push(`shows ${who.name}`)
    isSeen = shown
    return true
  })
  expect(seen).toEqual([])
  await answer({ is: 'recorded', recorded: recordedTap(0) })
  expect(seen).toEqual(['shows Amara Okonkwo'])
  isSeen()
  expect(seen).toEqual(['shows Amara Okonkwo', 'hears of done'])
})
it('a recorded tap that can’t be shown at once is heard of at once', async () => {
  const { kiosk, seen, answer } = await pressed()
  kiosk.stage(() => false)
  await answer({ is: 'recorded', recorded: recordedTap(0) })
  expect(seen).toEqual(['hears of done'])
})
it('[row K3] what was not recorded, or counts once, is shown by no green that was made ready', async () => {
  const failure = { code: 'S-03', reason: 'quota', detail: '' } as const
  for (const event of [
    { is: 'failed', failure } as const,
    { is: 'recorded', recorded: recordedTap(0, true) } as const,
  ]) {
    const { kiosk, seen, answer } = await pressed()
    kiosk.stage(() => {
      seen.push('green')
      return true
    })
    await answer(event)
    expect(seen).toEqual([event.is === 'failed' ? 'hears of failed' : 'hears of already'])
  }
})
