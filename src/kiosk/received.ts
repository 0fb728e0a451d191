import type { RosterStore } from '../storage/types.ts'

export interface Received {
  roster: RosterStore
  count: () => number
  onChange: (listener: () => void) => () => void
}

/** The same roster, counting the changes that arrive: what the first download shows. */
export function counting(roster: RosterStore): Received {
  let count = 0
  const listeners = new Set<() => void>()
  return {
    roster: {
      ...roster,
      apply: async (page) => {
        const applied = await roster.apply(page)
        count += page.changes.length
        for (const listener of [...listeners]) listener()
        return applied
      },
    },
    count: () => count,
    onChange: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
