import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type Connection, connectionKey, lastOfEach } from '../../src/domain/connections.ts'

const one = (over: Partial<Connection> = {}): Connection => ({
  ...{ session: 's', person: 'amara', form: 'teams-2021', join: 10, leave: 20 },
  ...over,
})

it('[P2] of the same connection in several reports the latest leave counts', () => {
  expect(lastOfEach([one(), one({ leave: 30 }), one({ leave: 5 })])).toEqual([one({ leave: 30 })])
})

it('[P2] two forms of one vendor tell of the same connection, two vendors of two', () => {
  expect(lastOfEach([one(), one({ form: 'teams-2022' })])).toHaveLength(1)
  expect(lastOfEach([one(), one({ form: 'zoom-meeting' })])).toHaveLength(2)
})

it('[P2] another person, session or moment of joining is another connection', () => {
  const all = [one(), one({ person: 'x' }), one({ session: 't' }), one({ join: 11 })]
  expect(lastOfEach(all)).toEqual(all)
})

it('[P2] reports may come in any order and any number of times', () => {
  const connection = fc
    .tuple(fc.constantFrom('a', 'b'), fc.nat(3), fc.nat(9))
    .map(([person, join, leave]) => one({ person, join, leave }))
  const sorted = (all: readonly Connection[]) =>
    all.map((each) => `${connectionKey(each)} ${each.leave}`).sort()
  fc.assert(
    fc.property(fc.array(connection), fc.infiniteStream(fc.nat(99)), (all, chance) => {
      const shuffled = [...all, ...all]
        .map((each) => ({ each, key: chance.next().value ?? 0 }))
        .sort((a, b) => a.key - b.key)
        .map(({ each }) => each)
      expect(sorted(lastOfEach(shuffled))).toEqual(sorted(lastOfEach(all)))
    }),
  )
})
