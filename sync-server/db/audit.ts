import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { indexAct } from './history-about.ts'
import type { Tx } from './open.ts'

export interface Act {
  at: number
  /** a person's or token's id, or `system` */
  by: string
  /** what was done: `mark`, `kiosk-revoke`, `import-sessions`, … */
  act: string
  /** what it was done to: `session:<id>`, `kiosk:<id>`, … */
  subject: string
  /**
   * what, why: ids only, never names (rule E9). What stands at `attendee`, `attendees`, `session`,
   * `sessions`, `kiosk`, `import`, `programme` is what the row is found by.
   */
  detail: Record<string, unknown>
}

/** The hash that ties a row to the one before; the first row's `previous` is empty. */
export function auditHash(previous: string, act: Act): string {
  const text = JSON.stringify([previous, act.at, act.by, act.act, act.subject, act.detail])
  return createHash('sha256').update(text).digest('base64url')
}

/**
 * Appends to the history, in the transaction that does the act: no change without a row (row A6).
 * Best done last: everybody who acts waits from here on, and whoever waits for a row while holding
 * this up could wait for ever.
 * @param also what the row is found by beyond what it says: `attendee:<id>`, …
 */
export async function audit(
  tx: Tx,
  dialect: 'sqlite' | 'postgres',
  act: Act,
  also: readonly string[] = [],
): Promise<void> {
  // one writer at a time, else two rows could follow the same one; SQLite has one writer anyway
  if (dialect === 'postgres') await sql`select pg_advisory_xact_lock(741)`.execute(tx)
  const last = await tx
    .selectFrom('audit')
    .select('hash')
    .orderBy('n', 'desc')
    .limit(1)
    .executeTakeFirst()
  const { n } = await tx
    .insertInto('audit')
    .values({
      at: act.at,
      by: act.by,
      act: act.act,
      subject: act.subject,
      detail: JSON.stringify(act.detail),
      hash: auditHash(last?.hash ?? '', act),
    })
    .returning('n')
    .executeTakeFirstOrThrow()
  await indexAct(tx, n, act, also)
}
