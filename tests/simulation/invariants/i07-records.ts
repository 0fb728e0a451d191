import * as z from 'zod/mini'
import { readRecord } from '../../../sync-server/reconcile/stored.ts'
import type { World } from '../world.ts'

type Span = readonly [number, number]
const length = (spans: readonly Span[]) => spans.reduce((sum, [from, to]) => sum + to - from, 0)
/** ms that lie in some stay, in the window, and in no break: counted by walking all bounds. */
function measure(stays: readonly Span[], window: Span, breaks: readonly Span[]): number {
  const bounds = [...stays, window, ...breaks].flat().sort((a, b) => a - b)
  const holds = (spans: readonly Span[], at: number) =>
    spans.some(([from, to]) => from <= at && at < to)
  const pieces = bounds.flatMap((from, n): Span[] => {
    const to = bounds[n + 1] ?? from
    return holds(stays, from) && holds([window], from) && !holds(breaks, from) ? [[from, to]] : []
  })
  return length(pieces)
}
const Breaks = z.array(z.object({ start: z.int(), end: z.int() }))

/**
 * I7: stays are sorted and disjoint; 0 ≤ total ≤ length; the total is the measure of the clipped union;
 * 0 ≤ percent ≤ 100.
 */
export async function recordsAreSound(world: World): Promise<void> {
  for (const row of await world.server.rows(
    'select r.session, r.attendee, r.record, s.breaks from records r join sessions s on s.id = r.session',
  )) {
    const record = readRecord(String(row.record))
    if (!record) continue
    const wrong = (what: string) =>
      world.failures.push(`[I7] ${row.attendee} in ${row.session}: ${what}: ${row.record}`)
    const stays = record.stays.flatMap(({ in: from, out }): Span[] =>
      out === null ? [] : [[from, out]],
    )
    const { totalMs, windowMs, percentTenths, window } = record
    for (const [n, [from, to]] of stays.entries()) {
      if (to < from) wrong('a stay ends before it begins')
      if (n > 0 && from < (stays[n - 1]?.[1] ?? 0)) wrong('stays overlap')
    }
    if (totalMs !== null) {
      const breaks = z
        .parse(Breaks, JSON.parse(String(row.breaks)))
        .map(({ start, end }): Span => [start, end])
      const counted = measure(stays, [window.start, window.end], breaks)
      if (totalMs < 0 || totalMs > windowMs) wrong('the total is no part of the session')
      if (totalMs !== counted) wrong(`the total should be ${counted}`)
      world.count('records with time', totalMs > 0 ? 1 : 0)
    }
    if (percentTenths !== null && (percentTenths < 0 || percentTenths > 1_000)) wrong('percent')
    for (const flag of record.flags) world.count(`flag ${flag}`)
    world.count('records')
  }
}
