import { plantedBugs } from './bugs.ts'
import { plant } from './plant.ts'

// Plants one bug and runs seeds until it is found. Prints one line of JSON: {bug, seed, failure}.

const [name = ''] = process.argv.slice(2)
plant(name)
const { openFleet } = await import('../fleet.ts')
const { drawPlan } = await import('../draw-plan.ts')
const fleet = await openFleet()
const most = plantedBugs[name]?.within ?? 0
let found: { seed: number; failure: string } | null = null
for (let seed = 1; seed <= most && !found; seed++) {
  const [failure] = (await fleet.run(drawPlan(seed))).failures
  if (failure !== undefined) found = { seed, failure: failure.slice(0, 200) }
}
await fleet.stop()
console.log(JSON.stringify({ bug: name, ...(found ?? { seed: null, failure: null }) }))
