import { setTimeout } from 'node:timers/promises'
import { sql } from 'kysely'
import type { Db } from '../../sync-server/db/open.ts'

/** Waits until so many sessions of this database wait for a lock. @returns their process ids */
export async function untilWaiting(db: Db, count: number): Promise<number[]> {
  for (let attempt = 0; attempt < 1000; attempt++) {
    const { rows } = await sql<{ pid: number }>`select pid from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`.execute(db)
    if (rows.length >= count) return rows.map(({ pid }) => pid)
    await setTimeout(10)
  }
  throw new Error(`${count} sessions never waited for a lock`)
}
