import { describe, expect, it } from 'vitest'
import {
  ago,
  clock,
  clockSeconds,
  countdown,
  dayKey,
  dayLong,
  dayRange,
  dayShort,
  hms,
  offsetText,
  plural,
} from '../../src/admin/format.ts'
import { hour, start } from './support/rows.ts'

const stockholm = 'Europe/Stockholm'

describe('times in the programme’s zone', () => {
  it('are of that zone, whatever the browser’s', () => {
    expect(clock(start, stockholm)).toBe('10:15')
    expect(clock(start, 'Asia/Kathmandu')).toBe('15:00')
    expect(clockSeconds(start + 1_000, 'UTC')).toBe('09:15:01')
  })

  it('show 00 at midnight, not 24', () => {
    expect(clock(Date.UTC(2026, 10, 17, 23), stockholm)).toBe('00:00')
  })

  it('go back an hour when summer time ends: two taps an hour apart read the same', () => {
    const first = Date.UTC(2026, 9, 25, 0, 30)
    expect(clock(first, stockholm)).toBe('02:30')
    expect(clock(first + hour, stockholm)).toBe('02:30')
    expect(clock(first + 2 * hour, stockholm)).toBe('03:30')
  })

  it('name the day on which it is in the zone', () => {
    const late = Date.UTC(2026, 10, 17, 23, 30)
    expect(dayKey(late, stockholm)).toBe('2026-11-18')
    expect(dayKey(late, 'UTC')).toBe('2026-11-17')
    expect(dayShort(late, stockholm)).toBe('Wed 18')
    expect(dayLong(late, stockholm)).toBe('Wednesday 18 November')
  })

  it('end a range with the last day that has something, where the end is midnight', () => {
    const midnight = Date.UTC(2026, 10, 19, 23)
    expect(dayRange(start, midnight, stockholm)).toBe('18 to 19 November')
    expect(dayRange(start, start + hour, stockholm)).toBe('18 November')
    expect(dayRange(start, start + 20 * 24 * hour, stockholm)).toBe('18 November to 8 December')
  })
})

describe('lengths', () => {
  it('[D3] are cut, never rounded up', () => {
    expect(hms(5_596_999)).toBe('1:33:16')
    expect(hms(999)).toBe('0:00:00')
    expect(hms(26 * hour)).toBe('26:00:00')
  })

  it('of a code’s life never go below nothing', () => {
    expect(countdown(90_500)).toBe('1:31')
    expect(countdown(-1)).toBe('0:00')
  })

  it('since the last contact are told in the coarsest unit that says enough', () => {
    expect([0, 40_000, 21 * 60_000, 3 * hour, 50 * hour].map(ago)).toEqual([
      'just now',
      '40 s ago',
      '21 min ago',
      '3 h ago',
      '2 days ago',
    ])
  })

  it('between clocks bear a sign once they matter', () => {
    expect(offsetText(-400)).toBe('0.4 s')
    expect(offsetText(250_000)).toBe('+4 min 10 s')
    expect(offsetText(-2 * hour)).toBe('−2 h 0 min')
  })

  it('of lists are told with the right word', () => {
    expect(plural(1, 'session')).toBe('1 session')
    expect(plural(1204, 'attendee')).toBe('1,204 attendees')
  })
})
