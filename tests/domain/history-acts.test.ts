import { expect, it } from 'vitest'
import { actInWords, acts, kindOfAct } from '../../src/domain/history-acts.ts'

const told = {
  attendee: (id: string) => `‹${id}›`,
  room: (id: string) => `‹${id}›`,
  time: (ms: number) => `at ${ms}`,
}
const say = (act: string, detail: Record<string, unknown> = {}) => actInWords(act, detail, told)

it('[row A6] says what was done in words, with names where they are known', () => {
  expect(say('mark', { mark: 'attended', attendees: ['a', 'b'] })).toBe(
    'Marked Attended for 2 attendees',
  )
  expect(say('mark', { mark: null, attendees: ['a'] })).toBe('Took the mark back')
  expect(say('merge', { into: 'amara' })).toBe('Merged into ‹amara›')
  expect(say('substitute', { out: 'a', in: 'b' })).toBe('Gave the place of ‹a› to ‹b›')
  expect(say('book', { booked: ['a'], waiting: ['b', 'c'] })).toBe(
    'Booked; Put 2 attendees on the waiting list',
  )
  expect(say('kiosk-edit', { from: 'x', room: 'y' })).toBe('Moved from ‹x› to ‹y›')
})

it('[row A6] a change names each value before and after, where the row holds them', () => {
  const detail = {
    changed: ['start', 'checkInRequired', 'deadlineMs', 'room', 'presenters'],
    before: { start: 5, checkInRequired: false, deadlineMs: 172_800_000, room: null },
    after: { start: 7, checkInRequired: true, deadlineMs: 5_400_000, room: 'Aspen' },
  }
  expect(say('session-change', detail)).toBe(
    'Changed the session: start from at 5 to at 7, check in required from off to on, ' +
      'deadline for kiosks from 48 h to 90 min, room from none to “Aspen”, presenters',
  )
})

it('[row A6] a row from before its act said more is told all the same, and so is an act that nobody knows', () => {
  for (const act of Object.keys(acts)) {
    expect(say(act), act).toMatch(/^[A-Z]/)
    expect(say(act), act).not.toMatch(/undefined|NaN|\[object/)
  }
  expect(say('pen-lend')).toBe('Pen lend')
  expect(kindOfAct('pen-lend')).toBe('other')
})
