import { isEnough, wordsOf } from '../domain/normalise.ts'
import { buildIndex, type Hits, type SearchIndex, search } from '../domain/search.ts'
import type { Known } from './known.ts'

// By Known, which each change makes anew: the maps in it are changed in place.
const indexes = new WeakMap<Known, SearchIndex>()

/** Built once a roster, when a name is first typed. Somebody who was merged is found as that other (rule E8). */
function indexOf(all: Known): SearchIndex {
  const known = indexes.get(all)
  if (known) return known
  const people = [...all.attendees].filter(([, { mergedInto }]) => mergedInto === undefined)
  const index = buildIndex(people.map(([id, { name }]) => ({ id, name })))
  indexes.set(all, index)
  return index
}

/** Whether enough of a name is typed to look for it. */
export const isSearched = (query: string): boolean => isEnough(wordsOf(query))

/** The attendees that a typed name may mean, at most `limit` (row K4). */
export const searchNames = (known: Known, query: string, limit: number): Hits =>
  search(indexOf(known), query, limit)
