/** Web Locks; where a browser has none each tab holds every lock: syncing twice changes nothing on the server. */
export const locks = {
  request: async (
    name: string,
    signal: AbortSignal,
    whileHeld: () => Promise<void>,
  ): Promise<void> => {
    if (!('locks' in navigator)) return whileHeld()
    await navigator.locks.request(name, { signal }, whileHeld)
  },
  isWanted: async (name: string): Promise<boolean> => {
    if (!('locks' in navigator)) return false
    const { pending = [] } = await navigator.locks.query()
    return pending.some((lock) => lock.name === name)
  },
}
