import { loadBatches, loadHeld, loadRosterSchemas } from '../../src/storage/later.ts'
import { drawPlan } from './draw-plan.ts'
import { addFigures, type Figures } from './figures.ts'
import { describePlan, type Plan } from './plan.ts'
import { type Run, runPlan } from './run.ts'
import { shrink } from './shrink.ts'
import { postgresPlace } from './store-postgres.ts'
import { sqliteStore } from './store-sqlite.ts'
import { type Turns, watchTurns } from './turns.ts'
import type { Wraps } from './world.ts'

/** Runs plans, one after the other, in this process. */
export interface Fleet {
  run: (plan: Plan) => Promise<Run>
  stop: () => Promise<void>
}

/**
 * What the stores load later is there already, so that no run waits for a file.
 * @param options.postgres the URL of an empty PostgreSQL database, in place of embedded ones
 */
export async function openFleet(
  options: { wraps?: Wraps; postgres?: string } = {},
): Promise<Fleet> {
  const { wraps, postgres } = options
  await Promise.all([loadBatches(), loadHeld(), loadRosterSchemas()])
  const turns: Turns = watchTurns()
  const place = postgres === undefined ? null : await postgresPlace(postgres, turns)
  const store = place?.store ?? (async (copy: Uint8Array) => sqliteStore(copy))
  return {
    run: (plan) => runPlan(plan, { settle: turns.settle, store, wraps }),
    stop: async () => {
      turns.stop()
      await place?.close()
    },
  }
}

export interface Found {
  plan: Plan
  failures: string[]
  /** the same failure with as little as it takes */
  least: Plan
  leastFailures: string[]
}

/** Runs seeds from `from` on. `onFound` is told of each that fails, made as short as can be. */
export async function runSeeds(
  fleet: Fleet,
  {
    from,
    seeds,
    isOver = () => false,
    onRun,
    onFound,
  }: {
    from: number
    seeds: number
    /** asked before each seed: whether to leave the rest */
    isOver?: () => boolean
    onRun?: (done: number) => void
    onFound: (found: Found) => void
  },
): Promise<Figures> {
  const figures: Figures = new Map()
  for (let seed = from; seed < from + seeds && !isOver(); seed++) {
    const plan = drawPlan(seed)
    const run = await fleet.run(plan)
    addFigures(figures, run)
    const [failure] = run.failures
    if (failure !== undefined) onFound(await leastOf(fleet, plan, run.failures))
    onRun?.(seed - from + 1)
  }
  return figures
}

const ruleOf = (failure: string) => failure.slice(0, failure.indexOf(']') + 1)

async function leastOf(fleet: Fleet, plan: Plan, failures: string[]): Promise<Found> {
  const rule = ruleOf(failures[0] ?? '')
  const failsSo = (run: Run) => run.failures.filter((failure) => ruleOf(failure) === rule)
  const least = await shrink(plan, async (one) => failsSo(await fleet.run(one)).length > 0)
  return { plan, failures, least, leastFailures: failsSo(await fleet.run(least)) }
}

/** What a person needs to know of a failing seed. */
export const tellFound = ({ failures, least, leastFailures }: Found): string =>
  [
    describePlan(least),
    ...leastFailures.slice(0, 5),
    `(${failures.length} in the whole plan)`,
  ].join('\n')
