export interface Reach {
  /** since when the server has not answered, ms UTC; null: it answers */
  since: () => number | null
  tell: (reached: boolean) => void
  listen: (listener: () => void) => () => void
}

/** Keeps whether the server answers, and since when it does not. */
export function createReach(now: () => number): Reach {
  let since: number | null = null
  const listeners = new Set<() => void>()
  return {
    since: () => since,
    tell: (reached) => {
      if (reached === (since === null)) return
      since = reached ? null : now()
      for (const listener of listeners) listener()
    },
    listen: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
