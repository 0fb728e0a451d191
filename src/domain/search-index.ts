import { type NameToken, tokensOf } from './normalise.ts'
import { byCodePoint } from './order.ts'

/**
 * Names ready to be searched: all tokens of all names, sorted, so that whatever begins with what was
 * typed lies in one stretch that binary search finds (row K4).
 */
export interface SearchIndex {
  /** sorted by name: a person's place here is their rank among equals */
  people: readonly Indexed[]
  tokens: readonly string[]
  /** for each token: the person's place in `people` */
  owners: Uint32Array
  /** for each token: 1 if it begins the name */
  isFirst: Uint8Array
}
export interface Indexed {
  id: string
  tokens: readonly NameToken[]
}
export interface Named {
  id: string
  name: string
}

/** So many names are taken apart, or so many tokens sorted, between two breaths. */
const SLICE = 500

/** Builds the index; of two people with the same id the last counts. */
export function buildIndex(attendees: Iterable<Named>): SearchIndex {
  const building = buildSlowly(attendees)
  for (;;) {
    const { done, value } = building.next()
    if (done) return value
  }
}

/** Builds the index in short steps, between which a tablet can do something else. */
export function* buildSlowly(attendees: Iterable<Named>): Generator<void, SearchIndex> {
  const byId = new Map<string, Person>()
  for (const { id, name } of attendees) {
    const tokens = tokensOf(name).map(({ text, isFirst }) => ({ text, isFirst }))
    byId.set(id, { id, name, tokens, key: keyOf(tokens) })
    if (byId.size % SLICE === 0) yield
  }
  const people = yield* sorted(
    [...byId.values()],
    ({ key }) => key,
    (a, b) => compare(a.key, b.key) || compare(a.name, b.name) || byCodePoint(a.id, b.id),
  )
  const entries: Entry[] = []
  for (const [owner, { tokens }] of people.entries()) {
    for (const { text, isFirst } of tokens) entries.push({ text, owner, isFirst })
    if (owner % SLICE === 0) yield
  }
  const all = yield* sorted(
    entries,
    ({ text }) => text,
    (a, b) => compare(a.text, b.text) || a.owner - b.owner,
  )
  return {
    people: people.map(({ id, tokens }) => ({ id, tokens })),
    tokens: all.map(({ text }) => text),
    owners: Uint32Array.from(all, ({ owner }) => owner),
    isFirst: Uint8Array.from(all, ({ isFirst }) => Number(isFirst)),
  }
}

/** A name's tokens in one text, by which names are sorted. */
export const keyOf = (tokens: readonly NameToken[]): string =>
  tokens.map(({ text }) => text).join(' ')

interface Person extends Indexed, Named {
  key: string
}
interface Entry {
  text: string
  owner: number
  isFirst: boolean
}

/** Sorts in parts by the first two letters: sooner done than at once, and with breaths between. */
function* sorted<T>(
  items: readonly T[],
  textOf: (item: T) => string,
  order: (a: T, b: T) => number,
): Generator<void, T[]> {
  const parts = new Map<string, T[]>()
  for (const item of items) {
    const start = textOf(item).slice(0, 2)
    const part = parts.get(start)
    if (part) part.push(item)
    else parts.set(start, [item])
  }
  const out: T[] = []
  let since = 0
  for (const start of [...parts.keys()].sort()) {
    const part = parts.get(start) ?? []
    for (const item of part.sort(order)) out.push(item)
    since += part.length
    if (since < SLICE) continue
    since = 0
    yield
  }
  return out
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
