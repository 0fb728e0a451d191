import fc from 'fast-check'
import { expect, it } from 'vitest'
import { nearLength } from '../../src/domain/near.ts'
import { matchRanges, search } from '../../src/domain/search.ts'
import { buildIndex } from '../../src/domain/search-index.ts'

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
      const { ids, more, exact } = search(buildIndex(people), query, 1_000)
      expect(ids.slice(0, exact).sort()).toEqual(expected.map(({ id }) => id).sort())
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
        const all = search(index, typed, 1_000)
        expect(search(index, typed, few)).toEqual({
          ids: all.ids.slice(0, few),
          more: all.ids.length > few,
          exact: Math.min(all.exact, few),
        })
      },
    ),
    { numRuns: 2_000 },
  )
})

/** Fewest slips (a letter wrong, missing, too many, two swapped) that make `typed` of a beginning of `token`. */
function slipsBetween(typed: string, token: string): number {
  const rows = [Array.from({ length: token.length + 1 }, (_, n) => n)]
  for (let i = 1; i <= typed.length; i++) {
    const row = [i]
    for (let j = 1; j <= token.length; j++) {
      const same = typed[i - 1] === token[j - 1]
      const cost = [
        (rows[i - 1]?.[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + 1,
        (rows[i - 1]?.[j - 1] ?? 0) + (same ? 0 : 1),
      ]
      if (typed[i - 1] === token[j - 2] && typed[i - 2] === token[j - 1] && i > 1 && j > 1)
        cost.push((rows[i - 2]?.[j - 2] ?? 0) + 1)
      row.push(Math.min(...cost))
    }
    rows.push(row)
  }
  return Math.min(...(rows.at(-1) ?? []))
}

const letters = (minLength: number) =>
  fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength, maxLength: 8 })

it('[row K4] one slip behind the first letter is looked past, no other', () => {
  fc.assert(
    fc.property(fc.array(letters(1), { maxLength: 30 }), letters(4), (tokens, typed) => {
      const people = tokens.map((name, n) => ({ id: `${n}`, name }))
      const near = people.filter(
        ({ name }) => name[0] === typed[0] && slipsBetween(typed.slice(1), name.slice(1)) <= 1,
      )
      for (const { name } of people)
        expect(nearLength(typed, name) > 0).toBe(near.some((other) => other.name === name))
      const exact = people.filter(({ name }) => name.startsWith(typed))
      const expected = exact.length < 3 ? near : exact
      const { ids } = search(buildIndex(people), typed, 1_000)
      expect([...ids].sort()).toEqual(expected.map(({ id }) => id).sort())
    }),
    { numRuns: 3_000 },
  )
})
