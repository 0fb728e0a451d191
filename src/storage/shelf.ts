import type { Table } from 'dexie'
import type * as z from 'zod/mini'
import type { Change } from '../domain/roster.ts'
import type { Bucket, Database } from './database.ts'

/** One type of the roster: its table, and how many rows its entries are spread over. */
export interface Shelf<T> {
  /** takes changes of this type in; false for one that breaks its schema */
  gather: (change: Change, schema: z.ZodMiniType<T>) => boolean
  /** ids gathered, deleted ones too: the server has spoken of them */
  named: () => Set<string>
  /** drops what was gathered */
  forget: () => void
  /** writes what was gathered over what was there, touching only its buckets */
  merge: (db: Database) => Promise<void>
  /** what was gathered is all there is */
  replace: (db: Database) => Promise<void>
  /** what was gathered, into a copy in memory */
  mergeInto: (entries: Map<string, T>) => void
  load: (db: Database) => Promise<Map<string, T>>
}

/** FNV-1a: any spread will do, so long as it is the same for ever. */
function bucketOf(id: string, buckets: number): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < id.length; at++)
    hash = Math.imul(hash ^ id.charCodeAt(at), 0x01000193) >>> 0
  return hash % buckets
}

export function createShelf<T>(
  buckets: number,
  table: (db: Database) => Table<Bucket<T>, number>,
): Shelf<T> {
  // null: deleted
  let gathered = new Map<string, T | null>()
  const byBucket = () => {
    const parts = new Map<number, [string, T | null][]>()
    for (const [id, entry] of gathered) {
      const bucket = bucketOf(id, buckets)
      const part = parts.get(bucket)
      if (part) part.push([id, entry])
      else parts.set(bucket, [[id, entry]])
    }
    return parts
  }
  const apply = (entries: Map<string, T>, changes: Iterable<[string, T | null]>) => {
    for (const [id, entry] of changes)
      if (entry === null) entries.delete(id)
      else entries.set(id, entry)
  }

  return {
    gather: (change, schema) => {
      if (change.deleted) {
        gathered.set(change.id, null)
        return true
      }
      const parsed = schema.safeParse(change)
      if (parsed.success) gathered.set(change.id, parsed.data)
      return parsed.success
    },
    named: () => new Set(gathered.keys()),
    forget: () => {
      gathered = new Map()
    },
    merge: async (db) => {
      for (const [bucket, changes] of byBucket()) {
        const entries = new Map((await table(db).get(bucket))?.entries ?? [])
        apply(entries, changes)
        await table(db).put({ bucket, entries: [...entries] })
      }
    },
    replace: async (db) => {
      await table(db).clear()
      const rows = [...byBucket()].map(([bucket, changes]) => {
        const entries = new Map<string, T>()
        apply(entries, changes)
        return { bucket, entries: [...entries] }
      })
      await table(db).bulkPut(rows)
    },
    mergeInto: (entries) => apply(entries, gathered),
    load: async (db) => {
      const entries = new Map<string, T>()
      // row by row: all at once would stop whoever types meanwhile for a second and more
      for (const bucket of await table(db).toCollection().primaryKeys())
        for (const [id, entry] of (await table(db).get(bucket))?.entries ?? [])
          entries.set(id, entry)
      return entries
    },
  }
}
