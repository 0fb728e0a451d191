import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createFormat } from '../../src/i18n/format.ts'
import { createNumbers, tagOf } from '../../src/i18n/plural.ts'
import { steadyOffset } from '../../src/i18n/steady-offset.ts'

const DAY_MS = 86_400_000
const now = Date.UTC(2026, 2, 27, 9)
const languages = ['en', 'de', 'fr', 'es', 'ar']
const zones = ['Europe/Berlin', 'UTC', 'Asia/Kolkata', 'America/New_York', 'Pacific/Chatham']

it('what is known of a zone shows the same times and days as the browser’s own data', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...languages),
      fc.constantFrom(...zones),
      fc.integer({ min: -5 * DAY_MS, max: 20 * DAY_MS }),
      (language, zone, later) => {
        const quick = createFormat(language, zone, steadyOffset(zone, now))
        const slow = createFormat(language, zone)
        const at = now + later
        expect([quick.time(at), quick.date(at)]).toEqual([slow.time(at), slow.date(at)])
      },
    ),
    { numRuns: 300 },
  )
})
it('an offset lasts until its clocks change, two weeks at most', () => {
  // Berlin changes on 29 March 2026 at 01:00 UTC
  expect(steadyOffset('Europe/Berlin', now)).toEqual({
    zone: 'Europe/Berlin',
    minutes: 60,
    from: now - 2 * DAY_MS,
    to: now + DAY_MS,
  })
  expect(steadyOffset('Asia/Kolkata', now)).toMatchObject({ minutes: 330, to: now + 14 * DAY_MS })
  expect(steadyOffset('America/St_Johns', now)?.minutes).toBe(-150)
})
it('of a zone that the browser doesn’t know nothing is known', () => {
  expect(steadyOffset('Mars/Olympus', now)).toBeNull()
})
it('what is known of one zone says nothing of another', () => {
  const berlin = steadyOffset('Europe/Berlin', now)
  expect(createFormat('en', 'UTC', berlin).time(now)).toBe('09:00')
})
it('numbers are written as the browser’s own data writes them', () => {
  for (const language of languages) {
    const { number } = createNumbers(language)
    const own = new Intl.NumberFormat(tagOf(language))
    for (const n of [...Array(1_000).keys(), 1_000, 1_234_567, -1, 0.5, Number.NaN])
      expect(number(n)).toBe(own.format(n))
  }
})
