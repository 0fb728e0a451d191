import type {
  Change,
  KioskAttendee,
  KioskBooking,
  KioskMessage,
  KioskRoom,
  KioskSession,
  KioskSettings,
  rosterTypes,
} from '../domain/roster.ts'
import type { Connection } from './connection.ts'
import type { Database } from './database.ts'
import { loadRosterSchemas } from './later.ts'
import { createListeners } from './listeners.ts'
import { createShelf } from './shelf.ts'
import type { Channel, Roster, RosterStore } from './types.ts'

/** 100,000 attendees come to some 1,600 a row: loads fast, and a change rewrites little. */
const MANY = 64
const SOME = 8

const createShelves = () => ({
  session: createShelf<KioskSession>(SOME, (db) => db.sessions),
  attendee: createShelf<KioskAttendee>(MANY, (db) => db.attendees),
  booking: createShelf<KioskBooking>(MANY, (db) => db.bookings),
  room: createShelf<KioskRoom>(1, (db) => db.rooms),
  message: createShelf<KioskMessage>(1, (db) => db.messages),
  settings: createShelf<KioskSettings>(1, (db) => db.settings),
})
type Shelves = ReturnType<typeof createShelves>

const tables = (db: Database) => [
  db.sessions,
  db.attendees,
  db.bookings,
  db.rooms,
  db.messages,
  db.settings,
  db.walkIns,
  db.pulls,
]

/** Takes changes to their shelves; unknown types are ignored. Gives how many broke their schema. */
function sortIn(changes: Change[], shelves: Shelves, schemas: typeof rosterTypes): number {
  const gather = new Map<string, (change: Change) => boolean>([
    ['session', (change) => shelves.session.gather(change, schemas.session)],
    ['attendee', (change) => shelves.attendee.gather(change, schemas.attendee)],
    ['booking', (change) => shelves.booking.gather(change, schemas.booking)],
    ['room', (change) => shelves.room.gather(change, schemas.room)],
    ['message', (change) => shelves.message.gather(change, schemas.message)],
    ['settings', (change) => shelves.settings.gather(change, schemas.settings)],
  ])
  return changes.filter((change) => gather.get(change.type)?.(change) === false).length
}

/** There is one. */
const only = (settings: Map<string, KioskSettings>): KioskSettings | null =>
  [...settings.values()].at(-1) ?? null

async function readRoster(db: Database, shelves: Shelves): Promise<Roster> {
  const attendees = await shelves.attendee.load(db)
  for (const { id, attendee } of await db.walkIns.toArray())
    if (!attendees.has(id)) attendees.set(id, attendee)
  const settings = await shelves.settings.load(db)
  return {
    sessions: await shelves.session.load(db),
    attendees,
    bookings: await shelves.booking.load(db),
    rooms: await shelves.room.load(db),
    messages: await shelves.message.load(db),
    settings: only(settings),
    completeAt: (await db.pulls.get('pull'))?.completeAt ?? null,
  }
}

/** What was gathered, into the roster in memory: reading 100,000 names anew for one change takes too long. */
function merged(before: Roster, shelves: Shelves, completeAt: number | null): Roster {
  shelves.session.mergeInto(before.sessions)
  shelves.attendee.mergeInto(before.attendees)
  shelves.booking.mergeInto(before.bookings)
  shelves.room.mergeInto(before.rooms)
  shelves.message.mergeInto(before.messages)
  const settings = new Map(before.settings ? [['before', before.settings]] : [])
  shelves.settings.mergeInto(settings)
  return { ...before, settings: only(settings), completeAt }
}

interface Joining {
  /** a walk-in of this tablet, already written with their tap, is known here at once */
  joined: (id: string, attendee: KioskAttendee) => void
  close: () => void
}

/**
 * What the kiosk knows of its programme.
 * @param waits whether a tap of this attendee still waits: then a walk-in outlives a full pull without it
 */
export function createRosterStore(
  connection: Connection,
  deps: { waits: (attendee: string) => Promise<boolean>; channel?: Channel | undefined },
): RosterStore & Joining {
  const shelves = createShelves()
  const all = Object.values(shelves)
  const listeners = createListeners(deps.channel, 'roster', () => true)
  let cached: Promise<Roster> | null = null
  const stale = () => {
    cached = null
  }
  // Another tab's change; this page's own are merged into what it has in memory.
  const stopListening = listeners.listenElsewhere(stale)
  const changed = () => {
    cached = null
    listeners.tell(true)
  }
  const forget = () => {
    for (const shelf of all) shelf.forget()
  }

  /** Walk-ins that a full pull didn't name, and whose taps were all answered for. */
  const walkInsToDrop = async (): Promise<string[]> => {
    const named = shelves.attendee.named()
    const walkIns = await connection.run((db) => db.walkIns.toArray())
    const drops = await Promise.all(
      walkIns.map(async ({ id }) => (named.has(id) || !(await deps.waits(id)) ? [id] : [])),
    )
    return drops.flat()
  }

  const write = async (
    page: { cursor: string; more: boolean; now: number },
    full: boolean,
  ): Promise<void> => {
    const named = [...shelves.attendee.named()]
    const drops = full ? await walkInsToDrop() : named
    await connection.run((db) =>
      db.transaction('rw', tables(db), async () => {
        for (const shelf of all) await (full ? shelf.replace(db) : shelf.merge(db))
        await db.walkIns.bulkDelete(drops)
        const before = await db.pulls.get('pull')
        const completeAt = page.more ? (before?.completeAt ?? null) : page.now
        await db.pulls.put({ key: 'pull', cursor: page.cursor, completeAt })
      }),
    )
    const before = full ? null : await cached
    const completeAt = page.more ? (before?.completeAt ?? null) : page.now
    cached = before && Promise.resolve(merged(before, shelves, completeAt))
  }

  return {
    load: () => {
      cached ??= connection.run((db) =>
        db.transaction('r', tables(db), () => readRoster(db, shelves)),
      )
      cached.catch(() => {
        cached = null
      })
      return cached
    },
    settings: async () =>
      cached
        ? (await cached).settings
        : only(await connection.run((db) => shelves.settings.load(db))),
    cursor: () => connection.run(async (db) => (await db.pulls.get('pull'))?.cursor ?? null),

    apply: async (page) => {
      if (page.first || !page.full) forget()
      const { rosterTypes } = await loadRosterSchemas()
      const skipped = sortIn(page.changes, shelves, rosterTypes)
      if (page.full && page.more) return { skipped }
      try {
        await write(page, page.full)
      } finally {
        forget()
      }
      listeners.tell(true)
      return { skipped }
    },

    joined: (id, attendee) => {
      // what is in memory is mended in place: a walk-in must not wait for 100,000 names to be read
      const added = cached?.then(({ attendees }) => {
        if (!attendees.has(id)) attendees.set(id, attendee)
      }, stale)
      Promise.resolve(added).then(() => listeners.tell(true))
    },
    erase: async () => {
      forget()
      await connection.run((db) =>
        db.transaction('rw', tables(db), async () => {
          for (const table of tables(db)) await table.clear()
        }),
      )
      changed()
    },
    onChange: (listener) => listeners.listen(() => listener()),
    close: () => {
      stopListening()
      listeners.close()
    },
  }
}
