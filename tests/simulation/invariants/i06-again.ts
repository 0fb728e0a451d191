import type { World } from '../world.ts'

const derived = `select l.log, t.seq, t.raw, t.verdict, t.code, t.who, t.counts_for, t.at, t.earliest, t.latest
  from taps t join logs l on l.n = t.log order by l.log, t.seq`
const records =
  'select session, attendee, record, fates, revision from records order by session, attendee'

/** What lies on the server: one line a row, the same on both databases. */
export const dump = async ({ server }: World) =>
  [...(await server.rows(derived)), ...(await server.rows(records))].map((row) =>
    JSON.stringify(row),
  )

const AGAIN_MS = 20_000

/** Everything that the tablets hold is sent again, with no new anchor, which may say more of old taps. */
async function sendAll(world: World): Promise<void> {
  const { clock, tablets } = world
  const pages = tablets.flatMap((tablet) => tablet.living() ?? [])
  for (const { link } of tablets) link.block('/api/v1/kiosk/time')
  for (const page of pages) {
    await page.storage.outbox.resendAll()
    page.loop.start()
  }
  await clock.run(clock.now() + AGAIN_MS)
  for (const page of pages) page.loop.stop()
  for (const { link } of tablets) link.block(null)
  for (const session of world.template.sessions.values())
    await world.staff('GET', `/api/v1/sessions/${session}/attendance`)
}

/** I6: everything sent once more changes nothing, not even a revision. */
export async function onceMoreChangesNothing(world: World): Promise<void> {
  // anchors that came after the last push go with this one
  await sendAll(world)
  const before = await dump(world)
  await sendAll(world)
  const after = await dump(world)
  for (const row of after.filter((one) => !before.includes(one)).slice(0, 3))
    world.failures.push(`[I6] sent once more, this is new: ${row}`)
  for (const row of before.filter((one) => !after.includes(one)).slice(0, 3))
    world.failures.push(`[I6] sent once more, this is gone: ${row}`)
  world.count('sent once more')
}
