import { describe, expect, it } from 'vitest'
import type { KioskAttendee } from '../../src/domain/roster.ts'
import type { Known } from '../../src/kiosk/known.ts'
import { createNames } from '../../src/kiosk/search-names.ts'
import type { Timers } from '../../src/storage/types.ts'
import { knownOf } from '../support/known.ts'
import { tabletTime } from '../support/tablet-time.ts'
import { fakeTimers } from '../support/timers.ts'

const attendee = (name: string, over: Partial<KioskAttendee> = {}): KioskAttendee => ({
  name,
  organisation: null,
  badges: [],
  language: null,
  ...over,
})
const roster = (names: Record<string, string | KioskAttendee>): Known =>
  knownOf(
    new Map(
      Object.entries(names).map(([id, of]) => [id, typeof of === 'string' ? attendee(of) : of]),
    ),
  )

function setUp() {
  const time = tabletTime()
  const names = createNames({ timers: time.timers, mono: time.clock.mono })
  const found = (known: Known, query: string) => names.search(known, query, 6).ids
  return { names, found }
}

describe('the names of a tablet', () => {
  it('[row K4] are found before anything was prepared, and while it is being prepared', () => {
    const { names, found } = setUp()
    const known = roster({ a: 'Amara Okonkwo' })
    expect(found(known, 'oko')).toEqual(['a'])
    const next = setUp()
    next.names.prepare(known)
    expect(next.found(known, 'oko')).toEqual(['a'])
    names.prepare(known)
  })

  it('[row K4] follow a roster that changes: new, renamed, gone and merged attendees', () => {
    const { found } = setUp()
    const before = roster({ a: 'Amara Okonkwo', b: 'Bo Marsh', c: 'Cy Marsh', d: 'Di Marsh' })
    expect(found(before, 'mar')).toEqual(['b', 'c', 'd'])
    const after = roster({
      a: 'Amara Marsh',
      c: attendee('Cy Marsh', { mergedInto: 'a' }),
      d: 'Di Marsh',
      w: 'Marta Walk-in',
    })
    expect(found(after, 'mar')).toEqual(['w', 'a', 'd'])
    expect(found(after, 'oko')).toEqual([])
    expect(found(before, 'mar')).toEqual(['b', 'c', 'd'])
  })

  it('[row K4] are prepared in short steps, and then searched without another', () => {
    const timers = fakeTimers()
    let mono = 0
    let steps = 0
    const after: Timers['after'] = (ms, run) => {
      steps++
      return timers.after(ms, run)
    }
    const names = createNames({ timers: { after }, mono: () => (mono += 3) })
    const known = roster(
      Object.fromEntries(Array.from({ length: 5_000 }, (_, n) => [`p${n}`, `Person Number${n}`])),
    )
    names.prepare(known)
    timers.advance(0)
    expect(steps).toBeGreaterThan(3)
    expect(names.search(known, 'number2999', 1).ids).toEqual(['p2999'])
    names.prepare(known)
    expect(timers.waiting()).toBe(0)
  })

  it('[row K4] a roster that is another altogether is searched as it is', () => {
    const { found } = setUp()
    const first = Object.fromEntries(
      Array.from({ length: 2_500 }, (_, n) => [`p${n}`, `Old${n} X`]),
    )
    const second = Object.fromEntries(
      Array.from({ length: 2_500 }, (_, n) => [`p${n}`, `New${n} X`]),
    )
    expect(found(roster(first), 'old77')).toContain('p77')
    expect(found(roster(second), 'old77')).toEqual([])
    expect(found(roster(second), 'new77')).toContain('p77')
  })
})
