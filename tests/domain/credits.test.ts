import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type CreditRule, offeredRules } from '../../src/domain/credit-rule.ts'
import { explainCredits } from '../../src/domain/credit-words.ts'
import { type Attendance, creditsApart, creditsOf, lackOf } from '../../src/domain/credits.ts'

const minute = 60_000
const rule = (id: string, more: Partial<CreditRule> = {}): CreditRule => {
  const found = offeredRules.find((one) => one.id === id)
  if (!found) throw new Error(`no rule ${id}`)
  return { ...found, ...more }
}
const spent = (minutes: number, more: Partial<Attendance> = {}): Attendance => ({
  session: 's',
  attended: true,
  totalMs: minutes * minute,
  windowMs: 600 * minute,
  arrivedMs: 0,
  leftMs: 0,
  longestGapMs: 0,
  surveyAfterDays: null,
  fields: [],
  ...more,
})
const amount = (id: string, minutes: number) =>
  creditsOf(rule(id), [spent(minutes)]).hundredths / 100

describe('[C1] so many minutes are so many credits', () => {
  it.each([
    ['cpe', 100, 2],
    ['ama', 100, 1.75],
    ['iacet', 100, 0.2],
    ['cle-50', 100, 2],
    ['cle-60', 100, 1.75],
    ['cpe', 0, 0],
    ['cpe', 49, 0],
    ['cpe', 50, 1],
    ['cpe', 59, 1],
    ['cpe', 60, 1.2],
    ['cpe', 62, 1.2],
    ['cpe', 69.99, 1.2],
    ['cpe', 70, 1.4],
    ['cpe', 400, 8],
    ['cpe-half', 74, 1],
    ['cpe-half', 75, 1.5],
    ['cpe-nano', 9, 0],
    ['cpe-nano', 10, 0.2],
    ['cpe-nano', 19, 0.2],
    ['cpe-self', 24, 0],
    ['cpe-self', 25, 0.5],
    ['cpe-self', 80, 1.5],
    ['ama', 7, 0],
    ['ama', 8, 0.25],
    ['ama', 22, 0.25],
    ['ama', 23, 0.5],
    ['ama', 60, 1],
    ['ama', 67, 1],
    ['ama', 68, 1.25],
    ['ancc', 1, 0.01],
    ['ancc', 59, 0.98],
    ['ancc', 90, 1.5],
    ['iacet', 29, 0],
    ['iacet', 30, 0.1],
    ['iacet', 89, 0.1],
    ['iacet', 90, 0.2],
    ['iacet', 600, 1],
    ['pmi', 14, 0],
    ['pmi', 15, 0.25],
    ['pmi', 59, 0.75],
    ['pmi', 60, 1],
    ['cle-50', 24, 0],
    ['cle-50', 25, 0.5],
    ['cle-50', 74, 1],
    ['cle-60', 52, 0.75],
    ['cle-60', 53, 1],
  ])('%s: %d minutes are %d', (id, minutes, credits) => {
    expect(amount(id, minutes)).toBe(credits)
  })

  it('plain: the session’s credits to whoever attended, else none', () => {
    const fields = [
      { name: 'Taxes', hundredths: 150 },
      { name: 'Statistics', hundredths: 30 },
    ]
    expect(creditsOf(rule('plain'), [spent(1, { fields })])).toMatchObject({
      hundredths: 180,
      fields,
    })
    expect(creditsOf(rule('plain'), [spent(90, { fields, attended: false })])).toMatchObject({
      hundredths: 0,
      lacks: [{ session: 's', lack: 'not-attended' }],
    })
  })
})

describe('[C2]', () => {
  const day = [spent(59, { session: 'a' }), spent(59, { session: 'b' })]

  it('rounded once: two sessions of 59 minutes are more together than each alone', () => {
    const alone = day.map((one) => creditsOf(rule('cpe'), [one]).hundredths)
    expect(alone).toEqual([100, 100])
    expect(creditsOf(rule('cpe', { level: 'day' }), day).hundredths).toBe(220)
  })

  it('never above what the session is designated for, and what is above fills no other session', () => {
    const short = spent(120, { session: 'a', fields: [{ name: 'Taxes', hundredths: 100 }] })
    const long = spent(50, { session: 'b', fields: [{ name: 'Auditing', hundredths: 200 }] })
    expect(creditsOf(rule('cpe'), [short]).hundredths).toBe(100)
    expect(creditsOf(rule('cpe', { level: 'programme' }), [short, long])).toMatchObject({
      hundredths: 200,
      fields: [
        { name: 'Taxes', hundredths: 100 },
        { name: 'Auditing', hundredths: 100 },
      ],
    })
  })

  it('splits by field of study as designated, in steps', () => {
    const fields = [
      { name: 'Taxes', hundredths: 100 },
      { name: 'Behavioral Ethics', hundredths: 60 },
    ]
    expect(creditsOf(rule('cpe'), [spent(62, { fields })]).fields).toEqual([
      { name: 'Taxes', hundredths: 80 },
      { name: 'Behavioral Ethics', hundredths: 40 },
    ])
  })

  describe('a session that no time was spent in gets nothing', () => {
    const designated = (hundredths: number) => [{ name: 'Taxes', hundredths }]
    const credited = (one: CreditRule, together: Attendance[]) =>
      creditsApart(one, together).sessions.map(({ hundredths }) => hundredths)

    it('of a step that fits no other', () => {
      const day = [
        spent(0, { session: 'a', fields: designated(20) }),
        spent(65, { session: 'b', fields: designated(129) }),
        spent(6, { session: 'c', fields: designated(11) }),
      ]
      expect(credited(rule('cpe', { level: 'day' }), day)).toEqual([0, 129, 11])
    })

    it('of what is rounded up', () => {
      const day = [
        spent(0, { session: 'a', fields: designated(100) }),
        spent(60, { session: 'b', fields: designated(15) }),
      ]
      expect(credited(rule('ama', { level: 'day' }), day)).toEqual([0, 15])
    })
  })

  const attendance = fc.record({
    minutes: fc.integer({ min: 0, max: 700 }),
    fields: fc.uniqueArray(
      fc.record({
        name: fc.constantFrom('Taxes', 'Auditing', 'Statistics'),
        hundredths: fc.integer({ min: 0, max: 900 }),
      }),
      { minLength: 1, maxLength: 3, selector: ({ name }) => name },
    ),
  })
  it('the parts add up to the rounded total, and no field is above what it is designated for', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...offeredRules),
        fc.array(attendance, { minLength: 1, maxLength: 5 }),
        (one, together) => {
          const credits = creditsOf(
            one,
            together.map(({ minutes, fields }) => spent(minutes, { fields })),
          )
          const sum = credits.fields.reduce((all, { hundredths }) => all + hundredths, 0)
          if (credits.hundredths > 0) expect(sum).toBe(credits.hundredths)
          for (const { name, hundredths } of credits.fields) {
            const most = together
              .flatMap(({ fields }) => fields)
              .reduce((all, field) => all + (field.name === name ? field.hundredths : 0), 0)
            expect(hundredths).toBeLessThanOrEqual(most)
          }
        },
      ),
      { numRuns: 3_000 },
    )
  })
  it('more time never gives less', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...offeredRules),
        attendance,
        fc.integer({ min: 0, max: 100 }),
        (one, { minutes, fields }, more) => {
          const [less, greater] = [minutes, minutes + more].map(
            (time) => creditsOf(one, [spent(time, { fields })]).hundredths,
          )
          expect(greater).toBeGreaterThanOrEqual(less ?? 0)
        },
      ),
      { numRuns: 3_000 },
    )
  })
})

it.each([
  ['threshold', { thresholdPercent: 80 }, { totalMs: 79 * minute, windowMs: 100 * minute }],
  ['minutes', { minMinutes: 50 }, { totalMs: 49 * minute }],
  ['late', { latestArrivalMin: 10 }, { arrivedMs: 11 * minute }],
  ['left-early', { earliestLeavingMin: 5 }, { leftMs: 6 * minute }],
  ['left-early', { earliestLeavingMin: 5 }, { leftMs: null }],
  ['gap', { longestGapMin: 10 }, { longestGapMs: 11 * minute }],
  ['survey', { surveyDays: 14 }, { surveyAfterDays: null }],
  ['survey', { surveyDays: 14 }, { surveyAfterDays: 15 }],
  [null, { thresholdPercent: 80 }, { totalMs: 80 * minute, windowMs: 100 * minute }],
  [null, { latestArrivalMin: 10 }, { arrivedMs: 10 * minute }],
  [null, { longestGapMin: 10 }, { longestGapMs: 10 * minute }],
  [null, { surveyDays: 14 }, { surveyAfterDays: 14 }],
] as const)('[C3] lacks %s where %j is asked of %j', (lack, asks, more) => {
  const one = spent(100, more)
  expect(lackOf(rule('cpe', { asks }), one)).toBe(lack)
  const { hundredths, lacks } = creditsOf(rule('cpe', { asks }), [one])
  expect(hundredths > 0).toBe(lack === null)
  expect(lacks).toEqual(lack === null ? [] : [{ session: 's', lack }])
})

it('[C3] all or nothing gives the session’s credits in full', () => {
  const fields = [{ name: 'Taxes', hundredths: 200 }]
  const all = rule('cpe', { asks: { allOrNothing: true, thresholdPercent: 90 } })
  const most = { fields, windowMs: 100 * minute }
  expect(creditsOf(all, [spent(91, most)]).hundredths).toBe(200)
  expect(creditsOf(all, [spent(89, most)]).hundredths).toBe(0)
})

it.each([
  ['cpe', 62, '62 of 75 minutes at 50 minutes a credit: 1.24, down to 1.2'],
  ['ama', 68, '68 of 75 minutes at 60 minutes a credit: 1.13, up to 1.25'],
  ['cpe', 50, '50 of 75 minutes at 50 minutes a credit: 1'],
])('[C2] explains itself: %s, %i minutes', (id, minutes, words) => {
  const one = spent(minutes, { windowMs: 75 * minute })
  expect(explainCredits(rule(id), one, creditsOf(rule(id), [one]))).toBe(words)
})
