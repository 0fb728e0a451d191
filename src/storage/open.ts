import { base64url } from '../domain/base64url.ts'
import { err, ok, type Result } from '../domain/result.ts'
import { keepOpen } from './connection.ts'
import { Database } from './database.ts'
import { captureFailure } from './failure.ts'
import { createOutbox } from './outbox.ts'
import { writeProbe } from './probe.ts'
import { createRosterStore } from './roster.ts'
import { STORE } from './store-name.ts'
import type { CaptureFailure, Channel, Notes, Outbox, RosterStore, Timers } from './types.ts'

/** What the store is given: it has no clock, chance or browser of its own. */
export interface StorageDeps {
  indexedDB: IDBFactory
  IDBKeyRange: typeof globalThis.IDBKeyRange
  /** fills with random bytes */
  random: (bytes: number) => Uint8Array
  timers: Timers
  /** ms by the tablet's clock */
  now: () => number
  /** word to the tablet's other tabs, where the browser can */
  channel?: Channel
  name?: string
}

export interface Storage {
  outbox: Outbox
  roster: RosterStore
  notes: Notes
  /** whether the store still answers; reopens it where it doesn't. To be asked when the page becomes visible. */
  probe: () => Promise<Result<null, CaptureFailure>>
  /** writes and reads back something that is no tap, as strictly as a tap: its ms; for the readiness list */
  rehearse: () => Promise<Result<number, CaptureFailure>>
  close: () => void
}

/** A log id: 128 random bits (PROTOCOL section 2). */
const LOG_BYTES = 16

/** Opens the tablet's store and draws the log of this page load. An error says why nothing can be recorded. */
export async function openStorage(deps: StorageDeps): Promise<Result<Storage, CaptureFailure>> {
  try {
    const db = new Database(deps.name ?? STORE.name, deps)
    const connection = keepOpen(db, deps.timers)
    await connection.run(async () => {})
    const log = base64url(deps.random(LOG_BYTES))
    const outbox = createOutbox(connection, log, {
      ...deps,
      joined: (id, attendee) => roster.joined(id, attendee),
    })
    const roster = createRosterStore(connection, {
      channel: deps.channel,
      waits: async (attendee) =>
        (await outbox.tapsOf(attendee)).some(({ acknowledged }) => !acknowledged),
    })
    return ok({
      outbox,
      roster,
      notes: {
        get: (key) => connection.run(async (db) => (await db.notes.get(key))?.value),
        set: async (key, value) => {
          await connection.run((db) => db.notes.put({ key, value }))
        },
      },
      probe: async () => {
        try {
          await connection.run((db) => db.newest.get('newest'))
          return ok(null)
        } catch (error) {
          return err(captureFailure(error))
        }
      },
      rehearse: async () => {
        try {
          return ok(await connection.run((db) => writeProbe(db, deps)))
        } catch (error) {
          return err(captureFailure(error))
        }
      },
      close: () => {
        outbox.close()
        roster.close()
        connection.close()
      },
    })
  } catch (error) {
    return err(captureFailure(error))
  }
}
