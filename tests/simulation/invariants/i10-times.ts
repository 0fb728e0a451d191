import type { StoredRow } from '../stored.ts'
import { keyOf } from '../truth.ts'
import type { World } from '../world.ts'

/**
 * Kiosks of which two disks were in use at the same time. Rule Q2 takes a kiosk's logs to follow one
 * another, and of a clone's that isn't true: such a kiosk is told to be forked (I14), and what it says of
 * its times is not checked here.
 */
function clonedKiosks({ tablets, plan }: World): Set<string> {
  if (!plan.acts.some((act) => act.do === 'clone')) return new Set()
  const owners = tablets.flatMap(({ disk }) => {
    const who = disk.identity.value
    return who ? [...new Set([who.kiosk, ...who.formerly])] : []
  })
  return new Set(owners.filter((one, n) => owners.indexOf(one) !== n))
}

/** I10: the true time of every tap lies within what the server says; a good clock's times stand as they are. */
export function trueTimesWithin(world: World, stored: readonly StoredRow[]): void {
  const { truth, plan, failures } = world
  const greens = new Map(truth.greens.map((green) => [keyOf(green.log, green.seq), green]))
  const isGood =
    plan.tablets.every(({ ppm, offset }) => ppm === 0 && offset === 0) &&
    plan.acts.every((act) => act.do !== 'clock')
  const cloned = clonedKiosks(world)
  for (const { key, log, kiosk, seq, at, earliest, latest, verdict } of stored) {
    if (cloned.has(kiosk)) {
      world.count('times of clones')
      continue
    }
    const green = greens.get(key)
    if (!green || truth.spoiled.has(key) || verdict === 'rejected') continue
    if (earliest === null || latest === null || at === null) {
      world.count('times unknown')
      continue
    }
    world.count('times known')
    if (green.at < earliest || green.at > latest)
      failures.push(
        `[I10] tap ${seq} of ${log} was at ${green.at}, not in ${earliest - green.at} to ${latest - green.at} of it`,
      )
    if (isGood && at !== green.at)
      failures.push(`[I10] tap ${seq} of ${log} of a good clock was at ${green.at}, not ${at}`)
  }
}
