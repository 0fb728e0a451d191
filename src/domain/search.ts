import { allowsSlip, nearLength, nearStretches } from './near.ts'
import { isEnough, type NameToken, tokensOf, wordsOf } from './normalise.ts'
import { keyOf, type SearchIndex } from './search-index.ts'
import { type Stretch, stretchOf } from './stretch.ts'

export interface Hits {
  ids: string[]
  /** there are more than were asked for */
  more: boolean
  /** how many of them, the first, have just what was typed */
  exact: number
}

/** Part of a roster: an index, and who in it has changed since and is found elsewhere. */
export interface Part {
  index: SearchIndex
  without?: ReadonlySet<string>
}

/** Where fewer have just what was typed, those follow who may have been meant. */
const FEW = 3

/**
 * Who has, for each word typed, a word of the name that begins with it, in any order (row K4). First
 * those whose name begins with a word typed, then by name. Where they are few, behind them those with
 * one letter amiss in a word. Nobody while too little is typed.
 * @param limit how many at most
 */
export const search = (index: SearchIndex, query: string, limit: number): Hits =>
  searchParts([{ index }], query, limit)

/** The same over a roster in parts. */
export function searchParts(parts: readonly Part[], query: string, limit: number): Hits {
  const words = wordsOf(query)
  if (!isEnough(words)) return { ids: [], more: false, exact: 0 }
  const typed = words.map(({ text }) => text)
  const hits = best(parts, typed, exact, Math.max(limit, FEW))
  const count = Math.min(hits.length, limit)
  if (hits.length < FEW && typed.some(allowsSlip)) {
    const there = new Set(hits)
    const near = best(parts, typed, slips, limit + there.size)
    hits.push(...near.filter((id) => !there.has(id)))
  }
  return { ids: hits.slice(0, limit), more: hits.length > limit, exact: count }
}

/** How a typed word is sought: where its tokens may stand, and how much of a token it is (0: none). */
interface Way {
  stretches: (index: SearchIndex, word: string) => Stretch[]
  fits: (word: string, token: string) => number
}
const exact: Way = {
  stretches: ({ tokens }, word) => [stretchOf(tokens, word, { from: 0, to: tokens.length })],
  fits: (word, token) => (token.startsWith(word) ? word.length : 0),
}
const slips: Way = {
  stretches: (index, word) => [
    ...exact.stretches(index, word),
    ...nearStretches(index.tokens, word),
  ],
  fits: nearLength,
}

/** The ids of the best, one more than `limit`. */
function best(parts: readonly Part[], typed: string[], way: Way, limit: number): string[] {
  const found = parts.flatMap((part) => bestOf(part, typed, way, limit))
  if (parts.length > 1)
    found.sort(
      (a, b) =>
        Number(b.isFirst) - Number(a.isFirst) || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0),
    )
  return found.slice(0, limit + 1).map(({ id }) => id)
}

interface Hit {
  id: string
  key: string
  isFirst: boolean
}

function bestOf({ index, without }: Part, typed: string[], way: Way, limit: number): Hit[] {
  const { people, owners, isFirst } = index
  const stretches = typed.map((word) => way.stretches(index, word))
  const fewest = stretches.reduce((a, b) => (sizeOf(b) < sizeOf(a) ? b : a))
  const others = typed.filter((_, n) => stretches[n] !== fewest)
  const fitsAll = (tokens: readonly NameToken[]) =>
    others.every((word) => tokens.some(({ text }) => way.fits(word, text) > 0))
  const ranking = createRanking(people.length, limit + 1)
  for (const { from, to } of fewest)
    for (let n = from; n < to; n++) {
      const owner = owners[n] ?? 0
      let first = isFirst[n] === 1
      // no look at a name that is behind the last of the best whatever the other words are
      if (!ranking.mayTake(owner, first || typed.length > 1)) continue
      const { id, tokens } = people[owner] ?? nobody
      if (without?.has(id)) continue
      if (typed.length > 1) {
        const places = fitsAll(tokens) ? assign(typed, tokens, way.fits) : null
        if (!places) continue
        first = places.some(({ token }) => token.isFirst)
      }
      ranking.take(owner, first)
    }
  return ranking.best().map(({ owner, first }) => {
    const { id, tokens } = people[owner] ?? nobody
    return { id, key: keyOf(tokens), isFirst: first }
  })
}

const nobody = { id: '', tokens: [] as NameToken[] }
const sizeOf = (stretches: Stretch[]) => stretches.reduce((sum, { from, to }) => sum + to - from, 0)

/** Keeps the first few of many, each person once, by whether the name begins so, then by name. */
function createRanking(count: number, limit: number) {
  const ranks: number[] = []
  const rankOf = (owner: number, first: boolean) => (first ? owner : owner + count)
  let last = Number.POSITIVE_INFINITY
  return {
    mayTake: (owner: number, first: boolean) => rankOf(owner, first) < last,
    take: (owner: number, first: boolean) => {
      const rank = rankOf(owner, first)
      if (rank >= last || ranks.includes(rank) || ranks.includes(owner)) return
      const worse = ranks.indexOf(owner + count)
      if (worse >= 0) ranks.splice(worse, 1)
      const place = ranks.findIndex((other) => rank < other)
      ranks.splice(place < 0 ? ranks.length : place, 0, rank)
      if (ranks.length > limit) ranks.pop()
      if (ranks.length === limit) last = ranks.at(-1) ?? last
    },
    best: () => ranks.map((rank) => ({ owner: rank % count, first: rank < count })),
  }
}

/** The parts of a name that were typed, to be shown as such: sorted [start, end) in UTF-16 units. */
export function matchRanges(name: string, query: string): [number, number][] {
  const words = wordsOf(query)
  if (!isEnough(words)) return []
  const typed = words.map(({ text }) => text)
  const tokens = tokensOf(name)
  const places = assign(typed, tokens, exact.fits) ?? assign(typed, tokens, slips.fits) ?? []
  return places
    .map(({ token, length }): [number, number] => [
      token.word.from[token.offset] ?? 0,
      token.word.to[token.offset + length - 1] ?? 0,
    ])
    .sort(([a], [b]) => a - b)
}

interface Place<T> {
  token: T
  length: number
}

/**
 * Gives each typed word a token of its own that it fits; null if that can't be. Longest first: whatever
 * begins with the longer of two such words begins with the shorter too, so that which of its tokens a
 * word takes never leaves another without. (With slips it may, rarely: such a name is then not guessed.)
 */
function assign<T extends NameToken>(
  typed: readonly string[],
  tokens: readonly T[],
  fits: Way['fits'],
): Place<T>[] | null {
  const free = [...tokens]
  const places: Place<T>[] = []
  for (const word of typed.length > 1 ? [...typed].sort((a, b) => b.length - a.length) : typed) {
    const at = free.findIndex(({ text }) => fits(word, text) > 0)
    const token = free[at]
    if (!token) return null
    free.splice(at, 1)
    places.push({ token, length: fits(word, token.text) })
  }
  return places
}
