import { isEnough, wordsOf } from '../domain/normalise.ts'
import { type Hits, type Part, searchParts } from '../domain/search.ts'
import { buildIndex, buildSlowly, type Named, type SearchIndex } from '../domain/search-index.ts'
import type { Timers } from '../storage/types.ts'
import type { Known } from './known.ts'

/** The tablet's names, ready to be searched while the roster changes under them. */
export interface Names {
  /** the attendees that a typed name may mean, at most `limit` (row K4) */
  search: (known: Known, query: string, limit: number) => Hits
  /** makes ready what the next search needs, in short steps beside everything else */
  prepare: (known: Known) => void
}

/** More changes than this are worth a new index. */
const MANY_CHANGES = 2_000
/** Steps of the building go on for so long before whoever types has their turn, ms. */
const STEP_MS = 8

/** Somebody who was merged is found as that other (rule E8). */
const namesOf = (known: Known): Named[] =>
  [...known.attendees]
    .filter(([, { mergedInto }]) => mergedInto === undefined)
    .map(([id, { name }]) => ({ id, name }))

interface Base {
  index: SearchIndex
  /** what it was made of */
  names: ReadonlyMap<string, string>
}
interface Building {
  steps: Generator<void, SearchIndex>
  names: ReadonlyMap<string, string>
}

/**
 * One large index, and a small one of what changed since: 100,000 names take a second to sort, and each
 * answer of the server may change one.
 */
export function createNames(deps: { timers: Timers; mono: () => number }): Names {
  let base: Base | null = null
  let building: Building | null = null
  // by Known, which each change makes anew: the maps in it are changed in place
  let parts: { known: Known; list: Part[] } | null = null

  const begin = (known: Known): Building => {
    const named = namesOf(known)
    return { steps: buildSlowly(named), names: new Map(named.map(({ id, name }) => [id, name])) }
  }
  const finish = ({ names }: Building, index: SearchIndex) => {
    base = { index, names }
    building = null
    parts = null
  }
  /** Goes on for so long; whether it is done. */
  const step = (work: Building, until: () => boolean) => {
    for (;;) {
      const { done, value } = work.steps.next()
      if (done) {
        finish(work, value)
        return
      }
      if (until()) return
    }
  }
  const later = (work: Building) => {
    deps.timers.after(0, () => {
      if (building !== work) return
      const started = deps.mono()
      step(work, () => deps.mono() - started >= STEP_MS)
      if (building === work) later(work)
    })
  }
  /** What is there with what changed since, unless that is too much. */
  const patched = (known: Known): Part[] | null => {
    if (parts?.known === known) return parts.list
    if (!base) return null
    const { without, fresh } = changesSince(base.names, known)
    if (without.size + fresh.length > MANY_CHANGES) return null
    const list: Part[] = [{ index: base.index, without }]
    if (fresh.length > 0) list.push({ index: buildIndex(fresh) })
    parts = { known, list }
    return list
  }
  const partsOf = (known: Known): Part[] => {
    const ready = patched(known)
    if (ready) return ready
    // who types before it is ready waits this once; what was begun for an older roster is patched
    step(base ? begin(known) : (building ?? begin(known)), () => false)
    return patched(known) ?? rebuilt(known)
  }
  const rebuilt = (known: Known): Part[] => {
    step(begin(known), () => false)
    return patched(known) ?? []
  }

  return {
    search: (known, query, limit) => searchParts(partsOf(known), query, limit),
    prepare: (known) => {
      if (building || patched(known)) return
      building = begin(known)
      later(building)
    },
  }
}

/** Who is gone or has another name, and who is new or has another name. */
function changesSince(before: ReadonlyMap<string, string>, known: Known) {
  const without = new Set<string>()
  const fresh: Named[] = []
  for (const [id, { name, mergedInto }] of known.attendees) {
    const old = before.get(id)
    if (mergedInto !== undefined) {
      if (old !== undefined) without.add(id)
    } else if (old !== name) {
      if (old !== undefined) without.add(id)
      fresh.push({ id, name })
    }
  }
  for (const id of before.keys()) if (!known.attendees.has(id)) without.add(id)
  return { without, fresh }
}

/** Whether enough of a name is typed to look for it. */
export const isSearched = (query: string): boolean => isEnough(wordsOf(query))
