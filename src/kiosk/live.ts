import type { Nfc } from '../platform/nfc.ts'
import type { FirstLook } from '../storage/first-look.ts'
import type { Identity, Notes, Outbox, Roster, RosterStore, Waiting } from '../storage/types.ts'
import type { SyncLoop, SyncState } from '../sync/types.ts'
import type { Camera } from './camera/camera.ts'
import { guessOf } from './first-guess.ts'
import { type Known, prepare } from './known.ts'
import { asPaired, heldNow, type Own, ownOf, readOwn, writeOwn } from './own.ts'

/** What the screens show of the tablet's state, as it stands now. */
export interface Live {
  known: () => Known | null
  room: () => string
  /** the room that the server gave it */
  assigned: () => Identity['room']
  /** the server gave it another one; what staff set here of room and session is over. Resolves when it is kept */
  moved: (room: Identity['room']) => Promise<void>
  /** what staff set on this tablet */
  own: () => Own
  /** resolves when it is kept */
  setOwn: (change: Partial<Own>) => Promise<void>
  /** where taps are taken: a room that is not the server's, a session that is held by hand */
  place: () => { room: string | null; held: string | null }
  waiting: () => Waiting
  /** null until the loop has begun */
  sync: () => SyncState | null
  /** server time minus tablet time as last known, ms */
  offset: () => number
  onChange: (listener: () => void) => () => void
  /** how often it has changed */
  changes: () => number
  /** resolves when everybody on the roster is known */
  whole: () => Promise<void>
  /** something else that the screens show has changed */
  tell: () => void
  /** the loop has begun */
  attach: (loop: Pick<SyncLoop, 'state' | 'onChange'> & Partial<Pick<SyncLoop, 'now'>>) => void
  /** the tablet's readers of badges beside the keyboard; null: none, or not yet */
  readers: () => Readers | null
  attachReaders: (readers: Readers) => void
  /** staff want it to sync at once */
  syncNow: () => void
}

/** How badges are read beside a scanner that types. */
export interface Readers {
  camera: Camera | null
  nfc: Nfc | null
}

interface Store {
  roster: Pick<RosterStore, 'load' | 'onChange'>
  outbox: Pick<Outbox, 'waiting' | 'onChange'>
  notes: Notes
}

interface Deps {
  identity: Identity
  /** what was seen of the store before it is opened; null: nothing */
  look: FirstLook | null
  store: Promise<Store>
  now: () => number
  report: (error: unknown) => void
}

/** Follows store and sync; resolves when there is something to show: at once after a first look, else when the store was read. */
export async function follow(deps: Deps): Promise<Live> {
  const { identity, look, store, report } = deps
  let known: Known | null = null
  let assigned = identity.room
  let room = assigned.name
  let waiting: Waiting = look?.waiting ?? { count: 0, oldest: null }
  let own = look ? ownOf(look.notes) : asPaired
  const { hasBadges } = guessOf(look?.notes ?? new Map())
  let sync: SyncState | null = null
  let syncNow = () => {}
  let readers: Readers | null = null
  const listeners = new Set<() => void>()
  let changes = 0
  const tell = () => {
    changes++
    for (const listener of [...listeners]) listener()
  }
  let isWhole = false
  const show = (loaded: Roster) => {
    const at = own.room ?? assigned.id
    known = prepare(loaded, at, hasBadges)
    isWhole ||= !loaded.partial
    room = loaded.rooms.get(at)?.name ?? assigned.name
    tell()
  }
  const loadRoster = async () => {
    const { roster } = await store
    show(await roster.load())
  }
  const begin = async () => {
    const { outbox, roster, notes } = await store
    const count = async () => {
      waiting = await outbox.waiting()
      tell()
    }
    outbox.onChange(() => {
      count().catch(report)
    })
    roster.onChange(() => {
      loadRoster().catch(report)
    })
    await count()
    if (look) return
    own = await readOwn(notes)
    await loadRoster()
  }
  const begun = begin()
  if (look) {
    show(look.roster)
    begun.catch(report)
  } else await begun
  const setOwn = async (change: Partial<Own>) => {
    const { notes } = await store
    const next = { ...own, ...change }
    await writeOwn(notes, next)
    own = next
    await loadRoster()
  }
  let reading: Promise<void> | null = null
  return {
    known: () => known,
    whole: () => {
      if (isWhole) return Promise.resolve()
      reading ??= loadRoster().finally(() => {
        reading = null
      })
      return reading
    },
    room: () => room,
    own: () => own,
    setOwn,
    assigned: () => assigned,
    moved: (next) => {
      assigned = next
      return setOwn({ room: null, held: null })
    },
    place: () => ({
      room: own.room === assigned.id ? null : own.room,
      held: heldNow(own, deps.now()),
    }),
    waiting: () => waiting,
    sync: () => sync,
    offset: () => sync?.offset ?? 0,
    onChange: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    changes: () => changes,
    tell,
    attach: (loop) => {
      const update = () => {
        sync = loop.state()
        tell()
      }
      syncNow = loop.now ?? syncNow
      loop.onChange(update)
      update()
    },
    readers: () => readers,
    attachReaders: (found) => {
      readers = found
      found.camera?.onChange(tell)
      tell()
    },
    syncNow: () => syncNow(),
  }
}
