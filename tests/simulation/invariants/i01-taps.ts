import type { StoredRow } from '../stored.ts'
import { keyOf } from '../truth.ts'
import type { World } from '../world.ts'

/** I1: every tap shown green on a tablet whose storage survived is on the server exactly once. */
export function tapsOnServer(world: World, stored: readonly StoredRow[]): void {
  const found = Map.groupBy(stored, ({ key }) => key)
  const held = new Set(world.tablets.flatMap(({ disk }) => [...disk.greens]))
  for (const { log, seq, tablet } of held) {
    const times = found.get(keyOf(log, seq))?.length ?? 0
    if (times !== 1)
      world.failures.push(
        `[I1] tap ${seq} of ${log} (tablet ${tablet}) is on the server ${times} times`,
      )
  }
  world.count('taps shown green', world.truth.greens.length)
  world.count('taps that survived', held.size)
  world.count('taps on the server', stored.length)
}
