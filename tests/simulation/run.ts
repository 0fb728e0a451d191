import { createHash } from 'node:crypto'
import { check } from './check.ts'
import { heal } from './heal.ts'
import { dump } from './invariants/i06-again.ts'
import { perform } from './perform.ts'
import type { Plan } from './plan.ts'
import { worldStart } from './settings.ts'
import { enrolAnew } from './staff.ts'
import { type Ground, makeWorld } from './world.ts'

export interface Run {
  failures: string[]
  figures: Map<string, number>
  traceHash: string
  /** of what lies on the server at the end: taps as they came, what was made of them, and the records */
  storedHash: string
}

const AFTER_MS = 10 * 60_000

/** Lets a plan happen from beginning to end, heals what is broken, and checks what must hold. */
export async function runPlan(plan: Plan, ground: Ground): Promise<Run> {
  const world = await makeWorld(plan, ground)
  const { clock, failures } = world
  const guard = (what: string, doing: Promise<unknown>) => {
    doing.catch((error: unknown) => {
      const told = error instanceof Error ? (error.stack ?? error.message) : String(error)
      failures.push(`[crash] ${what}: ${told}`)
    })
  }
  for (const tablet of world.tablets) {
    guard('enrol', enrolAnew(world, tablet))
    await clock.run(clock.now() + 5_000)
  }
  for (const act of plan.acts)
    clock.at(worldStart + act.at, () => guard(act.do, perform(world, act)))
  await clock.run(worldStart + (plan.acts.at(-1)?.at ?? 0) + AFTER_MS)
  if (!(await heal(world))) failures.push('[I1] taps still wait after the network healed')
  await check(world)
  const stored = await dump(world)
  const run = {
    failures: [...new Set(failures)],
    figures: world.figures,
    traceHash: world.traceHash(),
    storedHash: createHash('sha256').update(stored.join('\n')).digest('hex'),
  }
  await world.close()
  return run
}
