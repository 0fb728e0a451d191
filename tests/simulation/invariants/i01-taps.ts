import { keyOf } from '../truth.ts'
import type { World } from '../world.ts'

/** I1: every tap shown green on a tablet whose storage survived is on the server exactly once. */
export function tapsOnServer(world: World): void {
  const onServer = new Map<string, string[]>()
  for (const row of world.server.rows(
    'select coalesce(l.alias_of, l.log) as log, t.seq, t.raw from taps t join logs l on l.n = t.log',
  )) {
    const key = keyOf(String(row.log), Number(row.seq))
    onServer.set(key, [...(onServer.get(key) ?? []), String(row.raw)])
  }
  const held = new Set(world.tablets.flatMap(({ disk }) => [...disk.greens]))
  for (const { log, seq, tablet } of held) {
    const found = onServer.get(keyOf(log, seq)) ?? []
    if (found.length !== 1)
      world.failures.push(
        `[I1] tap ${seq} of ${log} (tablet ${tablet}) is on the server ${found.length} times`,
      )
  }
  world.count('taps shown green', world.truth.greens.length)
  world.count('taps that survived', held.size)
}
