import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countTaps } from '../../src/domain/counting.ts'
import type { EvidenceTap } from '../../src/domain/evidence.ts'
import { reconcile, type Schedule } from '../../src/domain/reconcile.ts'
import type { AttendanceRecord } from '../../src/domain/record.ts'
import {
  arbitraryInput,
  arbitrarySchedule,
  arbitraryTaps,
  horizon,
} from '../support/domain-arbitraries.ts'

const runs = { numRuns: 1_500 }
const bytes = (value: unknown) => JSON.stringify(value)

/** The ms of a record that count, by looking at each one. */
function countedByHand(record: AttendanceRecord, schedule: Schedule): number {
  const breaks = schedule.sessions.get(record.session)?.breaks ?? []
  let sum = 0
  for (let ms = -1; ms <= horizon + 70_000; ms++) {
    if (ms < record.window.start || ms >= record.window.end) continue
    if (breaks.some(({ start, end }) => start <= ms && ms < end)) continue
    if (record.stays.some((stay) => stay.in <= ms && ms < (stay.out ?? stay.in))) sum++
  }
  return sum
}

/** The same taps one after the other, none at the same time: what they pair to is told by their fates. */
const orderOf = (taps: EvidenceTap[]) => {
  const sorted = [...taps].sort((a, b) => a.estimate.at - b.estimate.at)
  const isTied = sorted.some((tap, n) => tap.estimate.at === sorted[n + 1]?.estimate.at)
  return isTied ? null : bytes(sorted.map(({ log, seq }) => [log, seq]))
}
const causesOf = ({ stays }: AttendanceRecord) =>
  bytes(stays.map(({ inBy, outBy }) => [inBy, outBy]))

describe('the record', () => {
  it('[I6] is the same to the byte for any order and repetition of the evidence', () => {
    const shuffled = fc
      .tuple(arbitraryInput, fc.infiniteStream(fc.nat()))
      .map(([input, chance]) => {
        const mix = <T>(list: T[]) => {
          const order = list.map((item) => ({ item, place: chance.next().value ?? 0 }))
          return order.sort((a, b) => a.place - b.place).map(({ item }) => item)
        }
        const again = input.taps.filter(() => (chance.next().value ?? 0) % 3 === 0)
        const mixed = {
          ...input,
          taps: mix([...input.taps, ...structuredClone(again)]),
          bookings: mix([...input.bookings, ...input.bookings]),
          marks: mix([...input.marks, ...input.marks]),
        }
        return { input, mixed }
      })
    fc.assert(
      fc.property(shuffled, arbitrarySchedule, ({ input, mixed }, schedule) => {
        expect(bytes(reconcile(mixed, schedule))).toBe(bytes(reconcile(input, schedule)))
      }),
      runs,
    )
  })

  it('[I9] is the same bit by bit as at once, each tap arriving once or twice', () => {
    const chunked = fc.tuple(arbitraryInput, fc.array(fc.nat({ max: 5 }), { minLength: 1 }))
    fc.assert(
      fc.property(chunked, arbitrarySchedule, ([input, sizes], schedule) => {
        const stored = new Map<string, EvidenceTap>()
        const rest = [...input.taps]
        let last = reconcile({ ...input, taps: [] }, schedule)
        for (let n = 0; rest.length > 0; n++) {
          for (const tap of rest.splice(-(1 + (sizes[n % sizes.length] ?? 0)))) {
            stored.set(`${tap.log} ${tap.seq}`, tap)
          }
          last = reconcile({ ...input, taps: [...stored.values()] }, schedule)
        }
        expect(bytes(last)).toBe(bytes(reconcile(input, schedule)))
      }),
      runs,
    )
  })

  it('[I7] has a total that counting each millisecond gives, within the window', () => {
    fc.assert(
      fc.property(arbitraryInput, arbitrarySchedule, (input, schedule) => {
        for (const record of reconcile(input, schedule).records) {
          if (record.totalMs === null) continue
          expect(record.totalMs).toBe(countedByHand(record, schedule))
          expect(record.totalMs).toBeLessThanOrEqual(record.windowMs)
          const percent = record.percentTenths
          if (record.windowMs === 0) expect(percent).toBeNull()
          else expect(percent).toBe(Math.floor((record.totalMs * 1_000) / record.windowMs))
        }
      }),
      { numRuns: 100 },
    )
  })

  it('[Q6] has a total within its bounds wherever the taps lie, so long as they pair the same', () => {
    const moves = fc.infiniteStream(
      fc.tuple(fc.nat({ max: 4 }), fc.nat({ max: 4 }), fc.nat({ max: 8 })),
    )
    let moved = 0
    fc.assert(
      fc.property(arbitraryInput, arbitrarySchedule, moves, (input, schedule, chance) => {
        const ranged = input.taps.map((tap): EvidenceTap => {
          const [before, after] = chance.next().value
          const { at } = tap.estimate
          const estimate = { ...tap.estimate, earliest: at - before, latest: at + after }
          return { ...tap, estimate }
        })
        const really = ranged.map((tap): EvidenceTap => {
          const { earliest, latest } = tap.estimate
          const at = Math.min(latest, earliest + chance.next().value[2])
          return { ...tap, estimate: { ...tap.estimate, at } }
        })
        const told = reconcile({ ...input, taps: ranged }, schedule)
        const real = reconcile({ ...input, taps: really }, schedule)
        for (const { totalMs, minMs, maxMs, windowMs } of told.records) {
          expect(minMs ?? 0).toBeLessThanOrEqual(totalMs ?? 0)
          expect(maxMs ?? 0).toBeGreaterThanOrEqual(totalMs ?? 0)
          expect(maxMs ?? 0).toBeLessThanOrEqual(windowMs)
        }
        const order = orderOf(ranged)
        if (order === null || order !== orderOf(really)) return
        if (bytes(told.fates) !== bytes(real.fates)) return
        for (const record of real.records) {
          const before = told.records.find(({ session }) => session === record.session)
          if (!before || causesOf(before) !== causesOf(record)) continue
          if (record.totalMs !== before.totalMs) moved++
          expect(record.totalMs ?? 0).toBeGreaterThanOrEqual(before.minMs ?? 0)
          expect(record.totalMs ?? 0).toBeLessThanOrEqual(before.maxMs ?? 0)
        }
      }),
      { numRuns: 6_000 },
    )
    expect(moved).toBeGreaterThan(100)
  })

  it('[I7] shows stays that are sorted and apart', () => {
    fc.assert(
      fc.property(arbitraryInput, arbitrarySchedule, (input, schedule) => {
        for (const { stays, firstIn, lastOut } of reconcile(input, schedule).records) {
          const ended = stays.filter(({ out }) => out !== null)
          ended.forEach((stay, n) => {
            expect(stay.out).toBeGreaterThanOrEqual(stay.in)
            const next = ended[n + 1]
            if (next) expect(next.in).toBeGreaterThan(stay.out ?? 0)
          })
          expect(stays.map((stay) => stay.in)).toEqual(
            stays.map((stay) => stay.in).sort((a, b) => a - b),
          )
          expect(firstIn).toBe(stays[0]?.in ?? null)
          expect(lastOut).toBe(ended.at(-1)?.out ?? null)
        }
      }),
      runs,
    )
  })

  it('[I7] pairs the stays of each stream sorted and disjoint', () => {
    fc.assert(
      fc.property(arbitraryTaps, arbitrarySchedule, (taps, schedule) => {
        const streams = [...countTaps(taps, schedule).paired.values()].flatMap(
          (paired) => paired.streams,
        )
        for (const { stays, open } of streams) {
          const ends = stays.flatMap((stay) => [stay.in, stay.out ?? Number.NaN])
          const all = open ? [...ends, open.in] : ends
          expect(all).toEqual([...all].sort((a, b) => a - b))
        }
      }),
      runs,
    )
  })
})

describe('fates', () => {
  it('[I8] every tap has one, and the counts add up', () => {
    fc.assert(
      fc.property(arbitraryInput, arbitrarySchedule, (input, schedule) => {
        const { fates } = reconcile(input, schedule)
        const key = ({ log, seq }: { log: string; seq: number }) => `${log} ${seq}`
        expect(fates.map(key)).toEqual(input.taps.map(key).sort())
        const { paired } = countTaps(input.taps, schedule)
        const counted = [...paired.values()].flatMap((there) => there.counted)
        const counting = fates.filter(({ fate }) =>
          ['opens', 'closes', 'repeats', 'unmatched'].includes(fate),
        )
        expect(counting.map(key)).toEqual(counted.map(key).sort())
        const voids = fates.filter(({ fate }) => fate === 'voids' || fate === 'refused')
        const kinds = new Map(input.taps.map((tap) => [key(tap), tap.kind]))
        for (const fate of voids) expect(kinds.get(key(fate))).toBe('void')
      }),
      runs,
    )
  })

  it('[E4] a voided tap is as if it had never been', () => {
    fc.assert(
      fc.property(arbitraryInput, arbitrarySchedule, (input, schedule) => {
        const { records, fates } = reconcile(input, schedule)
        const gone = new Set(
          fates
            .filter(({ fate }) => ['voided', 'voids', 'refused'].includes(fate))
            .map(({ log, seq }) => `${log} ${seq}`),
        )
        const taps = input.taps.filter(({ log, seq }) => !gone.has(`${log} ${seq}`))
        expect(bytes(reconcile({ ...input, taps }, schedule).records)).toBe(bytes(records))
      }),
      runs,
    )
  })

  it('[E3] an absorbed tap changes nothing', () => {
    fc.assert(
      fc.property(arbitraryInput, arbitrarySchedule, (input, schedule) => {
        const isVoid = (tap: EvidenceTap) => tap.kind === 'void'
        const given = { ...input, taps: input.taps.filter((tap) => !isVoid(tap)) }
        const { records, fates } = reconcile(given, schedule)
        const absorbed = new Set(
          fates.filter(({ fate }) => fate === 'absorbed').map(({ log, seq }) => `${log} ${seq}`),
        )
        const isAbsorbed = ({ log, seq }: EvidenceTap) => absorbed.has(`${log} ${seq}`)
        // among taps of the same millisecond it holds back those of its log that follow (rule P1)
        const times = Map.groupBy(given.taps, ({ estimate }) => estimate.at)
        fc.pre(
          given.taps.every((tap) => !isAbsorbed(tap) || times.get(tap.estimate.at)?.length === 1),
        )
        const taps = given.taps.filter((tap) => !isAbsorbed(tap))
        expect(bytes(reconcile({ ...given, taps }, schedule).records)).toBe(bytes(records))
      }),
      runs,
    )
  })
})

it('the programmes above do make every fate and every kind of end', () => {
  const seen = new Set<string>()
  for (const [input, schedule] of fc.sample(fc.tuple(arbitraryInput, arbitrarySchedule), {
    numRuns: 500,
    seed: 7,
  })) {
    const { records, fates } = reconcile(input, schedule)
    for (const { fate } of fates) seen.add(fate)
    for (const { stays, flags } of records) {
      for (const { inBy, outBy } of stays) seen.add(`in ${inBy}`).add(`out ${outBy}`)
      for (const flag of flags) seen.add(flag)
    }
  }
  expect([...seen].sort()).toEqual(
    [
      ...['opens', 'closes', 'absorbed', 'repeats', 'unmatched', 'voided', 'voids', 'refused'],
      ...['in tap', 'in import', 'in policy', 'out tap', 'out import', 'out policy'],
      ...['out implied', 'out null', 'double-check-in', 'double-check-out', 'no-check-in'],
      ...['no-check-out', 'implied-check-out', 'outside-window', 'contradiction', 'two-places'],
    ].sort(),
  )
})
