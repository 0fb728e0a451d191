import type { StoredRow } from '../stored.ts'
import { keyOf } from '../truth.ts'
import type { World } from '../world.ts'

/**
 * Kiosks that go on on two disks, while the server knows one page load alone that follows the last one
 * before: it takes the two tablets for one (rule Q2), and what it says of their times is not checked here.
 */
async function hiddenClones({ truth, server }: World): Promise<Set<string>> {
  const logs = await server.rows('select coalesce(alias_of, log) as log, kiosk, "after" from logs')
  const followers = (log: unknown) =>
    new Set(logs.filter(({ after }) => after === log).map((follower) => follower.log)).size
  const hidden = logs.filter(({ log }) => truth.copied.has(String(log)) && followers(log) === 1)
  return new Set(hidden.map(({ kiosk }) => String(kiosk)))
}

/** I10: the true time of every tap lies within what the server says; a good clock's times stand as they are. */
export async function trueTimesWithin(world: World, stored: readonly StoredRow[]): Promise<void> {
  const { truth, plan, failures } = world
  const greens = new Map(truth.greens.map((green) => [keyOf(green.log, green.seq), green]))
  const isGood =
    plan.tablets.every(({ ppm, offset }) => ppm === 0 && offset === 0) &&
    plan.acts.every((act) => act.do !== 'clock')
  const hidden = await hiddenClones(world)
  for (const { key, log, kiosk, seq, at, earliest, latest, verdict } of stored) {
    if (hidden.has(kiosk)) {
      world.count('times of hidden clones')
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
