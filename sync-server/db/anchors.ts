import type { Anchor } from '../../src/domain/anchor.ts'
import type { AnchorsTable } from './evidence-tables.ts'
import type { Tx } from './open.ts'
import { parts } from './taps.ts'

export type AnchorRow = Omit<AnchorsTable, 'after_revocation'> & { after_revocation: 0 | 1 }

/** Keeps anchors that are new, known by (log, mono); one in other words under the same key is left. */
export async function addAnchors(
  tx: Tx,
  log: number,
  anchors: Anchor[],
  from: { now: number; via: string | null; afterRevocation: boolean },
): Promise<void> {
  const rows = anchors.map(({ mono, wall, server, rtt }) => ({
    log,
    mono,
    wall,
    server,
    rtt,
    received_at: from.now,
    via: from.via,
    after_revocation: from.afterRevocation ? (1 as const) : (0 as const),
  }))
  for (const part of parts(rows, 200)) {
    await tx
      .insertInto('anchors')
      .values(part)
      .onConflict((conflict) => conflict.columns(['log', 'mono']).doNothing())
      .execute()
  }
}

export async function anchorsOf(tx: Tx, logs: number[]): Promise<AnchorRow[]> {
  if (logs.length === 0) return []
  return tx.selectFrom('anchors').selectAll().where('log', 'in', logs).execute()
}
