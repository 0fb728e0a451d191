import { deserialize, serialize } from 'node:v8'

/** So many rows of an upload stand in memory as objects at a time. */
export const rowsAPage = 2000

/**
 * Rows in their order, all but a page of them packed into bytes: a file of 100,000 rows costs what its
 * letters cost, not several objects a row. Rows are copied: what is changed in one isn't kept.
 */
export interface Pages<T> extends Iterable<T[]> {
  add: (row: T) => void
  readonly length: number
  /** the pages, each given up as soon as it is read */
  take: () => Generator<T[]>
}

export function createPages<T>(): Pages<T> {
  let packed: Uint8Array[] = []
  let open: T[] = []
  let length = 0
  const read = (page: Uint8Array): T[] => deserialize(page)
  return {
    add: (row) => {
      open.push(row)
      length++
      if (open.length < rowsAPage) return
      packed.push(serialize(open))
      open = []
    },
    get length() {
      return length
    },
    *[Symbol.iterator]() {
      for (const page of packed) yield read(page)
      if (open.length > 0) yield open
    },
    *take() {
      const [pages, rest] = [packed.reverse(), open]
      packed = []
      open = []
      length = 0
      for (let page = pages.pop(); page; page = pages.pop()) yield read(page)
      if (rest.length > 0) yield rest
    },
  }
}

/** A few rows, as pages. */
export function pagesOf<T>(rows: Iterable<T>): Pages<T> {
  const pages = createPages<T>()
  for (const row of rows) pages.add(row)
  return pages
}
