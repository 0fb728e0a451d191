import { sql } from 'kysely'
import pg from 'pg'
import type { Timers } from '../http/timers.ts'
import type { Db } from './open.ts'

/** How the server processes on one database tell each other something; it may get lost, and the listener hears that. */
export interface Wire {
  /** Tells all processes, this one too; at most 7,900 bytes. */
  send: (text: string) => Promise<void>
  /**
   * Calls `heard` with each text. Null: the connection was lost for a while, so anything may have
   * been missed.
   * @returns once it listens; the way to stop
   */
  listen: (heard: (text: string | null) => void) => Promise<() => Promise<void>>
}

export interface WireOptions {
  url: string
  onError: (error: Error) => void
  timers: Timers
  /** how long until a lost connection is tried anew, ms */
  reconnectMs?: number
  /** how often a silent connection is asked whether it is still there, ms */
  aliveMs?: number
}

const channel = 'roomtap_live'
const answerMs = 10_000

/** By LISTEN and NOTIFY of PostgreSQL: what is heard comes over a connection of its own. */
export function postgresWire(db: Db, options: WireOptions): Wire & { close: () => Promise<void> } {
  const open = new Set<() => Promise<void>>()
  return {
    async send(text) {
      await sql`select pg_notify(${channel}, ${text})`.execute(db)
    },
    async listen(heard) {
      const stop = await keepListening(options, heard)
      open.add(stop)
      return async () => {
        open.delete(stop)
        await stop()
      }
    },
    async close() {
      await Promise.all([...open].map((stop) => stop()))
    },
  }
}

async function keepListening(
  options: WireOptions,
  heard: (text: string | null) => void,
): Promise<() => Promise<void>> {
  const { onError, timers, reconnectMs = 1_000 } = options
  let stopped = false
  let callOff = () => {}
  let stopCurrent: () => Promise<void>
  const again = (error: Error) => {
    if (stopped) return
    onError(error)
    callOff = timers.after(reconnectMs, () => {
      listenOnce(options, heard, again).then((stop) => {
        stopCurrent = stop
        if (stopped) stop().catch(onError)
        else heard(null)
      }, again)
    })
  }
  stopCurrent = await listenOnce(options, heard, again)
  return async () => {
    stopped = true
    callOff()
    await stopCurrent()
  }
}

/** One connection that listens until it is lost, which is told once. */
async function listenOnce(
  { url, timers, aliveMs = 20_000 }: WireOptions,
  heard: (text: string) => void,
  lost: (error: Error) => void,
): Promise<() => Promise<void>> {
  const client = new pg.Client({
    connectionString: url,
    keepAlive: true,
    query_timeout: answerMs,
    connectionTimeoutMillis: answerMs,
  })
  let ended = false
  let callOff = () => {}
  const end = async () => {
    ended = true
    callOff()
    await client.end()
  }
  const fail = (error: Error) => {
    if (ended) return
    // a connection that is gone need not be said goodbye to, but its socket is
    end().catch(() => {})
    lost(error)
  }
  client.on('error', fail)
  client.on('end', () => fail(new Error('The connection that listens to other processes ended')))
  client.on('notification', ({ payload }) => {
    if (payload !== undefined) heard(payload)
  })
  try {
    await client.connect()
    await client.query(`listen ${channel}`)
  } catch (error) {
    await end().catch(() => {})
    throw error
  }
  // a connection can die without a word, behind a router that forgot it
  const ask = () => {
    client.query('select 1').then(askLater, fail)
  }
  const askLater = () => {
    if (!ended) callOff = timers.after(aliveMs, ask)
  }
  askLater()
  return end
}
