import * as z from 'zod/mini'
import { LiveMessage } from '../../domain/api.ts'

/** The part of an EventSource that is used. */
export interface EventStream {
  onopen: ((event: Event) => unknown) | null
  onerror: ((event: Event) => unknown) | null
  onmessage: ((event: MessageEvent<string>) => unknown) | null
  readonly readyState: number
  close: () => void
}

const closed = 2
const reopenMs = 5_000

interface Listeners {
  message: (message: LiveMessage) => void
  /** what was read before may lack what was told before */
  connected: () => void
  lost: () => void
}

/**
 * Follows a stream of live messages until the returned function is called. A browser reconnects by
 * itself except after an HTTP error; then the stream is opened anew after 5 s.
 */
export function follow(open: () => EventStream, listeners: Listeners): () => void {
  let stream: EventStream | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  const connect = () => {
    const source = open()
    stream = source
    source.onopen = () => listeners.connected()
    source.onmessage = ({ data }) => {
      const message = read(data)
      if (message) listeners.message(message)
    }
    source.onerror = () => {
      listeners.lost()
      if (source.readyState === closed) timer = setTimeout(connect, reopenMs)
    }
  }
  connect()
  return () => {
    clearTimeout(timer)
    stream?.close()
  }
}

/** A message of a kind that this page does not know is none of its business. */
function read(data: string): LiveMessage | undefined {
  try {
    const parsed = z.safeParse(LiveMessage, JSON.parse(data))
    return parsed.success ? parsed.data : undefined
  } catch {
    return undefined
  }
}
