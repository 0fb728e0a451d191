import type { Channel } from './types.ts'

/** Tells this page's listeners, and by the channel those of the tablet's other tabs. */
export interface Listeners<T> {
  tell: (what: T) => void
  listen: (listener: (what: T) => void) => () => void
  /** told only of what other tabs did, before the others are */
  listenElsewhere: (listener: (what: T) => void) => () => void
  close: () => void
}

/** @param about names the subject on the channel; @param read gives null for what isn't a word of it */
export function createListeners<T>(
  channel: Channel | undefined,
  about: string,
  read: (what: unknown) => T | null,
): Listeners<T> {
  const listeners = new Set<(what: T) => void>()
  const elsewhere = new Set<(what: T) => void>()
  const tellHere = (what: T) => {
    for (const listener of [...listeners]) listener(what)
  }
  const stop = channel?.listen((message) => {
    if (typeof message !== 'object' || message === null) return
    if (!('about' in message) || message.about !== about || !('what' in message)) return
    const what = read(message.what)
    if (what === null) return
    for (const listener of [...elsewhere]) listener(what)
    tellHere(what)
  })
  return {
    tell: (what) => {
      tellHere(what)
      channel?.post({ about, what })
    },
    listen: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    listenElsewhere: (listener) => {
      elsewhere.add(listener)
      return () => elsewhere.delete(listener)
    },
    close: () => stop?.(),
  }
}
