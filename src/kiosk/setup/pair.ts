import { askToPersist } from '../../platform/storage-health.ts'
import type { Storage } from '../../storage/open.ts'
import type { IdentityStore, Timers } from '../../storage/types.ts'
import { become, enrol } from '../../sync/enrol.ts'
import type { PairingError } from './pairing.tsx'
import { startOwn } from './start-own.ts'

interface Deps {
  storage: Pick<Storage, 'outbox' | 'roster' | 'notes'>
  identities: IdentityStore
  now: () => number
  timers: Timers
  report: (error: unknown) => void
  /** loads the page anew: one log has one owner */
  leave: () => void
}

/** Enrols the tablet and makes that its identity; null when it is done. */
export async function pairWith(deps: Deps, code: string): Promise<PairingError | null> {
  const { storage, identities, report } = deps
  try {
    // Asked for first: what is refused now, or can't be read, must not use up the code.
    await askToPersist()
    const held = await storage.outbox.heldLogs()
    const before = await identities.get()
    const answer = await enrol(
      { fetch: (path, init) => fetch(path, init), timers: deps.timers, now: deps.now },
      { code },
    )
    if (!answer.ok) return answer.error.code
    // Names of another programme have no business here.
    if (before && before.programme.id !== answer.value.programme.id) await storage.roster.erase()
    await startOwn(storage.notes)
    await become(identities, answer.value, held, deps.now())
  } catch (error) {
    report(error)
    return 'storage'
  }
  deps.leave()
  return null
}
