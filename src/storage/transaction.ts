import { ConnectionLost } from './failure.ts'
import type { Timers } from './types.ts'

/** Longer than any disk takes for one row. WebKit has left transactions without an answer for ever. */
export const HANG_MS = 3_000

/**
 * One strict readwrite transaction; `work` puts its requests and calls back with the result.
 * Resolves on the transaction's `complete` alone: a request's `success` is no promise that
 * anything will be on the disk. Rejects with what aborted it.
 */
export function strictly<T>(
  idb: IDBDatabase,
  stores: string[],
  timers: Timers,
  work: (transaction: IDBTransaction, done: (result: T) => void) => void,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const transaction = idb.transaction(stores, 'readwrite', { durability: 'strict' })
    let result: { value: T } | undefined
    const cancel = timers.after(HANG_MS, () => {
      reject(new ConnectionLost('a transaction did not end'))
      try {
        transaction.abort()
      } catch {
        // It is committing, or its connection is gone: whether it got in is read by the next try.
      }
    })
    transaction.oncomplete = () => {
      cancel()
      if (result) resolve(result.value)
      else reject(new Error('a transaction completed without its result'))
    }
    transaction.onabort = () => {
      cancel()
      reject(transaction.error ?? new ConnectionLost('a transaction was aborted from outside'))
    }
    try {
      work(transaction, (value) => {
        result = { value }
      })
    } catch (error) {
      cancel()
      reject(error)
      transaction.abort()
    }
  })
}
