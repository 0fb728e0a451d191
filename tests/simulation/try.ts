import { loadBatches, loadHeld, loadRosterSchemas } from '../../src/storage/later.ts'
import { drawPlan } from './draw-plan.ts'
import { runPlan } from './run.ts'
import { watchTurns } from './turns.ts'

await Promise.all([loadBatches(), loadHeld(), loadRosterSchemas()])
const turns = watchTurns()
const from = Number(process.argv[2] ?? 1)
const n = Number(process.argv[3] ?? 1)
const all = new Map<string, number>()
let bad = 0
const t = performance.now()
for (let seed = from; seed < from + n; seed++) {
  const run = await runPlan(drawPlan(seed), turns)
  for (const [k, v] of run.figures) all.set(k, (all.get(k) ?? 0) + v)
  if (run.failures.length) {
    bad++
    console.log(
      seed,
      run.failures.slice(0, 2).map((x) => x.slice(0, 1500)),
    )
  }
  if (n < 3) console.log(run.traceHash)
}
const ms = performance.now() - t
console.log(
  [...all]
    .sort()
    .map(([k, v]) => `${k} ${v}`)
    .join('\n'),
)
console.log(bad, 'bad of', n, (ms / n).toFixed(1), 'ms a seed')
