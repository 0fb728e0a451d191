import type { Channel } from '../../src/storage/types.ts'

/** The word between the tabs of one tablet; each call is one tab's end of it. */
export function fakeChannels(): () => Channel {
  const tabs = new Set<Set<(message: unknown) => void>>()
  return () => {
    const own = new Set<(message: unknown) => void>()
    tabs.add(own)
    return {
      post: (message) => {
        for (const tab of tabs)
          if (tab !== own) for (const listener of [...tab]) listener(structuredClone(message))
      },
      listen: (listener) => {
        own.add(listener)
        return () => own.delete(listener)
      },
    }
  }
}
