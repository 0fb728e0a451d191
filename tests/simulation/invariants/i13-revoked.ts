import type { StoredRow } from '../stored.ts'
import type { World } from '../world.ts'
import { keptOn } from './i03-durable.ts'

/** I13: of what came after a revocation nothing counts but what staff released. */
export async function revokedIsHeld(world: World, stored: readonly StoredRow[]): Promise<void> {
  const { server, failures } = world
  const revoked = new Map(
    (await server.rows('select id, revoked_at from kiosks where revoked_at is not null')).map(
      ({ id, revoked_at }) => [String(id), Number(revoked_at)],
    ),
  )
  const released = new Map(
    (await server.rows('select kiosk, through from releases order by n')).map(
      ({ kiosk, through }) => [String(kiosk), through === null ? null : Number(through)],
    ),
  )
  const lets = (kiosk: string | null, at: number | null): boolean => {
    if (kiosk === null || !revoked.has(kiosk)) return true
    const through = released.get(kiosk)
    return through === null || (through !== undefined && at !== null && at <= through)
  }
  for (const { seq, log, kiosk, via, at, verdict, receivedAt, afterRevocation } of stored) {
    if (verdict === 'rejected') continue
    const since = Math.min(
      revoked.get(via ?? kiosk) ?? Number.POSITIVE_INFINITY,
      revoked.get(kiosk) ?? Number.POSITIVE_INFINITY,
    )
    if (receivedAt > since && !afterRevocation)
      failures.push(`[I13] tap ${seq} of ${log} came after the revocation, and nobody noted it`)
    const free = lets(kiosk, at) && lets(via, at)
    if (afterRevocation && !free && verdict === 'applied')
      failures.push(`[I13] tap ${seq} of ${log} counts and nobody released it`)
    if (free && verdict === 'quarantined')
      failures.push(`[I13] tap ${seq} of ${log} is released and doesn't count`)
  }
}

/** I13: nothing is deleted, whatever became of it. */
export async function nothingIsDeleted(world: World): Promise<void> {
  const there = await keptOn(world)
  for (const key of world.truth.brought)
    if (!there.has(key)) world.failures.push(`[I13] ${key} was answered for and is there no more`)
}
