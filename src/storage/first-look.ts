import type { KioskMessage, KioskRoom, KioskSession, KioskSettings } from '../domain/roster.ts'
import type { AckRow, Bucket, LogRow } from './database.ts'
import { STORE } from './store-name.ts'
import type { Roster, Timers, Waiting } from './types.ts'
import { oldestWaiting, waitingFrom, waitingLogs } from './waiting.ts'

/** What a first screen shows of the store: all but the people, who take a hundred times as long to read. */
export interface FirstLook {
  /** without its people, who are still to be read */
  roster: Roster
  waiting: Waiting
  notes: ReadonlyMap<string, unknown>
}

/** A store that hasn't answered by then is left to its own opening, which says what is the matter. */
const HANG_MS = 3_000

/** Dexie counts a version as ten of the browser's. */
const VERSION = STORE.version * 10

const tables = [
  ...['sessions', 'rooms', 'messages', 'settings', 'pulls'],
  ...['notes', 'logs', 'acks', 'taps'],
]

/**
 * Reads what lies in the tablet's store past all that writes to it, in one transaction, so that a first
 * screen waits for no more than the disk.
 * @returns null where there is no store, or one of another version, or none that answers: then it is opened
 * as ever, which mends it or says why it can't
 */
export function firstLook(indexedDB: IDBFactory, timers: Timers): Promise<FirstLook | null> {
  return new Promise((resolve) => {
    const cancel = timers.after(HANG_MS, () => resolve(null))
    look(indexedDB)
      .catch(() => null)
      .then(resolve)
      .finally(cancel)
  })
}

async function look(indexedDB: IDBFactory): Promise<FirstLook | null> {
  const db = await openExisting(indexedDB)
  try {
    return db.version === VERSION ? await read(db) : null
  } finally {
    db.close()
  }
}

/** Opens what is there; makes nothing, and changes no version. */
function openExisting(indexedDB: IDBFactory): Promise<IDBDatabase> {
  const opening = indexedDB.open(STORE.name)
  opening.onupgradeneeded = () => opening.transaction?.abort()
  return answer(opening)
}

async function read(db: IDBDatabase): Promise<FirstLook> {
  const transaction = db.transaction(tables, 'readonly')
  const all = <T>(name: string) => answer<T[]>(transaction.objectStore(name).getAll())
  const [sessions, rooms, messages, settings, pulls, notes, logs, acks] = await Promise.all([
    all<Bucket<KioskSession>>('sessions'),
    all<Bucket<KioskRoom>>('rooms'),
    all<Bucket<KioskMessage>>('messages'),
    all<Bucket<KioskSettings>>('settings'),
    all<{ completeAt: number | null }>('pulls'),
    all<{ key: string; value: unknown }>('notes'),
    all<LogRow>('logs'),
    all<AckRow>('acks'),
  ])
  const waits = waitingLogs(
    logs.toSorted((a, b) => a.order - b.order),
    acks,
  )
  const oldest = oldestWaiting(waits)
  return {
    roster: {
      sessions: entriesOf(sessions),
      attendees: new Map(),
      bookings: new Map(),
      rooms: entriesOf(rooms),
      messages: entriesOf(messages),
      settings: [...entriesOf(settings).values()].at(-1) ?? null,
      completeAt: pulls[0]?.completeAt ?? null,
      partial: true,
    },
    waiting: waitingFrom(
      waits,
      oldest ? await answer(transaction.objectStore('taps').get(oldest)) : undefined,
    ),
    notes: new Map(notes.map(({ key, value }) => [key, value])),
  }
}

const entriesOf = <T>(rows: readonly Bucket<T>[]) => new Map(rows.flatMap(({ entries }) => entries))

const answer = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
