import { tapsOnServer } from './invariants/i01-taps.ts'
import { oneFateEach } from './invariants/i02-once.ts'
import { acknowledgedIsThere } from './invariants/i03-durable.ts'
import { nothingElse } from './invariants/i04-nothing-else.ts'
import { onceMoreChangesNothing } from './invariants/i06-again.ts'
import { recordsAreSound } from './invariants/i07-records.ts'
import { rebuiltIsTheSame } from './invariants/i09-rebuilt.ts'
import { trueTimesWithin } from './invariants/i10-times.ts'
import { nothingIsDeleted, revokedIsHeld } from './invariants/i13-revoked.ts'
import { forksAreFlagged } from './invariants/i14-forks.ts'
import { oracleAgrees } from './invariants/oracle-agrees.ts'
import { storedTaps } from './stored.ts'
import type { World } from './world.ts'

/** One in so many runs sends everything once more at its end. */
const AGAIN_EVERY = 4

/** What must hold when all is quiet (RULES, section I). */
export async function check(world: World): Promise<void> {
  for (const session of world.template.sessions.values()) {
    const answer = await world.staff('GET', `/api/v1/sessions/${session}/attendance`)
    if (answer?.status !== 200) world.failures.push(`[server] attendance: ${answer?.status}`)
  }
  const stored = await storedTaps(world)
  tapsOnServer(world, stored)
  await oneFateEach(world, stored)
  await acknowledgedIsThere(world)
  await nothingElse(world, stored)
  await recordsAreSound(world)
  await trueTimesWithin(world, stored)
  await revokedIsHeld(world, stored)
  await nothingIsDeleted(world)
  await forksAreFlagged(world)
  await oracleAgrees(world, stored)
  await rebuiltIsTheSame(world)
  if (world.plan.seed % AGAIN_EVERY === 0) await onceMoreChangesNothing(world)
  for (const tablet of world.tablets)
    for (const error of [...tablet.reported, ...(tablet.page?.reported ?? [])])
      world.failures.push(`[page] ${error instanceof Error ? error.stack : String(error)}`)
}
