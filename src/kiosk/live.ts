import type { Identity, Outbox, RosterStore, Waiting } from '../storage/types.ts'
import type { SyncLoop, SyncState } from '../sync/types.ts'
import { type Known, prepare } from './known.ts'

/** What the screens show of the tablet's state, as it stands now. */
export interface Live {
  known: () => Known | null
  room: () => string
  waiting: () => Waiting
  sync: () => SyncState
  /** server time minus tablet time as last known, ms */
  offset: () => number
  onChange: (listener: () => void) => () => void
}

interface Deps {
  identity: Identity
  roster: Pick<RosterStore, 'load' | 'onChange'>
  outbox: Pick<Outbox, 'waiting' | 'onChange'>
  sync: Pick<SyncLoop, 'state' | 'onChange'>
  report: (error: unknown) => void
}

/** Follows store and sync; resolves when what lies in the store is known. */
export async function follow({ identity, roster, outbox, sync, report }: Deps): Promise<Live> {
  let known: Known | null = null
  let room = identity.room.name
  let waiting: Waiting = { count: 0, oldest: null }
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
  sync.onChange(tell)
  await Promise.all([loadRoster(), count()])
  return {
    known: () => known,
    room: () => room,
    waiting: () => waiting,
    sync: sync.state,
    offset: () => sync.state().offset ?? 0,
    onChange: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
