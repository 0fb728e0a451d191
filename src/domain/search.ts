import { isEnough, type NameToken, tokensOf, wordsOf } from './normalise.ts'
import { byCodePoint } from './order.ts'

/**
 * Names ready to be searched: all tokens of all names, sorted, so that whatever begins with what was
 * typed lies in one stretch that binary search finds (row K4).
 */
export interface SearchIndex {
  /** sorted by name: a person's place here is their rank among equals */
  people: readonly { id: string; tokens: readonly NameToken[] }[]
  tokens: readonly string[]
  /** for each token: the person's place in `people` */
  owners: Uint32Array
  /** for each token: 1 if it begins the name */
  isFirst: Uint8Array
}

/** Builds the index; of two people with the same id the last counts. */
export function buildIndex(attendees: Iterable<{ id: string; name: string }>): SearchIndex {
  const byId = new Map<string, { id: string; name: string; tokens: NameToken[] }>()
  for (const { id, name } of attendees) {
    const tokens = tokensOf(name).map(({ text, isFirst }) => ({ text, isFirst }))
    byId.set(id, { id, name, tokens })
  }
  const people = [...byId.values()]
    .map((person) => ({ ...person, key: person.tokens.map(({ text }) => text).join(' ') }))
    .sort((a, b) => compare(a.key, b.key) || compare(a.name, b.name) || byCodePoint(a.id, b.id))
  const entries = people.flatMap(({ tokens }, owner) =>
    tokens.map(({ text, isFirst }) => ({ text, owner, isFirst })),
  )
  entries.sort((a, b) => compare(a.text, b.text) || a.owner - b.owner)
  return {
    people: people.map(({ id, tokens }) => ({ id, tokens })),
    tokens: entries.map(({ text }) => text),
    owners: Uint32Array.from(entries, ({ owner }) => owner),
    isFirst: Uint8Array.from(entries, ({ isFirst }) => Number(isFirst)),
  }
}

export interface Hits {
  ids: string[]
  /** there are more than were asked for */
  more: boolean
}

/**
 * Who has, for each word typed, a word of the name that begins with it, in any order (row K4). First
 * those whose name begins with a word typed, then by name. Nobody while too little is typed.
 * @param limit how many at most
 */
export function search(index: SearchIndex, query: string, limit: number): Hits {
  const words = wordsOf(query)
  if (!isEnough(words)) return { ids: [], more: false }
  const typed = words.map(({ text }) => text)
  const stretches = typed.map((word) => stretchOf(index.tokens, word))
  const fewest = stretches.reduce((a, b) => (b.to - b.from < a.to - a.from ? b : a))
  const best: Hit[] = []
  for (let n = fewest.from; n < fewest.to; n++) {
    const owner = index.owners[n] ?? 0
    if (typed.length === 1) keep(best, { owner, isFirst: index.isFirst[n] === 1 }, limit)
    else {
      const places = assign(typed, index.people[owner]?.tokens ?? [])
      const isFirst = places?.some(({ token }) => token.isFirst)
      if (isFirst !== undefined) keep(best, { owner, isFirst }, limit)
    }
  }
  const ids = best.slice(0, limit).flatMap(({ owner }) => index.people[owner]?.id ?? [])
  return { ids, more: best.length > limit }
}

interface Hit {
  owner: number
  isFirst: boolean
}

/** Puts a hit in its place among the best, of which one more than `limit` is kept, each person once. */
function keep(best: Hit[], hit: Hit, limit: number): void {
  const last = best[limit]
  if (last && !precedes(hit, last)) return
  const same = best.findIndex(({ owner }) => owner === hit.owner)
  if (same >= 0) {
    if (best[same]?.isFirst || !hit.isFirst) return
    best.splice(same, 1)
  }
  const place = best.findIndex((other) => precedes(hit, other))
  best.splice(place < 0 ? best.length : place, 0, hit)
  best.length = Math.min(best.length, limit + 1)
}

function precedes(a: Hit, b: Hit): boolean {
  return a.isFirst === b.isFirst ? a.owner < b.owner : a.isFirst
}

/** The parts of a name that were typed, to be shown as such: sorted [start, end) in UTF-16 units. */
export function matchRanges(name: string, query: string): [number, number][] {
  const words = wordsOf(query)
  if (!isEnough(words)) return []
  const places = assign(
    words.map(({ text }) => text),
    tokensOf(name),
  )
  return (places ?? [])
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
 * Gives each typed word a token of its own that begins with it; null if that can't be. Longest first:
 * whatever begins with the longer of two such words begins with the shorter too, so that which of its
 * tokens a word takes never leaves another without.
 */
function assign<T extends NameToken>(
  typed: readonly string[],
  tokens: readonly T[],
): Place<T>[] | null {
  const free = new Set(tokens)
  const places: Place<T>[] = []
  for (const word of [...typed].sort((a, b) => b.length - a.length)) {
    const token = [...free].find(({ text }) => text.startsWith(word))
    if (!token) return null
    free.delete(token)
    places.push({ token, length: word.length })
  }
  return places
}

/** The tokens that begin with `prefix`: [from, to). */
function stretchOf(tokens: readonly string[], prefix: string): { from: number; to: number } {
  const from = firstWhere(tokens, (token) => token >= prefix)
  const to = firstWhere(tokens, (token) => token >= prefix && !token.startsWith(prefix))
  return { from, to }
}

/** The first place from which on `holds` is true: false before, true after. */
function firstWhere(tokens: readonly string[], holds: (token: string) => boolean): number {
  let low = 0
  let high = tokens.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (holds(tokens[middle] ?? '')) high = middle
    else low = middle + 1
  }
  return low
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
