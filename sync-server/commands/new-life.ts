import { audit } from '../db/audit.ts'
import { drawServerEpoch } from '../db/meta.ts'
import type { Database } from '../db/open.ts'
import { realSources } from '../open-database.ts'

/**
 * Begins a new life of a database that was put back from a copy: kiosks must not take its word for
 * what the lost one had acknowledged (PROTOCOL rule 6).
 */
export async function drawNewLife(
  { transact, dialect }: Database,
  clock: () => number,
): Promise<void> {
  const { newId } = realSources(clock)
  await transact(async (tx) => {
    await drawServerEpoch(tx, newId())
    const act = { at: clock(), by: 'system', act: 'restore', subject: 'database', detail: {} }
    await audit(tx, dialect, act)
  })
}
