import { parseArgs } from 'node:util'
import { startPostgres } from '../support/postgres.ts'
import { neverSeen, tellFigures } from './figures.ts'
import { openFleet, runSeeds, tellFound } from './fleet.ts'
import { pin } from './regressions.ts'

// npm run simulate -- --seeds N --from K: a long run of the simulated fleet. Several at once with other
// seeds use several cores. --database postgres: on a PostgreSQL that it starts for itself. --pin keeps
// the plans that fail.

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '200' },
    from: { type: 'string', default: '1' },
    database: { type: 'string', default: 'sqlite' },
    pin: { type: 'boolean', default: false },
  },
})
const [seeds, from] = [Number(values.seeds), Number(values.from)]
if (!Number.isInteger(seeds) || !Number.isInteger(from) || seeds < 1)
  throw new Error('--seeds and --from are whole numbers')
if (!['sqlite', 'postgres'].includes(values.database))
  throw new Error('--database is sqlite or postgres')
const postgres = values.database === 'postgres' ? await startPostgres() : undefined
if (values.database === 'postgres' && !postgres)
  throw new Error(
    'PostgreSQL 15 or later was not found (PG_BIN names the directory of its programs)',
  )

const began = performance.now()
const rate = (done: number) =>
  `${((done * 1_000) / (performance.now() - began)).toFixed(1)} seeds/s`
const fleet = await openFleet(postgres ? { postgres: await postgres.create('fleet') } : {})
let [done, failed] = [0, 0]
// a signal (with SQLite Ctrl+C too) ends it after the seed that runs: it tells what was seen and stops the database
let isOver = false
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.on(signal, () => {
    isOver = true
  })
const figures = await runSeeds(fleet, {
  from,
  seeds,
  isOver: () => isOver,
  onRun: (count) => {
    done = count
    if (done % 500 === 0) console.log(`${done} of ${seeds}, ${failed} failed, ${rate(done)}`)
  },
  onFound: (found) => {
    failed++
    console.log(`\nFAILED\n${tellFound(found)}`)
    if (values.pin) console.log(`pinned as ${pin(found.least, found.leastFailures[0] ?? '')}`)
  },
})
await fleet.stop()
await postgres?.stop()
console.log(`\n${tellFigures(figures)}\n`)
const missing = done >= 200 ? neverSeen(figures) : []
if (missing.length > 0) console.log(`NEVER HAPPENED: ${missing.join(', ')}`)
const taps = figures.get('taps shown green') ?? 0
console.log(`seeds ${from} to ${from + done - 1}: ${failed} failed, ${taps} taps, ${rate(done)}`)
process.exitCode = failed > 0 || missing.length > 0 || taps === 0 ? 1 : 0
