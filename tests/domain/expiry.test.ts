import fc from 'fast-check'
import { expect, it } from 'vitest'
import { dayNumber, monthsLater } from '../../src/domain/day.ts'
import { expiryOf } from '../../src/domain/expiry.ts'

it.each([
  ['2026-01-31', 1, '2026-02-28'],
  ['2028-01-31', 1, '2028-02-29'],
  ['2028-02-29', 12, '2029-02-28'],
  ['2028-02-29', 48, '2032-02-29'],
  ['2026-12-15', 1, '2027-01-15'],
  ['2026-03-31', 6, '2026-09-30'],
  ['2026-08-31', 18, '2028-02-29'],
  ['2099-12-31', 2, '2100-02-28'],
])('[X1] from %s for %i months it is valid until %s', (from, months, until) => {
  expect(monthsLater(from, months)).toBe(until)
  expect(expiryOf({ from, months, soonDays: 0 }, from).until).toBe(until)
})

it.each([
  ['2026-01-29', 'valid'],
  ['2026-01-30', 'expiring-soon'],
  ['2026-03-01', 'expiring-soon'],
  ['2026-03-02', 'expired'],
] as const)('[X1] valid until 1 March, 30 days before is soon: on %s it is %s', (today, status) => {
  const expiry = expiryOf({ from: '2025-03-01', months: 12, soonDays: 30 }, today)
  expect(expiry).toEqual({ status, until: '2026-03-01' })
})

it('[X1] counts days as the calendar does', () => {
  const days = fc.date({
    min: new Date('1970-01-01'),
    max: new Date('2399-12-31'),
    noInvalidDate: true,
  })
  fc.assert(
    fc.property(days, (date) => {
      const day = date.toISOString().slice(0, 10)
      expect(dayNumber(day)).toBe(Math.floor(date.getTime() / 86_400_000))
    }),
  )
})
