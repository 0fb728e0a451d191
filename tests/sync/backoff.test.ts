import fc from 'fast-check'
import { expect, it } from 'vitest'
import { RETRY_AFTER_MOST_MS, retryAfterMs, retryDelay } from '../../src/sync/backoff.ts'

it('waits at most 1, 2, 4, … s and never grows past a minute', () => {
  const most = (failures: number) => retryDelay(failures, 1, 0)
  expect([1, 2, 3, 4, 5, 6, 7, 8, 500].map(most)).toEqual([
    1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000, 60_000,
  ])
})
it('jitters over the whole wait, and never comes before Retry-After', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 99 }),
      fc.nat(99),
      fc.nat(9_999),
      (failures, cent, asked) => {
        const delay = retryDelay(failures, cent / 100, asked)
        expect(delay).toBeGreaterThanOrEqual(asked)
        expect(delay).toBe(asked + Math.floor((retryDelay(failures, 1, 0) * cent) / 100))
      },
    ),
  )
})
it('reads Retry-After in seconds and as a date, and takes neither nonsense nor days', () => {
  const now = Date.UTC(2026, 2, 1, 8)
  expect(retryAfterMs('120', now)).toBe(120_000)
  expect(retryAfterMs('Sun, 01 Mar 2026 08:00:30 GMT', now)).toBe(30_000)
  expect(retryAfterMs('Sun, 01 Mar 2026 07:00:00 GMT', now)).toBe(0)
  expect(retryAfterMs(null, now)).toBe(0)
  expect(retryAfterMs('soon', now)).toBe(0)
  expect(retryAfterMs('99999999', now)).toBe(RETRY_AFTER_MOST_MS)
})
