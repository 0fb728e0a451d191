import type { Locks } from '../../src/sync/types.ts'

/** The Web Locks of one tablet, shared by its tabs. */
export function fakeLocks(): Locks {
  const queues = new Map<string, (() => void)[]>()
  const held = new Set<string>()
  const next = (name: string) => {
    const take = queues.get(name)?.shift()
    if (take) take()
    else held.delete(name)
  }
  return {
    request: async (name, signal, whileHeld) => {
      if (held.has(name))
        await new Promise<void>((done, fail) => {
          const queue = queues.get(name) ?? []
          queues.set(name, [...queue, done])
          signal.addEventListener('abort', () => {
            queues.set(
              name,
              (queues.get(name) ?? []).filter((one) => one !== done),
            )
            fail(new DOMException('', 'AbortError'))
          })
        })
      held.add(name)
      try {
        await whileHeld()
      } finally {
        next(name)
      }
    },
    isWanted: async (name) => (queues.get(name) ?? []).length > 0,
  }
}
