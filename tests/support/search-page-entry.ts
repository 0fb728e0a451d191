import { wordsOf } from '../../src/domain/normalise.ts'
import { type Hits, search } from '../../src/domain/search.ts'
import { buildIndex } from '../../src/domain/search-index.ts'

// What a page holds in which searching is timed against looking through all names.

interface Timed {
  /** ms a keystroke, one number each */
  search: number[]
  scan: number[]
  hits: Hits[]
}
declare global {
  /** takes the names in; gives ms that the index took */
  var load: (names: string[]) => number
  /** searches each text `rounds` times, and by a scan of the normalised names */
  var compare: (texts: string[], rounds: number) => Timed
}

let index = buildIndex([])
let normalised: string[] = []

const timed = (work: () => unknown): number => {
  const start = performance.now()
  work()
  return performance.now() - start
}

globalThis.load = (names) => {
  normalised = names.map((name) =>
    wordsOf(name)
      .map(({ text }) => text)
      .join(' '),
  )
  return timed(() => {
    index = buildIndex(names.map((name, n) => ({ id: `a${n}`, name })))
  })
}

/** As many calls as the clock, which is coarse, can tell apart; ms for one. */
function each(work: () => unknown, calls: number): number {
  return (
    timed(() => {
      for (let n = 0; n < calls; n++) work()
    }) / calls
  )
}

globalThis.compare = (texts, rounds) => {
  const result: Timed = { search: [], scan: [], hits: [] }
  for (const text of texts) {
    const sought = wordsOf(text)
      .map((word) => word.text)
      .join(' ')
    result.hits.push(search(index, text, 6))
    for (let n = 0; n < rounds; n++) {
      result.search.push(each(() => search(index, text, 6), 5))
      result.scan.push(each(() => normalised.filter((name) => name.includes(sought)).length, 1))
    }
  }
  return result
}
