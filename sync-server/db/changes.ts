import { sql } from 'kysely'
import type { RosterType } from '../../src/domain/roster.ts'
import type { DialectName } from './dialect.ts'
import type { Tx } from './open.ts'

export interface RosterChange {
  type: RosterType
  id: string
  deleted?: boolean
}

const rowsPerStatement = 100

/**
 * Notes what kiosks must pull, in the transaction that changes it. Each thing has one row, moved to
 * the end at each change. On PostgreSQL a lock makes the order of numbers the order of commits, so
 * that no page of changes can pass over a commit that comes late.
 */
export async function noteChanges(
  tx: Tx,
  dialect: DialectName,
  programme: string,
  changes: RosterChange[],
): Promise<void> {
  if (changes.length === 0) return
  if (dialect === 'postgres') await sql`select pg_advisory_xact_lock(742)`.execute(tx)
  const once = [
    ...new Map(changes.map((change) => [`${change.type} ${change.id}`, change])).values(),
  ]
  for (let from = 0; from < once.length; from += rowsPerStatement) {
    const part = once.slice(from, from + rowsPerStatement)
    for (const type of new Set(part.map((change) => change.type))) {
      const ids = part.filter((change) => change.type === type).map((change) => change.id)
      await tx
        .deleteFrom('changes')
        .where('programme', '=', programme)
        .where('type', '=', type)
        .where('id', 'in', ids)
        .execute()
    }
    await tx
      .insertInto('changes')
      .values(
        part.map(({ type, id, deleted }) => ({ programme, type, id, deleted: deleted ? 1 : 0 })),
      )
      .execute()
  }
}
