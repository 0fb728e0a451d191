import { describe, expect, it } from 'vitest'
import { initial, RETURN_MS, reduce, TOUCH_GUARD_MS } from '../../src/kiosk/machine.ts'
import type { Effect, Event, Rules, State } from '../../src/kiosk/state.ts'
import type { CaptureFailure } from '../../src/storage/types.ts'
import { foundAmara, kioskRules, recordedTap } from '../support/kiosk-found.ts'

const failure: CaptureFailure = { code: 'S-03', reason: 'quota', detail: 'full' }
const checkIn = { session: 'S', kind: 'in' } as const
const checkOut = { session: 'S', kind: 'out' } as const

/** A kiosk to which things happen, each at its time. */
function kiosk(rules: Rules = kioskRules) {
  let state: State = initial
  const effects: Effect[] = []
  const send = (at: number, ...events: Event[]) => {
    for (const event of events) {
      const next = reduce(state, event, at, rules)
      state = next.state
      effects.push(...next.effects)
    }
    return state.screen
  }
  return { send, effects, state: () => state }
}

/** A kiosk on whose screen Amara’s check-in was just recorded, at 1,000 ms. */
function afterCheckIn(rules = kioskRules) {
  const one = kiosk(rules)
  one.send(1_000, { is: 'found', who: foundAmara() }, { is: 'press', step: checkIn })
  one.send(1_050, { is: 'recorded', recorded: recordedTap(1_000) })
  return one
}

describe('finding', () => {
  it('[row K4] typing, deleting and clearing change the name that is sought', () => {
    const { send } = kiosk()
    expect(send(0, { is: 'type', text: 'a' }, { is: 'type', text: 'm' })).toMatchObject({
      query: 'am',
    })
    expect(send(0, { is: 'backspace' })).toMatchObject({ query: 'a' })
    expect(send(0, { is: 'query', text: '' })).toMatchObject({ query: '', until: null })
  })
  it('a name that nobody goes on with is cleared after 20 s', () => {
    const { send } = kiosk()
    send(500, { is: 'type', text: 'am' })
    expect(send(500 + RETURN_MS - 1, { is: 'time' })).toMatchObject({ query: 'am' })
    expect(send(500 + RETURN_MS, { is: 'time' })).toMatchObject({ at: 'home', query: '' })
  })
  it('more time begins the 20 s anew', () => {
    const { send } = kiosk()
    send(0, { is: 'type', text: 'am' })
    expect(send(15_000, { is: 'more-time' })).toMatchObject({ until: 15_000 + RETURN_MS })
  })
  it('a chosen name is looked up by search, a scanned badge by its code', () => {
    const { send, effects } = kiosk()
    send(0, { is: 'pick', attendee: 'amara' }, { is: 'scan', code: 'B-1' })
    expect(effects).toEqual([
      { do: 'look-up', attendee: 'amara', method: 'search' },
      { do: 'look-up-badge', code: 'B-1' },
    ])
  })
  it('nobody’s decision in 20 s is no tap', () => {
    const { send, effects } = kiosk()
    send(0, { is: 'found', who: foundAmara() })
    expect(send(RETURN_MS, { is: 'time' })).toMatchObject({ at: 'home' })
    expect(effects).toEqual([])
  })
})

describe('a step', () => {
  it('[row K6] writes what was pressed', () => {
    const { send, effects } = kiosk()
    const who = foundAmara()
    expect(send(0, { is: 'found', who }, { is: 'press', step: checkOut })).toMatchObject({
      at: 'writing',
      step: checkOut,
    })
    expect(effects).toEqual([{ do: 'capture', who, step: checkOut }])
  })
  it('[row K6] pressed twice at once is written once', () => {
    const { send, effects } = kiosk()
    send(0, { is: 'found', who: foundAmara() })
    send(1, { is: 'press', step: checkIn }, { is: 'press', step: checkIn })
    expect(effects).toHaveLength(1)
  })
  it('[row K3] is not shown as done before the store has answered', () => {
    const { send } = kiosk()
    send(0, { is: 'found', who: foundAmara() }, { is: 'press', step: checkIn })
    for (const event of [
      { is: 'time' },
      { is: 'touch' },
      { is: 'close' },
      { is: 'type', text: 'b' },
    ] as const)
      expect(send(60_000, event)).toMatchObject({ at: 'writing' })
    expect(send(60_001, { is: 'recorded', recorded: recordedTap(0) })).toMatchObject({ at: 'done' })
  })
  it('[row K3] that could not be written is a failure, and stays until somebody closes it', () => {
    const { send } = kiosk()
    send(0, { is: 'found', who: foundAmara() }, { is: 'press', step: checkIn })
    expect(send(1, { is: 'failed', failure })).toMatchObject({ at: 'failed', failure })
    for (const event of [
      { is: 'time' },
      { is: 'touch' },
      { is: 'scan', code: 'B-1' },
      { is: 'type', text: 'b' },
    ] as const)
      expect(send(3_600_000, event)).toMatchObject({ at: 'failed' })
    expect(send(3_600_000, { is: 'close' })).toMatchObject({ at: 'home' })
  })
  it('a failed step can be tried again', () => {
    const { send, effects } = kiosk()
    send(0, { is: 'found', who: foundAmara() }, { is: 'press', step: checkIn })
    send(1, { is: 'failed', failure }, { is: 'retry' })
    expect(effects.map((effect) => effect.do)).toEqual(['capture', 'capture'])
    expect(send(2, { is: 'recorded', recorded: recordedTap(1) })).toMatchObject({ at: 'done' })
  })
  it('[E3] the same once more is shown as known already', () => {
    const { send } = kiosk()
    send(0, { is: 'found', who: foundAmara() }, { is: 'press', step: checkIn })
    expect(send(1, { is: 'recorded', recorded: recordedTap(0, true) })).toMatchObject({
      at: 'already',
      until: 1 + RETURN_MS,
    })
  })
  it('after “already” the other step knows the tap that was just written', () => {
    const { send, effects } = kiosk()
    send(0, { is: 'found', who: foundAmara() }, { is: 'press', step: checkIn })
    send(1, { is: 'recorded', recorded: recordedTap(0, true) }, { is: 'press', step: checkOut })
    expect(effects.at(-1)).toMatchObject({
      do: 'capture',
      step: checkOut,
      who: { taps: [recordedTap(0).tap] },
    })
  })
})

describe('leaving, where it is to be confirmed', () => {
  const rules = { ...kioskRules, confirmOut: true }
  it('[row K6] a check-out is written when it is pressed for the second time', () => {
    const { send, effects } = kiosk(rules)
    send(0, { is: 'found', who: foundAmara() })
    expect(send(10, { is: 'press', step: checkOut })).toMatchObject({
      at: 'choose',
      confirming: checkOut,
    })
    expect(effects).toEqual([])
    expect(send(20, { is: 'press', step: checkOut })).toMatchObject({ at: 'writing' })
  })
  it('a check-in needs no confirmation', () => {
    const { send } = kiosk(rules)
    send(0, { is: 'found', who: foundAmara() })
    expect(send(10, { is: 'press', step: checkIn })).toMatchObject({ at: 'writing' })
  })
})

describe('the result', () => {
  it('returns by itself after the setting’s time', () => {
    const { send } = afterCheckIn()
    expect(send(1_050 + 4_999, { is: 'time' })).toMatchObject({ at: 'done' })
    expect(send(1_050 + 5_000, { is: 'time' })).toMatchObject({ at: 'home' })
  })
  it('ends at once by a touch, but not by the second half of a double press', () => {
    const { send } = afterCheckIn()
    expect(send(1_050 + TOUCH_GUARD_MS - 1, { is: 'touch' })).toMatchObject({ at: 'done' })
    expect(send(1_050 + TOUCH_GUARD_MS, { is: 'touch' })).toMatchObject({ at: 'home' })
  })
  it('ends at once by the next name or badge', () => {
    expect(afterCheckIn().send(1_100, { is: 'type', text: 'm' })).toMatchObject({ query: 'm' })
    const { send, effects } = afterCheckIn()
    expect(send(1_100, { is: 'scan', code: 'B-2' })).toMatchObject({ at: 'home' })
    expect(effects.at(-1)).toEqual({ do: 'look-up-badge', code: 'B-2' })
  })
  it('a badge read while a tap is being written comes next', () => {
    const { send, effects } = kiosk()
    send(0, { is: 'found', who: foundAmara() }, { is: 'press', step: checkIn })
    send(1, { is: 'scan', code: 'B-2' })
    expect(effects).toHaveLength(1)
    send(2, { is: 'recorded', recorded: recordedTap(0) })
    expect(effects.at(-1)).toEqual({ do: 'look-up-badge', code: 'B-2' })
  })
})

describe('undo', () => {
  it('[E4] takes the tap back within the undo time', () => {
    const { send, effects } = afterCheckIn()
    expect(send(1_000 + 5_000, { is: 'undo' })).toMatchObject({ at: 'undoing' })
    expect(effects.at(-1)).toEqual({ do: 'void', recorded: recordedTap(1_000) })
    expect(send(6_010, { is: 'undone' })).toMatchObject({ at: 'undone' })
    expect(send(6_010 + 5_000, { is: 'time' })).toMatchObject({ at: 'home' })
  })
  it('[E4] does nothing after it', () => {
    const { send, effects } = afterCheckIn({ ...kioskRules, resultMs: 60_000 })
    expect(send(1_000 + 5_001, { is: 'undo' })).toMatchObject({ at: 'done' })
    expect(effects).toHaveLength(1)
  })
  it('pressed twice takes back once', () => {
    const { send, effects } = afterCheckIn()
    send(2_000, { is: 'undo' }, { is: 'undo' })
    expect(effects.filter((effect) => effect.do === 'void')).toHaveLength(1)
  })
  it('that could not be written says so, and is not tried again', () => {
    const { send, effects } = afterCheckIn()
    send(2_000, { is: 'undo' })
    expect(send(2_010, { is: 'failed', failure })).toMatchObject({ at: 'failed', undo: true })
    expect(send(2_020, { is: 'retry' })).toMatchObject({ at: 'failed' })
    expect(effects.filter((effect) => effect.do === 'void')).toHaveLength(1)
  })
})

describe('a badge that nobody knows', () => {
  it('[E6] is kept before anything is said, and its owner may go on', () => {
    const { send, effects } = kiosk()
    expect(send(0, { is: 'badge-unknown', code: 'X-1' })).toMatchObject({ at: 'keeping' })
    expect(effects).toEqual([{ do: 'keep-badge', code: 'X-1' }])
    expect(send(5, { is: 'badge-kept', kind: 'in', wall: 77 })).toMatchObject({
      at: 'badge-unknown',
      kept: 77,
    })
    expect(send(6, { is: 'close' })).toMatchObject({ at: 'home' })
  })
  it('[row K3] that could not be kept is a failure that can be tried again', () => {
    const { send, effects } = kiosk()
    send(0, { is: 'badge-unknown', code: 'X-1' })
    expect(send(1, { is: 'failed', failure })).toMatchObject({ at: 'badge-failed' })
    send(2, { is: 'retry' })
    expect(effects).toHaveLength(2)
  })
})

describe('language', () => {
  it('[row K11] chosen by one attendee, it is the kiosk’s own again for the next', () => {
    const one = kiosk()
    one.send(0, { is: 'language', language: 'de' }, { is: 'type', text: 'am' })
    expect(one.state().language).toBe('de')
    one.send(1, { is: 'found', who: foundAmara() }, { is: 'press', step: checkIn })
    one.send(2, { is: 'recorded', recorded: recordedTap(1) })
    expect(one.state().language).toBe('de')
    one.send(3, { is: 'type', text: 'm' })
    expect(one.state().language).toBeNull()
  })
  it('chosen and left alone, it is the kiosk’s own after 20 s', () => {
    const one = kiosk()
    one.send(0, { is: 'language', language: 'de' })
    one.send(RETURN_MS, { is: 'time' })
    expect(one.state().language).toBeNull()
  })
})

it('an answer that no screen waits for changes nothing', () => {
  const { send } = kiosk()
  for (const event of [
    { is: 'recorded', recorded: recordedTap(0) },
    { is: 'undone' },
    { is: 'failed', failure },
    { is: 'gone' },
    { is: 'badge-kept', kind: 'in', wall: 1 },
  ] as const)
    expect(send(0, event)).toEqual(initial.screen)
})
