interface Timed {
  start: number
  end: number
}

/** Where one of several at a time stands beside the others. */
export interface Placed<T> {
  item: T
  lane: number
  lanes: number
}

/** Puts what overlaps side by side: each gets a lane, and how many lanes its neighbours need. */
export function inLanes<T extends Timed>(items: readonly T[]): Placed<T>[] {
  const placed: Placed<T>[] = []
  let group: Placed<T>[] = []
  let ends: number[] = []
  const close = () => {
    for (const one of group) one.lanes = ends.length
    placed.push(...group)
    group = []
    ends = []
  }
  for (const item of [...items].sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (ends.every((end) => end <= item.start)) close()
    const free = ends.findIndex((end) => end <= item.start)
    const lane = free === -1 ? ends.length : free
    ends[lane] = item.end
    group.push({ item, lane, lanes: 0 })
  }
  close()
  return placed
}

const minute = 60_000
const hour = 60 * minute
const dayMs = 24 * hour

/** The stretch of time that a day's calendar shows, in whole hours of the clock; ms UTC. */
export function stretchOf(
  sessions: readonly Timed[],
  minuteOfHour: (at: number) => number,
): { from: number; to: number } {
  const first = Math.min(...sessions.map(({ start }) => start))
  const from = Math.floor((first - minuteOfHour(first) * minute) / minute) * minute
  const last = Math.max(...sessions.map(({ end }) => end))
  const to = from + Math.ceil((Math.min(last, from + dayMs) - from) / hour) * hour
  return { from, to: Math.max(to, from + hour) }
}

/** time and two lines of the title */
const shortestPx = 54
const [leastPx, mostPx] = [1.1, 2.6]

/** How many px a minute takes, so that the shortest session can still be read. */
export function pxPerMinute(sessions: readonly Timed[]): number {
  const shortest = Math.min(...sessions.map(({ start, end }) => (end - start) / minute))
  return Math.min(mostPx, Math.max(leastPx, shortestPx / Math.max(1, shortest)))
}
