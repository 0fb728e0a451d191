/** Turns of the event loop, watched: whether anything is still under way between two moments. */
export interface Turns {
  /** resolves when nothing that was begun can go on by itself: only time can move the world then */
  settle: () => Promise<void>
  /** work that another process does, or a thread: until it is done nothing has come to rest */
  during: <T>(work: Promise<T>) => Promise<T>
  stop: () => void
}

/** Quiet turns in a row after which nothing goes on any more: what runs in microtasks has its end in the first. */
const QUIET_TURNS = 2

/**
 * Counts what stores and servers put off to a later turn. Everything else in the simulation goes on in
 * microtasks, which a turn drains, and so the order of things is the same in every run.
 */
export function watchTurns(): Turns {
  const { setImmediate: immediately, setTimeout: later } = globalThis
  let pending = 0
  const counted = (run: (...args: unknown[]) => void, ...args: unknown[]) => {
    pending++
    return immediately(() => {
      pending--
      run(...args)
    })
  }
  Reflect.set(globalThis, 'setImmediate', counted)
  // Dexie and others put things off by a timeout of 0, whose order would hang on the machine.
  const orLater = (run: () => void, ms?: number) => (ms ? later(run, ms) : counted(run))
  Reflect.set(globalThis, 'setTimeout', orLater)
  return {
    settle: async () => {
      for (let quiet = 0; quiet < QUIET_TURNS; ) {
        await new Promise<void>((done) => {
          immediately(done)
        })
        quiet = pending === 0 ? quiet + 1 : 0
      }
    },
    during: async (work) => {
      pending++
      try {
        return await work
      } finally {
        pending--
      }
    },
    stop: () => {
      globalThis.setImmediate = immediately
      globalThis.setTimeout = later
    },
  }
}
