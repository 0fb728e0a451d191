import { sql } from 'kysely'
import type { Db } from './open.ts'

/** Attempts counted by all server processes together. */
export interface Tally {
  /** @returns how many there were within the window that is open at `now`, this one too, and its end, ms UTC */
  count: (key: string, now: number, windowMs: number) => Promise<{ count: number; until: number }>
  forgive: (key: string) => Promise<void>
}

export function tallyIn(db: Db): Tally {
  return {
    async count(key, now, windowMs) {
      const open = sql<boolean>`attempts.until > ${now}`
      return db
        .insertInto('attempts')
        .values({ key, until: now + windowMs, count: 1 })
        .onConflict((conflict) =>
          conflict.column('key').doUpdateSet((row) => ({
            count: row.case().when(open).then(sql<number>`attempts.count + 1`).else(1).end(),
            until: row
              .case()
              .when(open)
              .then(row.ref('attempts.until'))
              .else(row.ref('excluded.until'))
              .end(),
          })),
        )
        .returning(['count', 'until'])
        .executeTakeFirstOrThrow()
    },
    async forgive(key) {
      await db
        .updateTable('attempts')
        .set((row) => ({ count: row('count', '-', 1) }))
        .where('key', '=', key)
        .execute()
    },
  }
}

/** Forgets attempts whose window is over: who made them is kept no longer than needed. */
export async function forgetAttempts(db: Db, now: number): Promise<void> {
  await db.deleteFrom('attempts').where('until', '<=', now).execute()
}
