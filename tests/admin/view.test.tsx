import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { kindOf } from '../../src/admin/import/kinds.ts'
import { safeTarget } from '../../src/admin/paths.ts'
import { busiest, occupancy, ticks } from '../../src/admin/session/occupancy.ts'
import { lineStays, shownFlags } from '../../src/admin/session/stays.ts'
import { filtered, medianPercent, sorted, withMark } from '../../src/admin/session/view.ts'
import { dayOn, daysOf, matches, phaseOf } from '../../src/admin/sessions-view.ts'
import { flagWords } from '../../src/admin/words.ts'
import { attendance, hour, minute, session, start } from './support/rows.ts'

const zone = 'Europe/Stockholm'

describe('the days of a programme', () => {
  it('[D9] a session across midnight is on the day on which it starts, in the programme’s zone', () => {
    const night = session({ id: 'night', start: Date.UTC(2026, 10, 18, 22, 30) })
    const after = session({ id: 'after', start: Date.UTC(2026, 10, 18, 23, 0) })
    const days = daysOf([after, night], zone)
    expect(days.map(({ key, sessions }) => [key, sessions.map(({ id }) => id)])).toEqual([
      ['2026-11-18', ['night']],
      ['2026-11-19', ['after']],
    ])
  })

  it('open at today, else the next with sessions, else the last', () => {
    const days = daysOf([session(), session({ start: start + 48 * hour })], zone)
    const shown = (today: string) => dayOn(days, start - hour, today)?.key
    expect(shown('2026-11-18')).toBe('2026-11-18')
    expect(shown('2026-11-19')).toBe('2026-11-20')
    expect(shown('2027-01-01')).toBe('2026-11-20')
  })

  it('open at yesterday while a session of it lasts past midnight', () => {
    const night = { start: Date.UTC(2026, 10, 18, 22, 30), end: Date.UTC(2026, 10, 19, 0, 30) }
    const next = session({ start: start + 24 * hour, end: start + 25 * hour })
    const shown = (over: object, now: number) =>
      dayOn(daysOf([session({ ...night, ...over }), next], zone), now, '2026-11-19')?.key
    expect(shown({}, night.end - 1)).toBe('2026-11-18')
    expect(shown({}, night.end)).toBe('2026-11-19')
    expect(shown({ cancelled: true }, night.end - 1)).toBe('2026-11-19')
    expect(shown({ actualEnd: night.end + hour }, night.end)).toBe('2026-11-18')
  })
})

describe('a session in the list', () => {
  const opensMs = 20 * minute
  const words = (at: number, over = {}) => phaseOf(session(over), at, zone, opensMs).words
  it('says where it stands', () => {
    expect(words(start - 3 * hour)).toBe('Later')
    expect(words(start - 70 * minute)).toBe('Opens 09:55')
    expect(words(start - 20 * minute)).toBe('Check-in open')
    expect(words(start)).toBe('On now')
    expect(words(start + 105 * minute)).toBe('Over')
    expect(words(start, { cancelled: true })).toBe('Cancelled')
  })

  it('[D1] goes by the actual times where staff entered them', () => {
    expect(words(start + 5 * minute, { actualStart: start + 10 * minute })).toBe('Check-in open')
    expect(words(start + 106 * minute, { actualEnd: start + 110 * minute })).toBe('On now')
  })

  it('is found by title, presenter and room, without accents', () => {
    const one = session({ title: 'Über Uhren', presenters: ['Tomás Ribeiro'] })
    expect(matches(one, 'uber tomas aspen')).toBe(true)
    expect(matches(one, 'uber birch')).toBe(false)
  })
})

describe('people in the room', () => {
  it('count from check-in to check-out', () => {
    const rows = [
      attendance(),
      attendance({
        stays: [{ in: start + minute, out: start + 2 * minute, inBy: 'tap', outBy: 'tap' }],
      }),
    ]
    expect(occupancy(rows, start + 2 * hour)).toEqual([
      { at: start, people: 1 },
      { at: start + minute, people: 2 },
      { at: start + 2 * minute, people: 1 },
      { at: start + hour, people: 0 },
    ])
  })

  it('count until now where only a policy says when they will have left', () => {
    const stays = [{ in: start, out: start + minute, inBy: 'tap', outBy: 'policy' }]
    const still = occupancy([attendance({ inNow: true, stays })], start + hour)
    expect(still).toEqual([{ at: start, people: 1 }])
  })

  it('are never fewer than none, and at the end those whose stay is still open', () => {
    const stay = fc
      .tuple(fc.nat(1000), fc.integer({ min: 1, max: 500 }))
      .map(([from, length]) => ({ in: from, out: from + length, inBy: 'tap', outBy: 'tap' }))
    fc.assert(
      fc.property(fc.array(fc.array(stay, { maxLength: 3 })), fc.nat(1500), (people, until) => {
        const steps = occupancy(
          people.map((stays) => ({ stays, inNow: false })),
          until,
        )
        const open = people.flat().filter((one) => one.in <= until && one.out >= until)
        expect(steps.every((step) => step.people >= 0)).toBe(true)
        expect(steps.at(-1)?.people ?? 0).toBe(open.length)
      }),
    )
  })

  it('are most at the first of equal heights', () => {
    expect(
      busiest([
        { at: 1, people: 2 },
        { at: 2, people: 1 },
        { at: 3, people: 2 },
      ])?.at,
    ).toBe(1)
    expect(ticks(72)).toEqual([0, 20, 40, 60, 80])
    expect(ticks(1)).toEqual([0, 1])
  })
})

describe('a row of the attendance', () => {
  it('draws no stay into the future, and no ring where nobody saw them leave', () => {
    const stays = [
      { in: start, out: start + minute, inBy: 'tap', outBy: 'tap' },
      { in: start + 2 * minute, out: start + 2 * hour, inBy: 'tap', outBy: 'policy' },
    ]
    expect(lineStays({ stays }, start + hour)).toEqual([
      { in: start, out: start + minute, shut: true },
      { in: start + 2 * minute, out: start + hour, shut: false },
    ])
  })

  it('says nothing of a missing check-out while the attendee can still check out', () => {
    const flags = ['double-check-in', 'no-check-out']
    expect(shownFlags({ flags, inNow: true })).toEqual(['double-check-in'])
    expect(shownFlags({ flags, inNow: false })).toEqual(flags)
  })

  it('[S3] with a person’s mark taken back shows the automatic one again', () => {
    const row = attendance({ status: 'attended', markedBy: 'rosa', automatic: 'not-attended' })
    expect(withMark(row, null, 'rosa')).toMatchObject({ status: 'not-attended', markedBy: 'auto' })
    expect(withMark({ ...row, automatic: null }, null, 'rosa')).toMatchObject({
      status: 'pending',
      markedBy: null,
    })
  })

  it('without a time comes last, whichever way it is ordered', () => {
    const rows = [
      attendance({ attendee: 'none', totalMs: null }),
      attendance({ attendee: 'little', totalMs: 0 }),
      attendance({ attendee: 'much', totalMs: hour }),
    ]
    const order = (down: boolean) => sorted(rows, { key: 'time', down }).map((r) => r.attendee)
    expect(order(false)).toEqual(['little', 'much', 'none'])
    expect(order(true)).toEqual(['much', 'little', 'none'])
  })

  it('is found by name without accents, and by its flags', () => {
    const rows = [attendance({ name: 'Marek Dvořák', flags: ['two-places'] }), attendance()]
    expect(filtered(rows, { typed: 'dvorak', status: '' })).toHaveLength(1)
    expect(filtered(rows, { typed: '', status: 'flagged' })).toHaveLength(1)
    expect(filtered(rows, { typed: '', status: 'attended' })).toHaveLength(0)
  })
})

describe('the median', () => {
  it('[D3] is cut to one decimal, never rounded', () => {
    const of = (...percents: (number | null)[]) =>
      medianPercent(percents.map((percent) => attendance({ percent })))
    expect(of(70, 79.9, 80)).toBe(79.9)
    expect(of(79.9, 80, null)).toBe(79.9)
    expect(of(null)).toBe(null)
  })
})

describe('words', () => {
  it('every flag has its own, and one that is newer than this page is not hidden', () => {
    expect(flagWords('no-check-out').short).toBe('No check-out')
    expect(flagWords('two-places').short).toBe('Two places')
    expect(flagWords('sun-spots').short).toBe('sun spots')
  })

  it('a file of the wrong kind is told what to do instead', () => {
    expect(kindOf('Sessions.CSV', 'sessions')).toMatchObject({ ok: true, type: 'text/csv' })
    expect(kindOf('schedule.xml', 'sessions')).toMatchObject({ type: 'application/xml' })
    expect(kindOf('schedule.xml', 'attendees').ok).toBe(false)
    expect(kindOf('people.xlsx', 'attendees')).toMatchObject({ ok: true, words: 'XLSX' })
    expect(kindOf('people.ods', 'bookings')).toMatchObject({ why: expect.stringMatching(/XLSX/) })
    expect(kindOf('schedule.ics', 'sessions')).toMatchObject({ type: 'text/calendar' })
    expect(kindOf('schedule.ics', 'bookings').ok).toBe(false)
  })

  it('after signing in nobody is sent to another site', () => {
    expect(safeTarget('/p/x/sessions')).toBe('/p/x/sessions')
    for (const bad of ['//evil.example', '/\\evil.example', 'https://evil.example', null]) {
      expect(safeTarget(bad)).toBe('/')
    }
  })
})
