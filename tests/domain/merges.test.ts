import { expect, it } from 'vitest'
import { closesCircle, endOfMerges } from '../../src/domain/merges.ts'

const into = new Map([
  ['a', 'b'],
  ['b', 'c'],
  ['c', null],
])

it('[E8] an id counts for the one at the end of its merges', () => {
  expect(['a', 'b', 'c', 'd'].map((id) => endOfMerges(id, into))).toEqual(['c', 'c', 'c', 'd'])
})

it('[E8] no merge leads back to where it began', () => {
  expect(closesCircle('c', 'a', into)).toBe(true)
  expect(closesCircle('d', 'd', into)).toBe(true)
  expect(closesCircle('d', 'a', into)).toBe(false)
})
