import type { Identity, Outbox, RosterStore, Waiting } from '../storage/types.ts'
import type { SyncLoop, SyncState } from '../sync/types.ts'
import { type Known, prepare } from './known.ts'

/** What the screens show of the tablet's state, as it stands now. */
export interface Live {
  known: () => Known | null
  room: () => string
  waiting: () => Waiting
  /** null until the loop has begun */
  sync: () => SyncState | null
  /** server time minus tablet time as last known, ms */
  offset: () => number
  onChange: (listener: () => void) => () => void
  /** something else that the screens show has changed */
  tell: () => void
  /** the loop has begun */
  attach: (loop: Pick<SyncLoop, 'state' | 'onChange'>) => void
}

interface Deps {
  identity: Identity
  roster: Pick<RosterStore, 'load' | 'onChange'>
  outbox: Pick<Outbox, 'waiting' | 'onChange'>
  report: (error: unknown) => void
}

/** Follows store and sync; resolves when what lies in the store is known. */
export async function follow({ identity, roster, outbox, report }: Deps): Promise<Live> {
  let known: Known | null = null
  let room = identity.room.name
  let waiting: Waiting = { count: 0, oldest: null }
  let sync: SyncState | null = null
  const listeners = new Set<() => void>()
  const tell = () => {
    for (const listener of [...listeners]) listener()
  }
  const loadRoster = async () => {
    const loaded = await roster.load()
    known = prepare(loaded, identity.room.id)
    room = loaded.rooms.get(identity.room.id)?.name ?? identity.room.name
    tell()
  }
  const count = async () => {
    waiting = await outbox.waiting()
    tell()
  }
  roster.onChange(() => {
    loadRoster().catch(report)
  })
  outbox.onChange(() => {
    count().catch(report)
  })
  await Promise.all([loadRoster(), count()])
  return {
    known: () => known,
    room: () => room,
    waiting: () => waiting,
    sync: () => sync,
    offset: () => sync?.offset ?? 0,
    onChange: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    tell,
    attach: (loop) => {
      const update = () => {
        sync = loop.state()
        tell()
      }
      loop.onChange(update)
      update()
    },
  }
}
