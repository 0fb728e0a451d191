import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { defaultSettings } from '../../src/domain/policy.ts'
import { programmeTotal } from '../../src/domain/programme-total.ts'
import { prepareSchedule, reconcile } from '../../src/domain/reconcile.ts'
import type { Session } from '../../src/domain/session.ts'
import { measure, union } from '../../src/domain/spans.ts'
import { countedOf } from '../../src/domain/two-places.ts'
import { arbitraryInput, arbitrarySchedule, horizon } from '../support/domain-arbitraries.ts'
import { minutes, recordsOf, session, tapIn, tapOut } from '../support/domain-builders.ts'

const birch = (over: Parameters<typeof session>[0] = {}) =>
  session({ id: 'N', room: 'Birch', ...over })
/** In one session, then in the other before leaving the first; both are left by tap. */
const both = [
  tapIn('9:00'),
  tapIn('9:30', { session: 'N' }),
  tapOut('9:40'),
  tapOut('10:00', { session: 'N' }),
]
const flags = (sessions: Session[], taps = both) =>
  recordsOf(taps, { sessions }).records.map((record) => record.flags)
const totals = (sessions: Session[], taps = both) => {
  const { records } = recordsOf(taps, { sessions })
  const { totalMs, sessions: parts } = programmeTotal(
    records,
    prepareSchedule(sessions, defaultSettings, []),
  )
  return [totalMs / 60_000, ...parts.map(({ session: id, ms }) => `${id} ${ms / 60_000}`)]
}

describe('two places at once', () => {
  it('[D6] both records say so; their own totals stay', () => {
    const { records } = recordsOf(both, { sessions: [session(), birch()] })
    expect(records.map((record) => record.flags)).toEqual([['two-places'], ['two-places']])
    expect(records.map(minutes)).toEqual([30, 40])
  })

  it('[D6] not where the room is the same, or there is none', () => {
    expect(flags([session(), birch({ room: 'Aspen' })])).toEqual([[], []])
    expect(flags([session(), birch({ room: null })])).toEqual([[], []])
  })

  it('[D6] not where the minutes of one are cut by its window or a break', () => {
    expect(flags([session(), birch({ from: '9:40' })])).toEqual([[], []])
    const breaks = [{ start: session().start, end: session({ to: '9:40' }).end }]
    expect(flags([session(), birch({ breaks })])).toEqual([[], []])
  })

  it('[D6] not where a check-in elsewhere ended the stay', () => {
    const taps = [tapIn('9:00'), tapIn('9:30', { session: 'N' })]
    expect(flags([session(), birch()], taps)).toEqual([[], ['implied-check-out']])
  })
})

describe('a programme’s total', () => {
  it('[D6] gives a minute of two sessions to the one entered last', () => {
    expect(totals([session(), birch()])).toEqual([60, 'N 30', 'S 30'])
    expect(totals([session(), birch({ room: 'Aspen' })])).toEqual([60, 'N 30', 'S 30'])
  })

  it('[D6] entered together, to the one that starts later, then to the greater id', () => {
    const together = [tapIn('9:00'), tapIn('9:00', { session: 'N', log: 'b' })]
    const sessions = [session(), birch({ room: 'Aspen' })]
    expect(totals(sessions, together)).toEqual([60, 'N 0', 'S 60'])
    const later = [session(), birch({ room: 'Aspen', from: '9:10' })]
    expect(totals(later, together)).toEqual([60, 'N 50', 'S 10'])
  })

  it('[D6] adds up to the union of what the sessions count, each millisecond given once', () => {
    fc.assert(
      fc.property(arbitraryInput, arbitrarySchedule, (input, schedule) => {
        const { records } = reconcile(input, schedule)
        const { totalMs, sessions } = programmeTotal(records, schedule)
        const counted = records.flatMap((record) => {
          const planned = schedule.planned.get(record.session)
          return planned
            ? [{ record, session: planned, spans: countedOf({ record, session: planned }) }]
            : []
        })
        expect(totalMs).toBe(measure(union(counted.flatMap(({ spans }) => spans))))
        const byHand = new Map(sessions.map(({ session: id }) => [id, 0]))
        for (let ms = 0; ms < horizon + 1; ms++) {
          const claims = counted.flatMap(({ record, session: planned, spans }) => {
            if (!spans.some(({ start, end }) => start <= ms && ms < end)) return []
            const stay = record.stays.find((each) => each.in <= ms && ms < (each.out ?? 0))
            return [{ id: planned.id, entered: stay?.in ?? 0, starts: planned.window.start }]
          })
          claims.sort(
            (a, b) => a.entered - b.entered || a.starts - b.starts || (a.id < b.id ? -1 : 1),
          )
          const id = claims.at(-1)?.id
          if (id !== undefined) byHand.set(id, (byHand.get(id) ?? 0) + 1)
        }
        expect(sessions).toEqual([...byHand].map(([id, ms]) => ({ session: id, ms })))
      }),
      { numRuns: 300 },
    )
  })
})
