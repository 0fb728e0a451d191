import { tapsOnServer } from './invariants/i01-taps.ts'
import type { World } from './world.ts'

/** What must hold when all is quiet (RULES, section I). */
export async function check(world: World): Promise<void> {
  for (const session of world.template.sessions.values()) {
    const answer = await world.staff('GET', `/api/v1/sessions/${session}/attendance`)
    if (answer?.status !== 200) world.failures.push(`[server] attendance: ${answer?.status}`)
  }
  tapsOnServer(world)
  for (const tablet of world.tablets)
    for (const error of [...tablet.reported, ...(tablet.page?.reported ?? [])])
      world.failures.push(`[page] ${error instanceof Error ? error.stack : String(error)}`)
}
