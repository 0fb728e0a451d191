import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { offsetsOf, rowsBetween } from '../../src/admin/parts/window.ts'
import { filtersQuery, narrowed, readFilters, shownDay } from '../../src/admin/schedule/filters.ts'
import { inLanes, pxPerMinute, stretchOf } from '../../src/admin/schedule/lanes.ts'
import { daysOf, phaseOf } from '../../src/admin/sessions-view.ts'
import { hour, minute, session, start } from './support/rows.ts'

const zone = 'Europe/Stockholm'

describe('the filters of the sessions', () => {
  it('go into the address and come back from it', () => {
    const query = '?day=2026-11-18&q=trust+%26+doubt&room=aspen&state=clash&view=calendar'
    expect(filtersQuery(readFilters(query))).toBe(query)
    expect(filtersQuery(readFilters('?state=unheard-of'))).toBe('')
  })

  const tomorrow = session({ id: 't', start: start + 24 * hour, end: start + 25 * hour })
  const days = daysOf([session(), tomorrow], zone)
  const dayOf = (query: string) =>
    shownDay(readFilters(query), days, start, '2026-11-18')?.key ?? null
  it('without a day show today, or every day where something else narrows', () => {
    expect(dayOf('')).toBe('2026-11-18')
    expect(dayOf('?q=trust')).toBeNull()
    expect(dayOf('?day=all')).toBeNull()
    expect(dayOf('?q=trust&day=2026-11-19')).toBe('2026-11-19')
    expect(dayOf('?q=trust&view=calendar')).toBe('2026-11-18')
  })

  it('pass what fits all of them', () => {
    const all = [
      session(),
      session({ id: 'b', room: { id: 'birch', name: 'Birch' }, cancelled: true }),
      tomorrow,
    ]
    const ids = (query: string) =>
      narrowed(all, readFilters(query), {
        clashing: new Set(['t']),
        phaseOf: (one) => phaseOf(one, start + minute, zone, 0),
      }).map(({ id }) => id)
    expect(ids('')).toEqual(['s', 'b', 't'])
    expect(ids('?room=birch')).toEqual(['b'])
    expect(ids('?state=now')).toEqual(['s'])
    expect(ids('?state=coming')).toEqual(['t'])
    expect(ids('?state=cancelled')).toEqual(['b'])
    expect(ids('?state=clash&room=birch')).toEqual([])
  })
})

describe('the rows that are drawn', () => {
  it('are all that touch the screen, whatever their heights', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 200 }), { maxLength: 40 }),
        fc.integer({ min: -500, max: 4000 }),
        fc.integer({ min: 1, max: 900 }),
        (heights, from, length) => {
          const keys = heights.map((_, n) => String(n))
          const known = new Map(heights.map((height, n) => [String(n), height]))
          const offsets = offsetsOf(keys, known, 50)
          const drawn = rowsBetween(offsets, from, from + length)
          const seen = keys.filter(
            (_, n) =>
              (offsets[n] ?? 0) < from + length &&
              (offsets[n] ?? 0) + (known.get(String(n)) ?? 0) > from,
          )
          const slice = keys.slice(drawn.from, drawn.to)
          expect(slice).toEqual(expect.arrayContaining(seen))
          expect(slice.length).toBeLessThanOrEqual(seen.length + 2)
        },
      ),
    )
  })

  it('that were never drawn are taken to be of the usual height', () => {
    expect(offsetsOf(['a', 'b', 'c'], new Map([['b', 80]]), 50)).toEqual([0, 50, 130, 180])
  })
})

describe('the calendar', () => {
  const at = (from: number, to: number) => ({ start: from * minute, end: to * minute })

  it('puts what overlaps side by side, and nothing else', () => {
    const placed = inLanes([at(0, 60), at(30, 90), at(60, 70), at(90, 100)])
    expect(placed.map(({ lane, lanes }) => [lane, lanes])).toEqual([
      [0, 2],
      [1, 2],
      [0, 2],
      [0, 1],
    ])
  })

  it('[row M1] never lets two sessions of a room hide one another', () => {
    const slot = fc
      .record({ start: fc.integer({ min: 0, max: 50 }), length: fc.integer({ min: 1, max: 20 }) })
      .map(({ start, length }) => ({ start, end: start + length }))
    fc.assert(
      fc.property(fc.array(slot, { maxLength: 15 }), (slots) => {
        const placed = inLanes(slots)
        expect(placed).toHaveLength(slots.length)
        for (const one of placed) {
          expect(one.lane).toBeLessThan(one.lanes)
          const hidden = placed.filter(
            (other) =>
              other !== one &&
              other.lane === one.lane &&
              other.item.start < one.item.end &&
              one.item.start < other.item.end,
          )
          expect(hidden).toEqual([])
        }
      }),
    )
  })

  it('shows whole hours of the clock, and at most a day of a session that goes on and on', () => {
    const half = (at: number) => (at / minute + 30) % 60
    expect(stretchOf([at(70, 130)], half)).toEqual({ from: 30 * minute, to: 150 * minute })
    const endless = stretchOf([at(0, 10_000)], () => 0)
    expect(endless.to - endless.from).toBe(24 * hour)
  })

  it('is drawn large enough for its shortest session, within bounds', () => {
    expect(pxPerMinute([at(0, 30)])).toBeCloseTo(1.8)
    expect([pxPerMinute([at(0, 5)]), pxPerMinute([at(0, 600)])]).toEqual([2.6, 1.1])
  })
})
