/** What goes wrong with one transaction that writes a tap. */
export type Fault =
  | 'aborted' // as when the browser closes the connection
  | 'quota' // the storage is full
  | 'closed' // the connection is gone before it begins
  | 'answer-lost' // it commits, and nobody is told
  | 'odd' // something nobody expected

/** A disk whose next writes of taps fail as told; notes how each was asked for. */
export interface FaultyDisk {
  indexedDB: IDBFactory
  failNext: (...faults: Fault[]) => void
  /** called after each commit whose answer was lost */
  onLostAnswer: (listener: () => void) => void
  /** the browser won't open the store any more */
  refuseToOpen: () => void
  /** the options of each transaction on the taps that writes */
  asked: (IDBTransactionOptions | undefined)[]
}

const named = (name: string) => new DOMException(`made up: ${name}`, name)

function spoil(db: IDBDatabase, transaction: IDBTransaction, fault: Fault, lost: () => void) {
  if (fault === 'answer-lost') {
    transaction.addEventListener('complete', (event) => {
      event.stopImmediatePropagation()
      lost()
    })
    return
  }
  const error = { quota: named('QuotaExceededError'), odd: named('EvalError') }
  if (fault === 'quota' || fault === 'odd')
    Object.defineProperty(transaction, 'error', { value: error[fault] })
  queueMicrotask(() => {
    transaction.abort()
    if (fault === 'aborted') db.close()
  })
}

/** Wraps a factory of fake-indexeddb. */
export function faultyDisk(real: IDBFactory): FaultyDisk {
  const faults: Fault[] = []
  const asked: FaultyDisk['asked'] = []
  let refuses = false
  let lost = () => {}
  const patch = (db: IDBDatabase) => {
    const begin = db.transaction.bind(db)
    db.transaction = (stores, mode, options) => {
      const names = [...stores]
      const writesTaps = mode === 'readwrite' && names.includes('taps') && !names.includes('acks')
      if (!writesTaps) return begin(stores, mode, options)
      asked.push(options)
      const fault = faults.shift()
      if (fault === 'closed') {
        db.close()
        throw named('InvalidStateError')
      }
      const transaction = begin(stores, mode, options)
      if (fault) spoil(db, transaction, fault, () => lost())
      return transaction
    }
  }
  const indexedDB: IDBFactory = {
    open: (name, version) => {
      if (refuses) throw named('SecurityError')
      const request = real.open(name, version)
      request.addEventListener('success', () => patch(request.result))
      return request
    },
    cmp: (a, b) => real.cmp(a, b),
    databases: () => real.databases(),
    deleteDatabase: (name) => real.deleteDatabase(name),
  }
  return {
    indexedDB,
    asked,
    failNext: (...next) => faults.push(...next),
    onLostAnswer: (listener) => {
      lost = listener
    },
    refuseToOpen: () => {
      refuses = true
    },
  }
}
