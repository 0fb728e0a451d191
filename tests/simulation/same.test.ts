import { afterAll, beforeAll, expect, it } from 'vitest'
import { startPostgres, type TestPostgres } from '../support/postgres.ts'
import { drawPlan } from './draw-plan.ts'
import { type Fleet, openFleet } from './fleet.ts'
import type { Run } from './run.ts'

const postgres: TestPostgres | undefined = await startPostgres()
if (!postgres)
  console.warn(
    'THE FLEET DOES NOT RUN ON PostgreSQL HERE: version 15 or later was not found (PG_BIN)',
  )
afterAll(() => postgres?.stop())

const told = ({ failures, figures, traceHash, storedHash }: Run) => ({
  failures,
  figures: Object.fromEntries(figures),
  traceHash,
  storedHash,
})

let fleet: Fleet
beforeAll(async () => {
  fleet = await openFleet()
})
afterAll(() => fleet.stop())

it.each([3, 41, 77, 92])('[I16] seed %i twice is the same run to the byte', async (seed) => {
  const first = told(await fleet.run(drawPlan(seed)))
  expect(told(await fleet.run(drawPlan(seed)))).toEqual(first)
})

// a crash of the server, a restored backup, corrections, a revocation among them
const onBoth = [1, 5, 12, 13]
it.each(postgres ? onBoth : [])(
  '[I16] seed %i on PostgreSQL is the run that it is in the embedded database, to the byte',
  async (seed) => {
    const embedded = told(await fleet.run(drawPlan(seed)))
    const url = (await postgres?.create(`seed_${seed}`)) ?? ''
    const other = await openFleet({ postgres: url })
    const run = told(await other.run(drawPlan(seed)))
    await other.stop()
    expect(run).toEqual(embedded)
  },
)
