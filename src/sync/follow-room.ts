import type { Identity, IdentityStore, RosterStore } from '../storage/types.ts'

interface Deps {
  identity: IdentityStore
  roster: Pick<RosterStore, 'load'>
  /** told of the room once it is kept */
  moved?: ((room: Identity['room']) => void) | undefined
}

/**
 * Follows the word of the server to another room, which stands in its answers to pushes. A room that the
 * roster doesn't know yet waits for a later answer: by then a pull has brought it.
 */
export async function followRoom(deps: Deps, kiosk: string, room: string): Promise<void> {
  const identity = await deps.identity.get()
  if (!identity || identity.kiosk !== kiosk || identity.room.id === room) return
  const known = (await deps.roster.load()).rooms.get(room)
  if (!known) return
  const next = { id: room, name: known.name }
  await deps.identity.set({ ...identity, room: next })
  deps.moved?.(next)
}
