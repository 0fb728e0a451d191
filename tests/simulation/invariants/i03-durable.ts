import { openPlain } from '../disk.ts'
import { keyOf } from '../truth.ts'
import type { World } from '../world.ts'

/** Every tap that lies on the server, of its row or apart. */
export async function keptOn({ server }: World): Promise<Set<string>> {
  const rows = await server.rows(
    `select coalesce(l.alias_of, l.log) as log, t.seq from taps t join logs l on l.n = t.log
     union select coalesce(l.alias_of, l.log), s.seq from strays s join logs l on l.n = s.log`,
  )
  return new Set(rows.map(({ log, seq }) => keyOf(String(log), Number(seq))))
}

/** I3: what a tablet holds as acknowledged is durable on the server of that epoch. */
export async function acknowledgedIsThere(world: World): Promise<void> {
  const { server, tablets, failures } = world
  const [epoch] = await server.rows("select value from meta where key = 'serverEpoch'")
  const there = await keptOn(world)
  for (const { disk, n } of tablets) {
    const who = disk.identity.value
    if (!who || !('serverEpoch' in who) || who.serverEpoch !== epoch?.value) continue
    const db = openPlain(disk)
    await db.open()
    for (const { log, ranges } of await db.acks.toArray())
      for (const [from, to] of ranges)
        for (let seq = from; seq <= to; seq++)
          if (!there.has(keyOf(log, seq)))
            failures.push(`[I3] tablet ${n} holds ${seq} of ${log} as acknowledged; it isn't there`)
    db.close()
  }
}
