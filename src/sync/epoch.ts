import type { IdentityStore, Outbox } from '../storage/types.ts'

/**
 * Watches which server speaks (PROTOCOL section 3, rule 6). A database restored from a backup
 * doesn't know what came after it: everything kept goes again. The new epoch is noted only after
 * that, so that a crash in between asks twice rather than never.
 */
export function createEpochWatch(identity: IdentityStore, outbox: Outbox) {
  let turn: Promise<void> = Promise.resolve()
  return (epoch: string): Promise<void> => {
    const next = turn.then(async () => {
      const who = await identity.get()
      if (!who || who.serverEpoch === epoch) return
      await outbox.resendAll()
      await identity.set({ ...who, serverEpoch: epoch })
    })
    turn = next.catch(() => {})
    return next
  }
}
