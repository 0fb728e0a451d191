import { Dexie, type Table } from 'dexie'
import type { Anchor } from '../domain/anchor.ts'
import type {
  KioskAttendee,
  KioskBooking,
  KioskMessage,
  KioskRoom,
  KioskSession,
  KioskSettings,
} from '../domain/roster.ts'
import { STORE } from './store-name.ts'
import type { Range } from './types.ts'

/** One page load that took a tap. Written by that page alone, so that nothing else can draw its numbers. */
export interface LogRow {
  log: string
  /** 1, 2, … in the order of their first taps on this tablet */
  order: number
  after: string | null
  /** the lowest seq that this store ever held of it; above 1 only after the site's data was cleared under a living page */
  first: number
  /** the highest seq drawn */
  last: number
  /** mono of its newest anchor; -1: none */
  lastAnchor: number
}

/** How far the server has answered for a log. Written by the tab that syncs. */
export interface AckRow {
  log: string
  ranges: Range[]
  /** mono up to which its anchors were answered for; -1: none */
  anchorsTo: number
  /** the highest watermark given */
  watermark: number
  /** ms by the server's clock since when nothing of it waits; null: something does */
  settledAt: number | null
}

/** A tap beside its log. Read through a schema: what lies on a disk for weeks is from outside. */
export interface TapRow {
  log: string
  seq: number
  [field: string]: unknown
}

/** Many entries in one row: loading 100,000 names row by row takes many times as long. */
export interface Bucket<T> {
  bucket: number
  entries: [id: string, entry: T][]
}

/** The roster's place in the server's changes. */
interface PullRow {
  key: 'pull'
  cursor: string
  completeAt: number | null
}

/** The tables, and how they are found. A new version only adds. */
export class Database extends Dexie {
  declare logs: Table<LogRow, string>
  declare acks: Table<AckRow, string>
  declare taps: Table<TapRow, [string, number]>
  declare anchors: Table<Anchor & { log: string }, [string, number]>
  declare newest: Table<{ key: 'newest'; log: string; order: number }, string>
  declare notes: Table<{ key: string; value: unknown }, string>
  declare sessions: Table<Bucket<KioskSession>, number>
  declare attendees: Table<Bucket<KioskAttendee>, number>
  declare bookings: Table<Bucket<KioskBooking>, number>
  declare rooms: Table<Bucket<KioskRoom>, number>
  declare messages: Table<Bucket<KioskMessage>, number>
  declare settings: Table<Bucket<KioskSettings>, number>
  declare walkIns: Table<{ id: string; attendee: KioskAttendee }, string>
  declare pulls: Table<PullRow, string>

  constructor(name: string, idb: { indexedDB: IDBFactory; IDBKeyRange: typeof IDBKeyRange }) {
    super(name, {
      ...idb,
      // Chromium answers `complete` before the disk has it unless it is asked to be strict.
      chromeTransactionDurability: 'strict',
      // The capture writes past Dexie, so that a cache of Dexie's would not know of it.
      cache: 'disabled',
    })
    this.version(STORE.version).stores({
      logs: 'log, order',
      acks: 'log',
      taps: '[log+seq], attendee, [voids.log+voids.seq]',
      anchors: '[log+mono]',
      newest: 'key',
      notes: 'key',
      sessions: 'bucket',
      attendees: 'bucket',
      bookings: 'bucket',
      rooms: 'bucket',
      messages: 'bucket',
      settings: 'bucket',
      walkIns: 'id',
      pulls: 'key',
    })
  }
}
