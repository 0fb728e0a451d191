import fc from 'fast-check'
import { expect, it } from 'vitest'
import { buildIndex, matchRanges, search } from '../../src/domain/search.ts'

const word = fc.string({
  unit: fc.constantFrom('a', 'b', 'é', 'ø', 'ß'),
  minLength: 1,
  maxLength: 4,
})
const words = fc.array(word, { minLength: 1, maxLength: 4 })
const plain = (text: string) => text.replaceAll('é', 'e').replaceAll('ø', 'o').replaceAll('ß', 'ss')

/** Whether some way of giving each typed word a word of its own exists, by trying all. */
function canMatch(typed: string[], name: string[]): boolean {
  const [first, ...rest] = typed
  if (first === undefined) return true
  return name.some((each, n) => each.startsWith(first) && canMatch(rest, name.toSpliced(n, 1)))
}

it('[row K4] finds exactly those whose words begin with the words typed', () => {
  fc.assert(
    fc.property(fc.array(words, { maxLength: 30 }), words, (names, typed) => {
      const people = names.map((name, n) => ({ id: `${n}`, name: name.join(' ') }))
      const query = typed.join(' ').toUpperCase()
      const isEnough = plain(typed.join('')).length >= 2
      const expected = people.filter(
        (_, n) => isEnough && canMatch(typed.map(plain), (names[n] ?? []).map(plain)),
      )
      const { ids, more } = search(buildIndex(people), query, 1_000)
      expect([...ids].sort()).toEqual(expected.map(({ id }) => id).sort())
      expect(more).toBe(false)
      for (const { name } of expected) {
        expect(matchRanges(name, query)).toHaveLength(typed.length)
      }
    }),
    { numRuns: 2_000 },
  )
})

it('[row K4] the first few are the first of all', () => {
  fc.assert(
    fc.property(
      fc.array(words, { maxLength: 30 }),
      word,
      fc.nat({ max: 8 }),
      (names, typed, few) => {
        const index = buildIndex(names.map((name, n) => ({ id: `${n}`, name: name.join(' ') })))
        const all = search(index, typed, 1_000).ids
        expect(search(index, typed, few)).toEqual({
          ids: all.slice(0, few),
          more: all.length > few,
        })
      },
    ),
    { numRuns: 2_000 },
  )
})
