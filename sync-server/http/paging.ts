import * as z from 'zod/mini'
import { holdsNul } from './nul.ts'
import { HttpProblem } from './problem.ts'

/** Query of a list: spread it into the route's own query schema (PROTOCOL section 6). */
export const PageQuery = {
  limit: z.optional(z.string()),
  cursor: z.optional(z.string().check(z.maxLength(2000))),
}

export interface PageRequest {
  limit: number
  /** the sort keys of the last row that the caller has; null: begin at the start */
  after: readonly (string | number)[] | null
}

const Keys = z.array(z.union([z.string(), z.int()]))

/**
 * Reads `limit` [100, 1 to 1,000] and the opaque `cursor`, which holds sort keys of these types.
 * @throws HttpProblem `bad-request`
 */
export function readPage(
  query: { limit?: string | undefined; cursor?: string | undefined },
  keys: readonly ('string' | 'number')[],
): PageRequest {
  const limit = query.limit === undefined ? 100 : Number(query.limit)
  if (!Number.isInteger(limit) || limit < 1 || limit > 1000) {
    throw new HttpProblem('bad-request', 'limit: must be a whole number from 1 to 1000')
  }
  return { limit, after: query.cursor === undefined ? null : readCursor(query.cursor, keys) }
}

/**
 * One page out of rows of which one more than `limit` was asked for, in order.
 * @param keysOf the sort keys of a row, the last making it unique
 */
export function page<Row, Item>(
  rows: Row[],
  { limit }: PageRequest,
  keysOf: (row: Row) => readonly (string | number)[],
  show: (row: Row) => Item,
): { items: Item[]; next: string | null } {
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  const more = rows.length > limit && last !== undefined
  return { items: shown.map(show), next: more ? writeCursor(keysOf(last)) : null }
}

function writeCursor(keys: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(keys)).toString('base64url')
}

function readCursor(cursor: string, types: readonly string[]): (string | number)[] {
  const refused = new HttpProblem('bad-request', 'cursor: take it from `next` as it was given')
  try {
    const keys = z.safeParse(Keys, JSON.parse(Buffer.from(cursor, 'base64url').toString()))
    if (!keys.success || holdsNul(keys.data)) throw refused
    if (keys.data.map((key) => typeof key).join() !== types.join()) throw refused
    return keys.data
  } catch {
    throw refused
  }
}
