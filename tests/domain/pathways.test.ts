import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type PathwayStep, pathwayProblem } from '../../src/domain/pathway.ts'
import { type Attended, pathwayProgress } from '../../src/domain/pathway-progress.ts'

const step = (id: string, over: Partial<PathwayStep> = {}): PathwayStep => ({
  id,
  title: id,
  required: true,
  sessions: [id],
  needed: 1,
  valid: true,
  ...over,
})
const came = (session: string, endedAt = 1, expiry: Attended['expiry'] = null): Attended => ({
  session,
  endedAt,
  expiry,
})
const progress = (steps: PathwayStep[], attended: Attended[], inOrder = false) =>
  pathwayProgress({ steps, inOrder }, new Map(attended.map((one) => [one.session, one])))
const until = (day: string, status: 'valid' | 'expired' = 'valid') => ({ until: day, status })

describe('[row C2] a pathway', () => {
  it('is not started, under way, then complete; optional steps are not waited for', () => {
    const steps = [step('a'), step('b', { required: false }), step('c')]
    expect(progress(steps, [])).toMatchObject({ state: 'not-started', next: 'a', done: 0 })
    expect(progress(steps, [came('b')])).toMatchObject({ state: 'under-way', next: 'a', done: 0 })
    expect(progress(steps, [came('a')])).toMatchObject({ state: 'under-way', next: 'c', done: 1 })
    expect(progress(steps, [came('c'), came('a')])).toMatchObject({
      state: 'complete',
      next: null,
      required: 2,
    })
  })

  it('counts so many of several sessions for one step', () => {
    const steps = [step('two of three', { sessions: ['a', 'b', 'c'], needed: 2 })]
    expect(progress(steps, [came('b')]).steps).toMatchObject([{ state: 'begun', count: 1 }])
    expect(progress(steps, [came('b'), came('c')]).steps).toMatchObject([{ state: 'done' }])
    expect(progress(steps, [came('a'), came('b'), came('c')]).steps).toMatchObject([{ count: 2 }])
  })

  it('in order: what was attended before the step before was done does not count', () => {
    const steps = [step('a'), step('b', { required: false }), step('c')]
    const wrongWay = [came('a', 5), came('c', 3)]
    expect(progress(steps, wrongWay).state).toBe('complete')
    expect(progress(steps, wrongWay, true)).toMatchObject({ state: 'under-way', next: 'c' })
    expect(progress(steps, [came('a', 2), came('b', 1), came('c', 3)], true)).toMatchObject({
      state: 'complete',
      steps: [{ state: 'done' }, { state: 'open' }, { state: 'done' }],
    })
    expect(progress(steps, [came('c', 3)], true).steps).toMatchObject([{}, {}, { state: 'open' }])
  })

  it('[X2] an attendance that expired reopens a step that needs a valid one, and no other', () => {
    const expired = came('a', 1, until('2026-02-28', 'expired'))
    expect(progress([step('a')], [expired])).toMatchObject({
      state: 'under-way',
      steps: [{ state: 'reopened', count: 0 }],
      next: 'a',
    })
    expect(progress([step('a', { valid: false })], [expired]).state).toBe('complete')
  })

  it('[X2] tells the day after which it reopens: the last on which enough are valid', () => {
    const two = [step('s', { sessions: ['a', 'b', 'c'], needed: 2 })]
    const at = (...days: (string | null)[]) =>
      progress(
        two,
        days.map((day, n) => came('abc'[n] ?? '', 1, day === null ? null : until(day))),
      ).steps[0]?.until
    expect(at('2026-05-01', '2026-03-01', '2026-04-01')).toBe('2026-04-01')
    expect(at('2026-05-01', null)).toBe('2026-05-01')
    expect(at(null, null, '2026-05-01')).toBeNull()
    expect(at('2026-05-01')).toBeNull()
  })

  it('more attendance never takes a done step away where order plays no part', () => {
    const sessions = ['a', 'b', 'c', 'd']
    const steps = fc.array(
      fc.record({
        sessions: fc.uniqueArray(fc.constantFrom(...sessions), { minLength: 1 }),
        required: fc.boolean(),
        needed: fc.integer({ min: 1, max: 3 }),
      }),
      { minLength: 1, maxLength: 4 },
    )
    const some = fc.subarray(sessions)
    fc.assert(
      fc.property(steps, some, some, (drawn, first, more) => {
        const all = drawn.map((one, n) => step(`${n}`, one))
        const before = progress(
          all,
          first.map((session) => came(session)),
        )
        const after = progress(
          all,
          [...new Set([...first, ...more])].map((session) => came(session)),
        )
        expect(after.done).toBeGreaterThanOrEqual(before.done)
      }),
    )
  })

  it.each([
    ['No step is required', [step('a', { required: false })]],
    ['the same id', [step('a'), step('a')]],
    ['names a session twice', [step('a', { sessions: ['a', 'a'] })]],
    ['asks for 2 sessions of 1', [step('a', { needed: 2 })]],
  ])('refuses one where %s', (words, steps) => {
    const about = { name: 'Basics', description: null, inOrder: false }
    expect(pathwayProblem({ ...about, steps })).toContain(words)
    expect(pathwayProblem({ ...about, steps: [step('a')] })).toBeNull()
  })
})
