import type {
  Channel,
  IdentityStore,
  Notes,
  Outbox,
  RosterStore,
  Timers,
} from '../storage/types.ts'
import type { Fetch } from './client.ts'

/** What the kiosk says of the tablet with each push; the browser may not tell all of it. */
export interface Vitals {
  room?: string | null
  persisted?: boolean | null
  freeBytes?: number | null
  battery?: number | null
}

/** One tab at a time holds a name. */
export interface Locks {
  /** calls `whileHeld` once the lock is ours and holds it until that resolves; rejects for nothing but `signal` */
  request: (name: string, signal: AbortSignal, whileHeld: () => Promise<void>) => Promise<void>
  /** whether another tab waits for it */
  isWanted: (name: string) => Promise<boolean>
}

/** What happens to the page. Each gives the way to stop listening. */
export interface PageEvents {
  onOnline: (listener: () => void) => () => void
  onVisibility: (listener: (visible: boolean) => void) => () => void
}

/** Everything that the loop needs of the world. */
export interface SyncDeps {
  outbox: Outbox
  roster: RosterStore
  notes: Notes
  identity: IdentityStore
  fetch: Fetch
  /** now: ms by the tablet's clock; mono: whole ms that only run forward, within this page load */
  clock: { now: () => number; mono: () => number }
  timers: Timers
  /** [0, 1) */
  chance: () => number
  locks: Locks
  page: PageEvents
  /** word between the tabs about syncing, apart from that of the store */
  channel?: Channel | undefined
  gzip?: ((text: string) => Promise<Uint8Array<ArrayBuffer>>) | undefined
  vitals?: (() => Promise<Vitals>) | undefined
  /** the server moved this kiosk to another room, which is kept already */
  moved?: ((room: { id: string; name: string }) => void) | undefined
  /** told what an answer says of single taps, before it is applied */
  judged?: ((log: string, verdicts: readonly unknown[]) => Promise<void>) | undefined
  /** false: nobody wants to know that it is there while nothing waits [true] */
  beats?: boolean
  /** the app's version */
  build: string
  /** an error that nobody expected */
  report: (error: unknown) => void
}

/** How the connection to the sync server stands; shown on the strip and in the staff panel. */
export interface SyncState {
  /** ms by the tablet's clock of the last answer; null: none since pairing */
  lastContact: number | null
  /** server time minus tablet time by the best anchor, ms; null: unknown */
  offset: number | null
  phase: 'idle' | 'pushing' | 'waiting-to-retry' | 'offline' | 'other-tab'
  /** of the push that is going on */
  progress: { sent: number; of: number } | null
  /** what stands in the way and needs a person: revoked, signed out, upgrade */
  trouble: null | 'revoked' | 'unauthenticated' | 'upgrade-required'
}

export interface SyncLoop {
  start: () => void
  stop: () => void
  /** the staff pressed “Sync now”; captured taps, the network and the page's return are noticed by the loop itself */
  now: () => void
  state: () => SyncState
  onChange: (listener: () => void) => () => void
}
