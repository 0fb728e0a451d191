/** Something that an open admin page may want to show: told only after the commit. */
export type LiveEvent =
  | { type: 'records'; programme: string; sessions: string[] }
  | { type: 'kiosks'; programme: string }
  | { type: 'programme'; programme: string }
  /** a programme's outbox changed */
  | { type: 'mails'; programme: string }
  /** what other processes told may have been missed */
  | { type: 'missed' }

type Listener = (event: LiveEvent) => void

export interface Live {
  tell: (event: LiveEvent) => void
  /** @returns the way to stop listening */
  listen: (listener: Listener) => () => void
  /** ends every open stream, so that a stopping server need not wait for them */
  close: () => void
  /** aborted once closed */
  closed: AbortSignal
}

/** Live events within one process. */
export function createLive(): Live {
  const listeners = new Set<Listener>()
  const closing = new AbortController()
  return {
    tell: (event) => {
      for (const listener of listeners) listener(event)
    },
    listen: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close: () => closing.abort(),
    closed: closing.signal,
  }
}
