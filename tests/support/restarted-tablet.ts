import type { LogRow } from '../../src/storage/database.ts'
import { draft } from './tablet-store.ts'

/** Writes logs of earlier page loads into a store that was opened once, each with one tap that waits. */
export async function writeLogs(indexedDB: IDBFactory, count: number): Promise<void> {
  const db = await new Promise<IDBDatabase>((done, fail) => {
    const opening = indexedDB.open('roomtap')
    opening.onsuccess = () => done(opening.result)
    opening.onerror = () => fail(opening.error)
  })
  const transaction = db.transaction(['logs', 'taps', 'newest'], 'readwrite')
  const name = (order: number) => `earlier-${order}`
  for (let order = 1; order <= count; order++) {
    const log = name(order)
    const after = order === 1 ? null : name(order - 1)
    const row: LogRow = { log, order, after, first: 1, last: 1, lastAnchor: -1 }
    transaction.objectStore('logs').put(row)
    transaction.objectStore('taps').put({ log, seq: 1, ...draft(`a${order}`, order) })
  }
  transaction.objectStore('newest').put({ key: 'newest', log: name(count), order: count })
  await new Promise<void>((done, fail) => {
    transaction.oncomplete = () => done()
    transaction.onabort = () => fail(transaction.error)
  })
  db.close()
}

/** Counts the transactions that are begun on every store of a factory from now on. */
export function countTransactions(indexedDB: IDBFactory): { begun: () => number } {
  let begun = 0
  const open = indexedDB.open.bind(indexedDB)
  indexedDB.open = (name, version) => {
    const request = open(name, version)
    request.addEventListener('success', () => {
      const db = request.result
      const begin = db.transaction.bind(db)
      db.transaction = (...asked) => {
        begun++
        return begin(...asked)
      }
    })
    return request
  }
  return { begun: () => begun }
}
