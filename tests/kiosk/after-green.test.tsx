import { describe, expect, it } from 'vitest'
import { createAfterGreen, isUnderway } from '../../src/kiosk/after-green.ts'
import type { OutboxChange } from '../../src/storage/types.ts'
import { fakeTimers } from '../support/timers.ts'

/** An outbox that tells of a tap, and what is heard of it through AfterGreen. */
function outboxHeard(isBusy: () => boolean) {
  const timers = fakeTimers()
  let tell = (_: OutboxChange) => {}
  const heard: OutboxChange[] = []
  const outbox = createAfterGreen(timers, isBusy).outbox({
    onChange: (listener) => {
      tell = listener
      return () => {}
    },
  })
  outbox.onChange((change) => heard.push(change))
  return { timers, heard, tell: (change: OutboxChange) => tell(change) }
}

describe('what a tap sets going', () => {
  it('waits for its green, and then goes at once where nobody is at the kiosk', () => {
    const { timers, heard, tell } = outboxHeard(() => false)
    tell('tap')
    timers.advance(149)
    expect(heard).toEqual([])
    timers.advance(1)
    expect(heard).toEqual(['tap'])
    expect(timers.waiting()).toBe(0)
  })

  it('lets whoever comes next go on first', () => {
    let isBusy = true
    const { timers, heard, tell } = outboxHeard(() => isBusy)
    tell('tap')
    timers.advance(1_000)
    tell('tap')
    expect(heard).toEqual([])
    isBusy = false
    timers.advance(500)
    expect(heard).toEqual(['tap', 'tap'])
  })

  it('waits no longer than some seconds, however many come', () => {
    const { timers, heard, tell } = outboxHeard(() => true)
    tell('tap')
    timers.advance(3_150)
    expect(heard).toEqual(['tap'])
  })
})

it('somebody is underway from their first letter until their tap is in the store', () => {
  expect(isUnderway({ at: 'home', query: '', until: null })).toBe(false)
  expect(isUnderway({ at: 'home', query: 'am', until: 20_000 })).toBe(true)
  expect(isUnderway({ at: 'keeping', code: 'B-100' })).toBe(true)
  expect(
    isUnderway({ at: 'undone', name: 'Amara', until: 5_000, step: { kind: 'in', session: 's' } }),
  ).toBe(false)
})
