import { type Draining, drainsInRounds } from './invariants/i12-rounds.ts'
import { enrolAnew } from './staff.ts'
import type { Tablet } from './tablet.ts'
import type { World } from './world.ts'

/** Longer than any wait between two tries, and than a tablet waits for a newer version. */
const HEAL_LIMIT_MS = 20 * 60_000
const SLICE_MS = 10_000

/**
 * The network heals, the server runs, everybody is awake: all tablets sync until nothing waits.
 * @returns false where something still waits at the end
 */
export async function heal(world: World): Promise<boolean> {
  const { clock, server, tablets } = world
  if (!server.isUp()) await server.start()
  server.dieAfter(Number.POSITIVE_INFINITY)
  server.dieAtCommit(Number.POSITIVE_INFINITY)
  for (const tablet of tablets) {
    tablet.link.heal()
    tablet.page?.dieAfter(Number.POSITIVE_INFINITY)
    if (!tablet.living()) void tablet.load()
  }
  await clock.run(Math.max(clock.now(), ...tablets.map(({ own }) => own.wakesAt())))
  const before = await Promise.all(tablets.map(beforeDraining))
  for (const { page } of tablets) page?.loop.start()
  let drained = false
  for (let spent = 0; spent < HEAL_LIMIT_MS && !drained; spent += SLICE_MS) {
    await clock.run(clock.now() + SLICE_MS)
    // one that the server doesn't know any more may have to send again what it takes for acknowledged
    drained = !(await pairAgain(world)) && (await waiting(world)) === 0
  }
  for (const { page } of tablets) page?.loop.stop()
  for (const one of before) drainsInRounds(world, one)
  return drained
}

async function beforeDraining(tablet: Tablet): Promise<Draining> {
  const logs = (await tablet.page?.storage.outbox.heldLogs()) ?? []
  return { tablet, pushes: tablet.link.pushes(), logs: logs.length }
}

async function waiting({ tablets, clock }: World): Promise<number> {
  let sum = 0
  for (const { page } of tablets) {
    const counted = page?.storage.outbox.waiting().then(({ count }) => count)
    await clock.run(clock.now())
    sum += (await counted) ?? 0
  }
  return sum
}

/** Who is not known any more is paired with a new code. */
async function pairAgain(world: World): Promise<boolean> {
  let paired = false
  for (const tablet of world.tablets) {
    if (tablet.page?.loop.state().trouble !== 'unauthenticated') continue
    world.count('paired again')
    void enrolAnew(world, tablet).then(() => tablet.page?.loop.start())
    await world.clock.run(world.clock.now() + 5_000)
    paired = true
  }
  return paired
}
