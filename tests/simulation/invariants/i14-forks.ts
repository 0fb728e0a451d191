import * as z from 'zod/mini'
import type { World } from '../world.ts'

const Kiosks = z.object({ items: z.array(z.object({ id: z.string(), forked: z.boolean() })) })

/** I14: two logs that follow the same one are flagged; that both are kept is I1's. */
export async function forksAreFlagged(world: World): Promise<void> {
  const { server, template, failures } = world
  const answer = await world.staff('GET', `/api/v1/kiosks?programme=${template.id}&limit=1000`)
  if (answer?.status !== 200) return void failures.push('[I14] the kiosks were not listed')
  const { items } = z.parse(Kiosks, JSON.parse(answer.text))
  const forks = (
    await server.rows(
      'select kiosk, "after" from logs where "after" is not null and alias_of is null',
    )
  ).map(({ kiosk, after }) => `${kiosk} ${after}`)
  const forked = new Set(
    forks.filter((one, n) => forks.indexOf(one) !== n).map((one) => one.split(' ')[0]),
  )
  for (const { id, forked: told } of items) {
    if (told !== forked.has(id))
      failures.push(`[I14] kiosk ${id} ${told ? 'is told to be forked' : 'is forked and not told'}`)
    if (told) world.count('forks flagged')
  }
  await ownForks(world, new Set(items.filter(({ forked: told }) => told).map(({ id }) => id)))
}

/** What the simulation knows of: two page loads that came after the same one, each with a tap. */
async function ownForks(world: World, told: ReadonlySet<string>): Promise<void> {
  const logs = new Map<string, { log: string; after: string | null }>()
  for (const { page, disk } of world.tablets) {
    const held = (await page?.storage.outbox.heldLogs()) ?? []
    const who = disk.identity.value
    if (!who || !('token' in who)) continue
    for (const { log, after } of held)
      if ((who.owners[log] ?? who.kiosk) === who.kiosk && after !== null)
        logs.set(`${who.kiosk} ${log}`, { log: `${who.kiosk} ${after}`, after })
  }
  const seen = new Set<string>()
  for (const { log } of logs.values()) {
    const kiosk = log.split(' ')[0] ?? ''
    if (seen.has(log) && !told.has(kiosk))
      world.failures.push(`[I14] two logs of kiosk ${kiosk} follow the same one; nobody is told`)
    seen.add(log)
  }
}
