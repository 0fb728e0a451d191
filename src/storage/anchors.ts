import type { Anchor } from '../domain/anchor.ts'
import type { Database } from './database.ts'

/** Anchors come once a minute; more than these go with the next call. */
const ANCHORS_PER_BATCH = 200

/** Anchors of a log after `mono`, oldest first. */
export async function anchorsAfter(db: Database, log: string, mono: number): Promise<Anchor[]> {
  const rows = await db.anchors
    .where('[log+mono]')
    .between([log, mono + 1], [log, Number.MAX_SAFE_INTEGER], true, true)
    .limit(ANCHORS_PER_BATCH)
    .toArray()
  return rows.map(({ log: _, ...anchor }) => anchor)
}
