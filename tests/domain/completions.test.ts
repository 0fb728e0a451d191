import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type CreditRule, offeredRules } from '../../src/domain/credit-rule.ts'
import { type Attendance, creditsApart, creditsOf } from '../../src/domain/credits.ts'
import { type CreditPlan, makeCompletions, ruleOn } from '../../src/domain/make-completions.ts'
import { defaultSettings } from '../../src/domain/policy.ts'
import { prepareSchedule, reconcile } from '../../src/domain/reconcile.ts'
import type { Session } from '../../src/domain/session.ts'
import { at, session, tapIn, tapOut } from '../support/domain-builders.ts'

const offered = (id: string, more: Partial<CreditRule> = {}): CreditRule => {
  const found = offeredRules.find((rule) => rule.id === id)
  if (!found) throw new Error(`no rule ${id}`)
  return { ...found, ...more }
}
type Taps = ReturnType<typeof tapIn>[]
type Plan = Partial<CreditPlan>

/** Everybody's word: attended. Sessions without a plan of their own have CPE and no fields. */
const complete = (
  sessions: Session[],
  taps: Taps,
  plans: Record<string, Plan> = {},
  rules: readonly CreditRule[] = offeredRules,
) => {
  const schedule = prepareSchedule(sessions, defaultSettings, [])
  const marks = sessions.map(({ id }, n) => ({
    session: id,
    mark: 'attended' as const,
    at: at('18:00'),
    by: 'lena',
    n,
  }))
  const { records } = reconcile({ attendee: 'amara', taps, bookings: [], marks }, schedule)
  const usual = { day: '2026-03-01', rules: ['cpe'], fields: [] }
  const plan = new Map(sessions.map(({ id }) => [id, { ...usual, ...plans[id] }]))
  return makeCompletions(records, { schedule, plans: plan, rules }).map(
    ({ session, credits }) => [session, credits] as const,
  )
}
const morning = session({ id: 'a', from: '9:00', to: '10:00' })
const noon = session({ id: 'b', from: '11:00', to: '12:00', room: 'Birch' })
const bothDays: Taps = [
  tapIn('9:01', { session: 'a' }),
  tapOut('10:00', { session: 'a' }),
  tapIn('11:01', { session: 'b' }),
  tapOut('12:00', { session: 'b' }),
]

describe('[row A4] a person’s word', () => {
  it('gives full credit where nobody knows the time', () => {
    expect(complete([morning], [])[0]?.[1][0]).toMatchObject({
      hundredths: 120,
      words:
        'On a person’s word, with no time recorded, 60 of 60 minutes at 50 minutes a credit: 1.2',
    })
  })

  it('adds nothing to the time that taps tell', () => {
    const taps = [tapIn('9:00', { session: 'a' }), tapOut('9:52', { session: 'a' })]
    expect(complete([morning], taps)[0]?.[1][0]?.hundredths).toBe(100)
    expect(complete([morning], taps.slice(1))[0]?.[1][0]?.hundredths).toBe(0)
  })
})

describe('[C2] what is rounded together', () => {
  it('each session alone: 59 minutes are 1 credit each', () => {
    const made = complete([morning, noon], bothDays)
    expect(made.map(([, [credit]]) => credit?.hundredths)).toEqual([100, 100])
    expect(made[0]?.[1][0]?.words).toBe('59 of 60 minutes at 50 minutes a credit: 1.18, down to 1')
  })

  it.each(['day', 'programme'] as const)(
    'over the %s: 118 minutes are 2.2, shared out',
    (level) => {
      const made = complete([morning, noon], bothDays, {}, [offered('cpe', { level })])
      expect(made.map(([, [credit]]) => credit?.hundredths)).toEqual([120, 100])
      expect(made[1]?.[1][0]?.words).toBe(
        `2 sessions of the ${level} together: 118 minutes at 50 minutes a credit: 2.36, down to 2.2; of it here 1`,
      )
    },
  )

  it('two days are apart where a rule rounds by the day', () => {
    const made = complete([morning, noon], bothDays, { b: { day: '2026-03-02' } }, [
      offered('cpe', { level: 'day' }),
    ])
    expect(made.map(([, [credit]]) => credit?.hundredths)).toEqual([100, 100])
  })

  it('the parts of sessions and of their fields add up to what was rounded once', () => {
    const attendance = fc.record({
      minutes: fc.integer({ min: 0, max: 300 }),
      credits: fc.array(fc.integer({ min: 0, max: 600 }), { maxLength: 3 }),
    })
    fc.assert(
      fc.property(
        fc.constantFrom(...offeredRules),
        fc.array(attendance, { minLength: 1, maxLength: 6 }),
        (rule, all) => {
          const together = all.map(
            ({ minutes, credits }, n): Attendance => ({
              session: `s${n}`,
              attended: true,
              totalMs: minutes * 60_000,
              windowMs: 300 * 60_000,
              arrivedMs: 0,
              leftMs: 0,
              longestGapMs: 0,
              surveyAfterDays: null,
              fields: credits.map((hundredths, field) => ({ name: `f${field}`, hundredths })),
            }),
          )
          const { sessions } = creditsApart(rule, together)
          const sum = sessions.reduce((total, { hundredths }) => total + hundredths, 0)
          expect(sum).toBe(creditsOf(rule, together).hundredths)
          for (const [n, { hundredths, fields }] of sessions.entries()) {
            if (rule.minutesPerCredit !== null && together[n]?.totalMs === 0)
              expect(hundredths).toBe(0)
            const designated = together[n]?.fields.reduce((most, one) => most + one.hundredths, 0)
            if (together[n]?.fields.length === 0) continue
            expect(hundredths).toBeLessThanOrEqual(designated ?? 0)
            expect(fields.reduce((total, field) => total + field.hundredths, 0)).toBe(hundredths)
          }
        },
      ),
      { numRuns: 3_000 },
    )
  })
})

it('[D6] a minute that two sessions hold is credited once', () => {
  const same = session({ id: 'b', from: '9:30', to: '10:30', room: 'Birch' })
  const taps = [
    tapIn('9:00', { session: 'a' }),
    tapIn('9:30', { session: 'b', log: 'b', seq: 1 }),
    tapOut('10:00', { session: 'a' }),
    tapOut('10:30', { session: 'b', log: 'b', seq: 2 }),
  ]
  const made = complete([morning, same], taps, { a: { rules: ['ancc'] }, b: { rules: ['ancc'] } })
  expect(made.map(([, [credit]]) => [credit?.hundredths, credit?.words])).toEqual([
    [50, '60 of 60 minutes, 30 of them counted in another session, at 60 minutes a credit: 0.5'],
    [100, '60 of 60 minutes at 60 minutes a credit: 1'],
  ])
})

it('[C2] explains what the session’s credits cap, and what is less than a first credit', () => {
  const fields = [{ name: 'Taxes', hundredths: 50 }]
  const words = (taps: Taps, plan: Plan) => complete([morning], taps, { a: plan })[0]?.[1][0]?.words
  const whole = [tapIn('9:00', { session: 'a' }), tapOut('10:00', { session: 'a' })]
  expect(words(whole, { fields, rules: ['ancc'] })).toBe(
    '60 of 60 minutes at 60 minutes a credit: 1, at most the session’s 0.5',
  )
  const part = [tapIn('9:00', { session: 'a' }), tapOut('9:40', { session: 'a' })]
  expect(words(part, {})).toBe(
    '40 of 60 minutes at 50 minutes a credit: 0.8, less than the first 1, so 0',
  )
})

it('[C3] who came late or was away gets nothing, and is told why', () => {
  const asks = { latestArrivalMin: 5, longestGapMin: 10 }
  const strict = [offered('cpe', { asks })]
  const late = [tapIn('9:06', { session: 'a' }), tapOut('10:00', { session: 'a' })]
  const away = [
    tapIn('9:00', { session: 'a' }),
    tapOut('9:20', { session: 'a' }),
    tapIn('9:31', { session: 'a' }),
    tapOut('10:00', { session: 'a' }),
  ]
  const told = [late, away].map((taps) => complete([morning], taps, {}, strict)[0]?.[1][0])
  expect(told).toMatchObject([
    { hundredths: 0, lack: 'late', words: 'No credit: came later than 5 minutes after the start' },
    { lack: 'gap', words: 'No credit: was away for longer than 10 minutes at a time' },
  ])
})

it('[C3] time away is judged within the session, and a break is no time away', () => {
  const withBreak = session({
    id: 'a',
    from: '9:00',
    to: '10:00',
    breaks: [{ start: at('9:20'), end: at('9:40') }],
  })
  const taps = [
    tapIn('9:00', { session: 'a' }),
    tapOut('9:20', { session: 'a' }),
    tapIn('9:40', { session: 'a' }),
    tapOut('10:00', { session: 'a' }),
  ]
  const strict = [offered('ancc', { asks: { longestGapMin: 5 } })]
  expect(complete([withBreak], taps, { a: { rules: ['ancc'] } }, strict)[0]?.[1]).toMatchObject([
    { lack: null, hundredths: 66 },
  ])
})

it('[C4] several boards credit one attendance, in the order in which they were chosen', () => {
  const made = complete(
    [morning],
    [tapIn('9:00', { session: 'a' }), tapOut('10:00', { session: 'a' })],
    {
      a: { rules: ['pmi', 'cpe', 'iacet', 'nobody-knows'] },
    },
  )
  expect(made[0]?.[1].map(({ rule, hundredths }) => [rule, hundredths])).toEqual([
    ['pmi', 100],
    ['cpe', 120],
    ['iacet', 10],
  ])
})

it('a rule counts in its latest version whose days hold the session’s', () => {
  const versions = [
    offered('cpe', { to: '2026-06-30' }),
    offered('cpe', { version: 2, from: '2026-07-01' }),
    offered('cpe', { version: 3, from: '2027-01-01', to: '2027-12-31' }),
  ]
  const on = (day: string) => ruleOn(versions, 'cpe', day)?.version ?? null
  expect(['2026-06-30', '2026-07-01', '2027-01-01', '2028-01-01'].map(on)).toEqual([1, 2, 3, 2])
  expect(ruleOn(versions.slice(0, 1), 'cpe', '2026-07-01')).toBeNull()
})
