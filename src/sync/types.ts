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
  /** a tap was captured, the staff pressed “Sync now”, the network came back */
  now: () => void
  state: () => SyncState
  onChange: (listener: () => void) => () => void
}
