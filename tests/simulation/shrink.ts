import type { Plan } from './plan.ts'

/** More runs than these would keep a person waiting. */
const MOST_RUNS = 400

/** Leaves out of a plan what isn't needed for it to fail: ever smaller parts, while it still does. */
export async function shrink(plan: Plan, fails: (plan: Plan) => Promise<boolean>): Promise<Plan> {
  let runs = 0
  const still = async (candidate: Plan) => runs++ < MOST_RUNS && fails(candidate)
  let best = plan
  for (let size = Math.ceil(best.acts.length / 2); size >= 1; size = Math.floor(size / 2))
    for (let at = 0; at < best.acts.length; ) {
      const acts = [...best.acts.slice(0, at), ...best.acts.slice(at + size)]
      const candidate = { ...best, acts }
      if (await still(candidate)) best = candidate
      else at += size
    }
  for (let last = best.tablets.length - 1; last >= 1; last--) {
    const candidate = { ...best, tablets: best.tablets.slice(0, last) }
    if (!(await still(candidate))) break
    best = candidate
  }
  return best
}
