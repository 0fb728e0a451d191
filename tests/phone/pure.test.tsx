import { expect, it } from 'vitest'
import { createFormat } from '../../src/i18n/format.ts'
import { momentAt } from '../../src/phone/record/time.ts'
import { fitting } from '../../src/phone/sessions/filter.tsx'
import { aliasIn, forget, isRemembered, keep, recall } from '../../src/phone/who/own.ts'
import { minutesIn, presenceOf, refKey } from '../../src/phone/work/presence.ts'
import type { HeldTap } from '../../src/storage/types.ts'

const at = Date.UTC(2026, 2, 1, 9)
const minute = 60_000

function tap(seq: number, kind: 'in' | 'out', minutes: number, session = 's'): HeldTap {
  const common = { method: 'walk-in' as const, wall: at + minutes * minute, mono: seq, zone: 0 }
  return { log: 'l', tap: { seq, kind, attendee: 'me', session, ...common }, acknowledged: false }
}
function taken(seq: number, target: number): HeldTap {
  const common = { method: 'walk-in' as const, wall: at, mono: seq }
  const voids = { log: 'l', seq: target }
  return { log: 'l', tap: { seq, kind: 'void', voids, ...common }, acknowledged: false }
}

it('[row P1] somebody is in since their first check-in, and out with their check-out', () => {
  const none = new Set<string>()
  const ins = [tap(1, 'in', 0), tap(2, 'in', 5), tap(3, 'in', 7, 'other')]
  expect(presenceOf(ins, 's', none).since).toBe(at)
  const out = presenceOf([...ins, tap(4, 'out', 30)], 's', none)
  expect(out).toMatchObject({ since: null, ended: { in: at, out: at + 30 * minute } })
})

it('[E4] [S5] what was taken back, or had a wrong code, changes nothing; the latter is told', () => {
  const taps = [tap(1, 'in', 0), tap(2, 'out', 10), taken(3, 2)]
  expect(presenceOf(taps, 's', new Set()).since).toBe(at)
  const refused = presenceOf([tap(1, 'in', 0)], 's', new Set([refKey('l', 1)]))
  expect(refused).toMatchObject({ since: null, refused: 'in', last: null })
  const again = presenceOf([tap(1, 'in', 0), tap(2, 'in', 2)], 's', new Set([refKey('l', 1)]))
  expect(again).toMatchObject({ since: at + 2 * minute, refused: null })
})

it('[D2] minutes shown are those within the session, breaks taken off', () => {
  const session = {
    start: at,
    end: at + 60 * minute,
    breaks: [{ start: at + 10 * minute, end: at + 20 * minute }],
  }
  const stay = { in: at - 30 * minute, out: at + 90 * minute }
  expect(minutesIn(stay, session)).toBe(50)
  expect(minutesIn({ in: at + 70 * minute, out: at + 80 * minute }, session)).toBe(0)
})

it('[row P3] a time of day is the nearest one by the clock of the place', () => {
  const berlin = createFormat('en', 'Europe/Berlin')
  expect(momentAt('10:30', at, berlin)).toBe(at + 30 * minute)
  expect(momentAt('09:55', at, berlin)).toBe(at - 5 * minute)
  expect(momentAt('٠٩:٥٥', at, createFormat('ar', 'Europe/Berlin'))).toBe(at - 5 * minute)
  expect(momentAt('23:00', at, createFormat('en', 'UTC'))).toBe(at - 10 * 60 * minute)
  for (const wrong of ['24:00', '9:75', 'ten', '']) expect(momentAt(wrong, at, berlin)).toBeNull()
})

it('[row P2] a search takes any words of title, room and presenter, without accents or hyphens', () => {
  const one = (id: string, title: string, room: string, presenters: string[]) => ({
    ...{ id, title, room, presenters, start: at, end: at, opensAt: at, closesAt: at, breaks: [] },
    ...{ cancelled: false, checkInRequired: false, checkOutRequired: false },
    ...{ checkInCode: false, checkOutCode: false },
  })
  const all = [one('a', 'Bad Wi-Fi', 'Aspen', ['Marek Dvořák']), one('b', 'Clocks', 'Birch', [])]
  const found = (query: string, day = '') =>
    fitting(all, { query, day }, () => 'today').map(({ id }) => id)
  expect(found('dvorak WIFI')).toEqual(['a'])
  expect(found('aspen clocks')).toEqual([])
  expect(found('', 'today')).toEqual(['a', 'b'])
  expect(found('', 'tomorrow')).toEqual([])
})

it('[row P1] a phone remembers with consent alone, and forgets', () => {
  const shelf = () => {
    const kept = new Map<string, string>()
    return {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, text: string) => void kept.set(key, text),
      removeItem: (key: string) => void kept.delete(key),
    }
  }
  const shelves = { lasting: shelf(), passing: shelf() }
  const { me, alias } = aliasIn(
    { typed: { name: 'A' }, aliases: {} },
    'p',
    () => new Uint8Array(16),
  )
  keep(shelves, me, false)
  expect([recall(shelves)?.aliases, isRemembered(shelves)]).toEqual([{ p: alias }, false])
  keep(shelves, me, true)
  expect(recall({ ...shelves, passing: shelf() })).toEqual(me)
  forget(shelves)
  expect([recall(shelves), isRemembered(shelves)]).toEqual([null, false])
})
