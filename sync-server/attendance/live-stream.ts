import type { LiveMessage } from '../../src/domain/api.ts'
import type { Live, LiveEvent } from '../http/live.ts'
import type { Timers } from '../http/timers.ts'

/** Between two batches of messages: as live as an eye needs, however many kiosks push at once. */
const quietMs = 250
/** Shorter than the idle limits of common proxies. */
const heartbeatMs = 20_000
/** After this the browser connects again by itself. */
const retryMs = 3_000

/**
 * What happens in a programme as server-sent events, from now on. What comes faster than it can be
 * sent is gathered, and to a client that doesn't read nothing is queued: it costs a set of session
 * ids at most. Ends when the client goes, the server stops, or what other processes told was missed.
 */
export function liveStream(
  live: Live,
  programme: string,
  timers: Timers,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  const gathered = gather()
  let stop = () => {}
  let flush = () => {}
  return new ReadableStream<Uint8Array>({
    start(controller) {
      let quiet: (() => void) | null = null
      const send = (text: string) => controller.enqueue(encoder.encode(text))
      const takes = () => (controller.desiredSize ?? 0) > 0
      flush = () => {
        if (quiet || !takes()) return
        const messages = gathered.take()
        if (messages.length === 0) return
        send(messages.map((message) => `data: ${JSON.stringify(message)}\n\n`).join(''))
        quiet = timers.after(quietMs, () => {
          quiet = null
          flush()
        })
      }
      const beat = (): (() => void) =>
        timers.after(heartbeatMs, () => {
          if (takes()) send(': still here\n\n')
          stopBeat = beat()
        })
      let stopBeat = beat()
      const end = () => {
        stop()
        controller.close()
      }
      const stopListening = live.listen((event) => {
        // the client connects anew, and then reads everything again
        if (event.type === 'missed') return end()
        if (event.programme !== programme) return
        gathered.add(event)
        flush()
      })
      stop = () => {
        stopListening()
        stopBeat()
        quiet?.()
        live.closed.removeEventListener('abort', end)
      }
      send(`retry: ${retryMs}\n\n`)
      if (live.closed.aborted) end()
      else live.closed.addEventListener('abort', end)
    },
    pull: () => flush(),
    cancel: () => stop(),
  })
}

/** What waits to be told: one message of each type at most. */
function gather() {
  const sessions = new Set<string>()
  let kiosks = false
  let programme = false
  let mails = false
  return {
    add(event: LiveEvent): void {
      if (event.type === 'records') for (const session of event.sessions) sessions.add(session)
      if (event.type === 'kiosks') kiosks = true
      if (event.type === 'programme') programme = true
      if (event.type === 'mails') mails = true
    },
    take(): LiveMessage[] {
      const messages: LiveMessage[] = []
      if (sessions.size > 0) messages.push({ type: 'records', sessions: [...sessions] })
      if (kiosks) messages.push({ type: 'kiosks' })
      if (programme) messages.push({ type: 'programme' })
      if (mails) messages.push({ type: 'mails' })
      sessions.clear()
      kiosks = false
      programme = false
      mails = false
      return messages
    },
  }
}
