import type { Db, Tx } from './open.ts'

/**
 * Runs `act` in a transaction that stores nothing where `keep` is false: a preview that is what would
 * happen, because it does happen and is taken back.
 */
export async function inTransaction<T>(
  db: Db,
  keep: boolean,
  act: (tx: Tx) => Promise<T>,
): Promise<T> {
  const transaction = await db.startTransaction().execute()
  try {
    const result = await act(transaction)
    if (keep) await transaction.commit().execute()
    else await transaction.rollback().execute()
    return result
  } catch (error) {
    if (!transaction.isCommitted && !transaction.isRolledBack) {
      await transaction.rollback().execute()
    }
    throw error
  }
}
