import { byCodePoint } from './order.ts'

/**
 * Takes what happened at the same millisecond: again and again one of the logs' next taps, the one that
 * precedes all others at that moment (rule P1). A log's own order stands.
 *
 * Next taps of one group wait together, by log id, so that each turn looks at one of each group alone.
 * @param tied each log's taps in their order
 * @param rules.groupOf what taps have in common that only their log ids set apart
 */
export function takeInTurns<T extends { log: string }>(
  tied: T[],
  rules: { groupOf: (tap: T) => string; precedes: (a: T, b: T) => boolean; take: (tap: T) => void },
): void {
  const logs = new Map<string, T[]>()
  for (const tap of tied) {
    const log = logs.get(tap.log)
    if (log) log.push(tap)
    else logs.set(tap.log, [tap])
  }
  const queues = new Map<string, T[]>()
  const enqueue = (tap: T | undefined) => {
    if (!tap) return
    const group = rules.groupOf(tap)
    const queue = queues.get(group)
    if (queue) queue.splice(placeOf(queue, tap.log), 0, tap)
    else queues.set(group, [tap])
  }
  for (const log of logs.values()) enqueue(log.reverse().pop())
  for (;;) {
    let best: T | undefined
    for (const queue of queues.values()) {
      const tap = queue.at(-1)
      if (tap && (!best || rules.precedes(tap, best))) best = tap
    }
    if (!best) return
    queues.get(rules.groupOf(best))?.pop()
    rules.take(best)
    enqueue(logs.get(best.log)?.pop())
  }
}

/** Where a log's tap belongs in a queue whose lowest log id stands last. */
function placeOf(queue: readonly { log: string }[], log: string): number {
  let low = 0
  let high = queue.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (byCodePoint(queue[middle]?.log ?? '', log) > 0) low = middle + 1
    else high = middle
  }
  return low
}
