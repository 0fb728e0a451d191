import type { Anchor } from '../domain/anchor.ts'
import type { KioskAttendee } from '../domain/roster.ts'
import type { Tap } from '../domain/tap.ts'
import type { Connection } from './connection.ts'
import type { LogRow } from './database.ts'
import { strictly } from './transaction.ts'
import type { TapDraft, Timers } from './types.ts'

/** What a page remembers of its own log, so that storage that was cleared or rolled back can't make it reuse a number. */
export interface OwnLog {
  readonly log: string
  /** the highest seq whose transaction completed; 0: no tap yet */
  drawn: number
  after: string | null
  /** the log's row as this page wrote it last; null: not known, so it must be read first */
  row: LogRow | null
  /** taken before the first tap; they go to the store with it */
  anchors: Anchor[]
}

/** The row of the page's log: as it lies there, or new after the tablet's last one. */
function beginLog(
  transaction: IDBTransaction,
  own: OwnLog,
  then: (row: LogRow, isNew: boolean) => void,
): void {
  const read = transaction.objectStore('logs').get(own.log)
  read.onsuccess = () => {
    const found: LogRow | undefined = read.result
    if (found) return then(found, false)
    const newest = transaction.objectStore('newest').get('newest')
    newest.onsuccess = () => {
      const last: { log: string; order: number } | undefined = newest.result
      const order = (last?.order ?? 0) + 1
      const after = own.drawn > 0 ? own.after : (last?.log ?? null)
      transaction.objectStore('newest').put({ key: 'newest', log: own.log, order })
      then(
        { log: own.log, order, after, first: own.drawn + 1, last: own.drawn, lastAnchor: -1 },
        true,
      )
    }
  }
}

/** What is written of every tap. */
const storesOf = (tap: TapDraft) => ['logs', 'taps', ...(walkInOf(tap) ? ['walkIns'] : [])]

/** Writes the row of a tap and of its log, which it gives, and with the log's first tap the anchors taken before. */
function put(
  transaction: IDBTransaction,
  row: LogRow,
  isNew: boolean,
  own: OwnLog,
  tap: Tap,
): LogRow {
  let lastAnchor = row.lastAnchor
  if (isNew)
    for (const anchor of own.anchors) {
      transaction.objectStore('anchors').put({ log: own.log, ...anchor })
      lastAnchor = Math.max(lastAnchor, anchor.mono)
    }
  const next: LogRow = { ...row, last: Math.max(row.last, tap.seq), lastAnchor }
  transaction.objectStore('logs').put(next)
  transaction.objectStore('taps').put({ log: own.log, ...tap })
  putWalkIn(transaction, tap)
  return next
}

function putWalkIn(transaction: IDBTransaction, tap: Tap): void {
  const walkIn = walkInOf(tap)
  if (walkIn) transaction.objectStore('walkIns').put(walkIn)
}

/** Whom a tap makes known on this tablet: a walk-in, with their first tap (rule E8). */
export function walkInOf(tap: TapDraft): { id: string; attendee: KioskAttendee } | null {
  if (tap.kind === 'void' || !tap.person || tap.attendee === undefined) return null
  const { name, organisation = null } = tap.person
  return { id: tap.attendee, attendee: { name, organisation, badges: [], language: null } }
}

/**
 * One transaction draws the number and writes the tap. A try that failed burns no number; one
 * whose fate is unknown (the connection went while it committed) is looked for by the next try and
 * written over itself, never beside itself.
 */
export async function writeTap(
  connection: Connection,
  timers: Timers,
  own: OwnLog,
  draft: TapDraft,
): Promise<Tap> {
  let tried = 0
  const { row } = own
  own.row = null
  const written = await connection.run(async (db) => {
    if (row && tried === 0) {
      tried = row.last + 1
      const quick = await writeNext(db.backendDB(), timers, row, { ...draft, seq: tried })
      if (quick) return quick
      tried = 0
    }
    return strictly<Written>(
      db.backendDB(),
      ['newest', 'anchors', ...storesOf(draft)],
      timers,
      (transaction, done) =>
        beginLog(transaction, own, (row, isNew) => {
          const write = (seq: number) => {
            tried = seq
            const tap: Tap = { ...draft, seq }
            done({ tap, row: put(transaction, row, isNew, own, tap) })
          }
          const next = Math.max(row.last, own.drawn) + 1
          if (tried === 0 || tried >= next) return write(next)
          const earlier = transaction.objectStore('taps').get([own.log, tried])
          earlier.onsuccess = () => {
            const same = isSame(earlier.result, { log: own.log, ...draft, seq: tried })
            write(same ? tried : next)
          }
        }),
    )
  })
  const { tap } = written
  own.drawn = Math.max(own.drawn, tap.seq)
  own.after = written.row.after
  own.row = written.row
  own.anchors = []
  return tap
}

interface Written {
  tap: Tap
  row: LogRow
}

/**
 * Writes the tap that comes next without waiting for the log's row to be read: that is half of the time
 * that a person waits. The row is read beside, and where it isn't as this page left it nothing is written.
 * @returns null in that case
 */
async function writeNext(
  idb: IDBDatabase,
  timers: Timers,
  row: LogRow,
  tap: Tap,
): Promise<Written | null> {
  let isStale = false
  try {
    return await strictly<Written>(idb, storesOf(tap), timers, (transaction, done) => {
      const stale = () => {
        isStale = true
        transaction.abort()
      }
      const logs = transaction.objectStore('logs')
      const read = logs.get(row.log)
      const next: LogRow = { ...row, last: tap.seq }
      logs.put(next)
      // added, never put: whatever else might have this number stays
      const adding = transaction.objectStore('taps').add({ log: row.log, ...tap })
      adding.onerror = () => {
        if (adding.error?.name === 'ConstraintError') stale()
      }
      putWalkIn(transaction, tap)
      read.onsuccess = () => {
        const found: LogRow | undefined = read.result
        if (found?.last !== row.last || found.lastAnchor !== row.lastAnchor) stale()
        else done({ tap, row: next })
      }
    })
  } catch (error) {
    if (isStale) return null
    throw error
  }
}

const isSame = (found: unknown, tap: object) =>
  JSON.stringify(found, Object.keys(tap).sort()) === JSON.stringify(tap, Object.keys(tap).sort())
