import { byCodePoint } from './order.ts'

/** The logs of one kiosk as a tree: each names the one before it on its tablet. */
export interface LogChain {
  /** every log named, also such as only another one's `after` tells of; each after all before it */
  order: string[]
  before: ReadonlyMap<string, string | null>
  /** more than one where a tablet was cloned or rolled back (PROTOCOL rule 7) */
  after: ReadonlyMap<string, string[]>
}

/** Builds the chain. A log whose `after` would close a circle is taken to have none. */
export function chainOf(logs: readonly { log: string; after: string | null }[]): LogChain {
  const named = new Map<string, string | null>()
  for (const { log, after } of [...logs].sort((a, b) => byCodePoint(a.log, b.log))) {
    if (after !== null && !named.has(after)) named.set(after, null)
    named.set(log, after !== null && leadsTo(named, after, log) ? null : after)
  }
  const next = new Map<string, string[]>()
  for (const [log, before] of named) {
    if (before === null) continue
    const siblings = next.get(before)
    if (siblings) siblings.push(log)
    else next.set(before, [log])
  }
  const order = [...named.keys()].filter((log) => named.get(log) === null)
  for (const log of order) order.push(...(next.get(log) ?? []))
  return { order, before: named, after: next }
}

/** Whether several logs claim to follow this one: whose tablet went on in it, nobody can tell. */
export const forks = ({ after }: LogChain, log: string): boolean =>
  (after.get(log)?.length ?? 0) > 1

/** How many steps each log lies from `log`, those that no step reaches left out. */
export function distances(chain: LogChain, log: string): Map<string, number> {
  const steps = new Map([[log, 0]])
  for (const [at, distance] of steps) {
    const before = chain.before.get(at)
    for (const near of [...(before ? [before] : []), ...(chain.after.get(at) ?? [])]) {
      if (!steps.has(near)) steps.set(near, distance + 1)
    }
  }
  return steps
}

function leadsTo(named: ReadonlyMap<string, string | null>, from: string, to: string): boolean {
  for (let at: string | null = from; at !== null; at = named.get(at) ?? null) {
    if (at === to) return true
  }
  return false
}
