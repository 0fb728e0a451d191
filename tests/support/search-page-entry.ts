import { wordsOf } from '../../src/domain/normalise.ts'
import { type Hits, search } from '../../src/domain/search.ts'
import { buildIndex } from '../../src/domain/search-index.ts'

// What a page holds in which searching is timed against looking through all names.

interface Timed {
  /** ms, a text each */
  search: number[]
  scan: number[]
  hits: Hits[]
}
declare global {
  /** takes the names in; gives ms that the index took */
  var load: (names: string[]) => number
  /** searches each text again and again for so many ms, and by a scan of the normalised names */
  var compare: (texts: string[], during: number) => Timed
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

const CALLS = 5

/** ms for one of many calls: a processor that is slowed down stands still for 30 ms now and then, whatever runs. */
function each(work: () => unknown, during: number): number {
  let [calls, ms] = [0, 0]
  for (; ms < during; calls += CALLS)
    ms += timed(() => {
      for (let n = 0; n < CALLS; n++) work()
    })
  return ms / calls
}

globalThis.compare = (texts, during) => {
  const result: Timed = { search: [], scan: [], hits: [] }
  for (const text of texts) {
    const sought = wordsOf(text)
      .map((word) => word.text)
      .join(' ')
    result.hits.push(search(index, text, 6))
    result.search.push(each(() => search(index, text, 6), during))
    result.scan.push(each(() => normalised.filter((name) => name.includes(sought)).length, during))
  }
  return result
}
