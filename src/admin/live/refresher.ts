import type { QueryClient, QueryKey } from '@tanstack/preact-query'

export interface Refresher {
  ask: (keys: QueryKey[]) => void
  stop: () => void
}

const pauseMs = 500

/**
 * Refetches what live messages say has changed: many messages in one go, and never a new fetch of
 * the same before the last one is done, so that a rush of taps can't keep a table from showing.
 */
export function createRefresher(client: QueryClient): Refresher {
  const wanted = new Map<string, QueryKey>()
  let timer: ReturnType<typeof setTimeout> | undefined
  let busy = false
  const flush = async () => {
    timer = undefined
    busy = true
    const keys = [...wanted.values()]
    wanted.clear()
    await Promise.allSettled(keys.map((queryKey) => client.invalidateQueries({ queryKey })))
    busy = false
    plan()
  }
  const plan = () => {
    if (!busy && !timer && wanted.size > 0) timer = setTimeout(flush, pauseMs)
  }
  return {
    ask: (keys) => {
      for (const key of keys) wanted.set(JSON.stringify(key), key)
      plan()
    },
    stop: () => {
      wanted.clear()
      clearTimeout(timer)
    },
  }
}
