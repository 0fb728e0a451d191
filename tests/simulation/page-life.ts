/** Whether a page still lives, and after how many answers of its store it will not. */
export interface PageLife {
  alive: boolean
  left: number
  die: () => void
}

const answers = ['success', 'error', 'complete', 'abort'] as const

/**
 * The store of one page load. A page that dies hears no more answers, and what it had not committed is
 * taken back: at any answer, since each counts down its life.
 */
export function storeOfPage(real: IDBFactory): { indexedDB: IDBFactory; life: PageLife } {
  const open = new Set<IDBTransaction>()
  const connections = new Set<IDBDatabase>()
  const life: PageLife = {
    alive: true,
    left: Number.POSITIVE_INFINITY,
    die: () => {
      life.alive = false
      for (const transaction of open) takeBack(transaction)
      open.clear()
      for (const connection of connections) connection.close()
    },
  }
  const hear = (event: Event) => {
    if (life.alive && life.left-- <= 0) life.die()
    if (!life.alive) event.stopImmediatePropagation()
  }
  const patch = (db: IDBDatabase) => {
    connections.add(db)
    for (const name of answers) db.addEventListener(name, hear, true)
    const begin = db.transaction.bind(db)
    db.transaction = (...args) => {
      if (!life.alive) throw new DOMException('the page is gone', 'AbortError')
      const transaction = begin(...args)
      open.add(transaction)
      const end = () => open.delete(transaction)
      transaction.addEventListener('complete', end)
      transaction.addEventListener('abort', end)
      return transaction
    }
  }
  const indexedDB: IDBFactory = {
    open: (name, version) => {
      if (!life.alive) throw new DOMException('the page is gone', 'SecurityError')
      const request = real.open(name, version)
      request.addEventListener('success', (event) => {
        if (life.alive) patch(request.result)
        else event.stopImmediatePropagation()
      })
      return request
    },
    cmp: (a, b) => real.cmp(a, b),
    databases: () => real.databases(),
    deleteDatabase: (name) => real.deleteDatabase(name),
  }
  return { indexedDB, life }
}

function takeBack(transaction: IDBTransaction): void {
  try {
    transaction.abort()
  } catch {
    // It has committed already, and only its word is still under way.
  }
}
