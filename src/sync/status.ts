import * as z from 'zod/mini'
import type { Channel, Notes } from '../storage/types.ts'
import type { SyncState } from './types.ts'

type Trouble = SyncState['trouble']

const ms = z.nullable(z.number())
const SyncStateWord = z.object({
  about: z.literal('sync-state'),
  state: z.object({
    lastContact: ms,
    offset: ms,
    phase: z.enum(['idle', 'pushing', 'waiting-to-retry', 'offline', 'other-tab']),
    progress: z.nullable(z.object({ sent: z.number(), of: z.number() })),
    trouble: z.nullable(z.enum(['revoked', 'unauthenticated', 'upgrade-required'])),
  }),
})

/** What the loop knows of itself: in this tab, and as the syncing tab tells it. */
export interface Status {
  state: () => SyncState
  /** of the tab that syncs; told to the others */
  set: (change: Partial<Omit<SyncState, 'trouble'>>) => void
  /** push and pull meet troubles of their own; either's success ends only its own */
  setTrouble: (lane: 'push' | 'pull', trouble: Trouble) => void
  /** this tab now syncs, or leaves it to another */
  lead: (leads: boolean) => void
  /** what is to be known after a reload */
  load: () => Promise<void>
  save: () => Promise<void>
  onChange: (listener: () => void) => () => void
  onAsked: (listener: () => void) => void
  /** asks the tab that syncs to do so at once */
  ask: () => void
}

const contactNote = 'sync.last-contact'
const offsetNote = 'sync.offset'

export function createStatus(notes: Notes, channel: Channel | undefined): Status {
  let state: SyncState = {
    lastContact: null,
    offset: null,
    phase: 'other-tab',
    progress: null,
    trouble: null,
  }
  const troubles: Record<'push' | 'pull', Trouble> = { push: null, pull: null }
  let leads = false
  const listeners = new Set<() => void>()
  let asked = () => {}

  const tell = () => {
    for (const listener of [...listeners]) listener()
    if (leads) channel?.post({ about: 'sync-state', state })
  }
  const set = (change: Partial<SyncState>) => {
    state = { ...state, ...change }
    tell()
  }
  channel?.listen((message) => {
    if (message === 'sync-now' && leads) asked()
    else if (message === 'sync-tell' && leads) tell()
    const word = leads ? null : SyncStateWord.safeParse(message)
    if (word?.success) set({ ...word.data.state, phase: 'other-tab' })
  })

  return {
    state: () => state,
    set,
    setTrouble: (lane, trouble) => {
      if (troubles[lane] === trouble) return
      troubles[lane] = trouble
      set({ trouble: troubles.pull === 'revoked' ? 'revoked' : (troubles.push ?? troubles.pull) })
    },
    lead: (now) => {
      leads = now
      set({ phase: now ? 'idle' : 'other-tab', progress: null })
      if (!now) channel?.post('sync-tell')
    },
    load: async () => {
      const [contact, offset] = [await notes.get(contactNote), await notes.get(offsetNote)]
      set({
        lastContact: state.lastContact ?? (typeof contact === 'number' ? contact : null),
        offset: state.offset ?? (typeof offset === 'number' ? offset : null),
      })
    },
    save: async () => {
      await notes.set(contactNote, state.lastContact)
      await notes.set(offsetNote, state.offset)
    },
    onChange: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    onAsked: (listener) => {
      asked = listener
    },
    ask: () => channel?.post('sync-now'),
  }
}
