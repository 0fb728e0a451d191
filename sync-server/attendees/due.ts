/** Days that pass at least between setting a shorter period and the first erasure by it. */
export const graceDays = 7
const day = 86_400_000

/**
 * When personal data of a programme is erased (row D6): so many years after the last of it, counted by the
 * calendar in UTC, and never sooner than a week after the period was set. All in ms UTC.
 */
export function erasedAfter({
  last,
  years,
  since,
}: {
  last: number
  years: number
  since: number
}): number {
  const kept = new Date(last)
  kept.setUTCFullYear(kept.getUTCFullYear() + years)
  return since === 0 ? kept.getTime() : Math.max(kept.getTime(), since + graceDays * day)
}
