import { describe, expect, it } from 'vitest'
import { contentOf, draftOf, emptyStep } from '../../src/admin/follow-up/draft.ts'
import { draftOfRule, ruleOf } from '../../src/admin/follow-up/rule-draft.ts'
import { asksWords, goodWords } from '../../src/admin/follow-up/rule-words.ts'
import { moved } from '../../src/admin/parts/order.tsx'
import { offeredRules } from '../../src/domain/credit-rule.ts'

const step = (id: string, more = {}) => ({ ...emptyStep(id), title: id, sessions: [id], ...more })
const draft = (steps: ReturnType<typeof step>[]) => ({
  ...draftOf(null, () => 'new'),
  name: 'Basics',
  steps,
})

describe('[row C2] the form of a pathway', () => {
  it('moves a step to another place, and nowhere beyond the ends', () => {
    expect(moved(['a', 'b', 'c'], 2, 0)).toEqual(['c', 'a', 'b'])
    expect(moved(['a', 'b', 'c'], 0, 1)).toEqual(['b', 'a', 'c'])
    expect(moved(['a', 'b'], 0, -1)).toEqual(['a', 'b'])
    expect(moved(['a', 'b'], 1, 2)).toEqual(['a', 'b'])
  })

  it.each([
    ['Give it a name.', { ...draft([step('a')]), name: ' ' }],
    ['Step 1: give it a title.', draft([step('a', { title: '' })])],
    ['Step 2: add at least one session.', draft([step('a'), step('b', { sessions: [] })])],
    ['Step 1: say how many of its sessions', draft([step('a', { needed: 'two' })])],
    ['asks for 2 sessions of 1', draft([step('a', { needed: '2' })])],
    ['No step is required', draft([step('a', { required: false })])],
  ])('says what is to be mended: %s', (words, wrong) => {
    const read = contentOf(wrong)
    expect(read.ok ? '' : read.error).toContain(words)
  })

  it('reads what it began with unchanged', () => {
    const read = contentOf(draft([step('a'), step('b', { sessions: ['b', 'c'], needed: '2' })]))
    const content = read.ok ? read.value : null
    expect(content?.steps.map(({ needed }) => needed)).toEqual([1, 2])
    const again = content && draftOf({ ...content, id: 'p', revision: 1, removed: false }, () => '')
    expect(again && contentOf(again)).toEqual(read)
  })
})

describe('[row C4] the form of a rule', () => {
  const [cpe] = offeredRules
  it.each(offeredRules)('a copy of $name reads as the same rule', (rule) => {
    const { id: _, version: __, name, ...rest } = rule
    expect(ruleOf(draftOfRule(rule, false))).toEqual({
      ok: true,
      value: { ...rest, name: `${name}, ours` },
    })
  })

  it('reads what a rule asks, commas as points, and refuses what is no number', () => {
    if (!cpe) throw new Error('no rule')
    const filled = { ...draftOfRule(cpe, false), step: '0,5', arrival: '10', survey: '14' }
    expect(ruleOf(filled)).toMatchObject({
      value: { step: 50, asks: { latestArrivalMin: 10, surveyDays: 14 } },
    })
    const wrong = ruleOf({ ...filled, step: 'half', minutes: '0' })
    expect(wrong.ok ? '' : wrong.error).toMatch(/Minutes a credit.*Step/)
  })

  it('says in words what a rule asks and for which days it is good', () => {
    if (!cpe) throw new Error('no rule')
    const asks = { thresholdPercent: 80, longestGapMin: 10, allOrNothing: true }
    expect(asksWords({ ...cpe, asks })).toEqual([
      '80 % of the time',
      'never away longer than 10 minutes',
      'all of the session’s credits, or none',
    ])
    expect(goodWords({ from: '2026-03-01', to: null })).toBe('From 1 Mar 2026')
    expect(goodWords({ from: null, to: null })).toBe('Of any day')
  })
})
