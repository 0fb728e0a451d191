import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { clashes, clashesOf, type Slot } from '../../src/domain/clashes.ts'

const minute = 60_000
const slot = (id: string, from: number, to: number, over: Partial<Slot> = {}): Slot => ({
  id,
  room: 'aspen',
  presenters: [],
  start: from * minute,
  end: to * minute,
  cancelled: false,
  ...over,
})

it('[row M1] two sessions in one room at a time clash for as long as both are on', () => {
  expect(clashes([slot('b', 30, 90), slot('a', 0, 60)])).toEqual([
    { kind: 'room', sessions: ['a', 'b'], of: 'aspen', start: 30 * minute, end: 60 * minute },
  ])
})

it('[row M1] sessions one after the other, in other rooms, without a room or cancelled do not', () => {
  const after = slot('b', 60, 90)
  const elsewhere = slot('c', 0, 90, { room: 'birch' })
  const nowhere = [slot('d', 0, 90, { room: null }), slot('e', 0, 90, { room: null })]
  const off = slot('f', 0, 90, { cancelled: true })
  expect(clashes([slot('a', 0, 60), after, elsewhere, ...nowhere, off])).toEqual([])
})

it('[row M1] a presenter in two places clashes, however the name is spaced or capitalised', () => {
  const one = slot('a', 0, 60, { presenters: ['Helene  Brandt', 'Noor Haddad'] })
  const two = slot('b', 10, 20, { room: 'birch', presenters: [' helene brandt'] })
  expect(clashes([one, two])).toEqual([
    {
      kind: 'presenter',
      sessions: ['a', 'b'],
      of: 'helene brandt',
      start: 10 * minute,
      end: 20 * minute,
    },
  ])
})

it('[row M1] a name given twice in a session does not clash with itself', () => {
  expect(clashes([slot('a', 0, 60, { presenters: ['Noor', 'noor'] })])).toEqual([])
})

it('[row M1] a long session clashes with all that come within it', () => {
  const found = clashes([slot('a', 0, 100), slot('b', 10, 20), slot('c', 30, 40)])
  expect(found.map(({ sessions }) => sessions.join())).toEqual(['a,b', 'a,c'])
})

const anySlot = fc
  .record({
    room: fc.constantFrom('aspen', 'birch', null),
    presenters: fc.subarray(['Ada', 'Bo']),
    start: fc.integer({ min: 0, max: 40 }),
    length: fc.integer({ min: -2, max: 12 }),
    cancelled: fc.boolean(),
  })
  .map(({ length, ...one }) => ({ ...one, end: one.start + length }))
const slots = fc
  .array(anySlot, { maxLength: 12 })
  .map((all): Slot[] => all.map((one, n) => ({ ...one, id: `s${n}` })))

it('[row M1] finds what comparing every pair finds, whatever the order', () => {
  fc.assert(
    fc.property(slots, (all) => {
      const expected = all.flatMap((a) =>
        all
          .filter((b) => a.id < b.id && !a.cancelled && !b.cancelled)
          .filter((b) => Math.max(a.start, b.start) < Math.min(a.end, b.end))
          .flatMap((b) => [
            ...(a.room !== null && a.room === b.room ? [`${a.id} ${b.id} ${a.room}`] : []),
            ...a.presenters
              .filter((name) => b.presenters.includes(name))
              .map((name) => `${a.id} ${b.id} ${name}`),
          ]),
      )
      const told = ({ sessions, of }: { sessions: string[]; of: string }) =>
        [...[...sessions].sort(), of].join(' ')
      expect(clashes(all).map(told).sort()).toEqual(expected.sort())
      expect(clashes([...all].reverse())).toEqual(clashes(all))
      for (const one of all) {
        const own = clashes(all).filter(({ sessions }) => sessions.includes(one.id))
        expect(clashesOf(one, all).map(told).sort()).toEqual(own.map(told).sort())
      }
    }),
  )
})
