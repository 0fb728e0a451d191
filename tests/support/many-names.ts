import { fakeRandom } from './chance.ts'

const parts =
  'an ka to mi ra sen ber lin dov har jo el ma ri nov pet ter sk wal ton gra fi os ub ly che dra mo zi vu'.split(
    ' ',
  )

/** So many made-up names, the same in every run: some given names are many people's, as with people. */
export function manyNames(count: number): string[] {
  const bytes = fakeRandom(11)
  const below = (limit: number) => {
    const [a = 0, b = 0, c = 0] = bytes(3)
    return ((a << 16) | (b << 8) | c) % limit
  }
  const word = () => {
    const text = Array.from({ length: 2 + below(2) }, () => parts[below(parts.length)]).join('')
    return text.slice(0, 1).toUpperCase() + text.slice(1)
  }
  const given = Array.from({ length: 2_000 }, word)
  const family = Array.from({ length: 20_000 }, word)
  return Array.from(
    { length: count },
    () => `${given[Math.min(below(2_000), below(2_000))]} ${family[below(20_000)]}`,
  )
}
