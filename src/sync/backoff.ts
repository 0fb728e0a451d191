/** The first wait is at most this; each further failure doubles it. */
const RETRY_BASE_MS = 1_000
/** It grows no longer than this (PROTOCOL section 3, rule 9). */
const RETRY_MOST_MS = 60_000
/** A server that asks for more than this is misunderstood rather than obeyed: taps would wait for days. */
export const RETRY_AFTER_MOST_MS = 3_600_000

/**
 * ms until the next try: full jitter, so that a fleet that lost its network together doesn't come
 * back together, and never before what `Retry-After` asks for.
 * @param failures in a row, from 1
 * @param chance [0, 1)
 */
export function retryDelay(failures: number, chance: number, retryAfterMs: number): number {
  const most = Math.min(RETRY_MOST_MS, RETRY_BASE_MS * 2 ** (failures - 1))
  return retryAfterMs + Math.floor(chance * most)
}

/** `Retry-After` in ms from now: seconds, or a date (RFC 9110); 0 where it is neither. */
export function retryAfterMs(header: string | null, now: number): number {
  if (header === null) return 0
  const ms = /^\d+$/.test(header.trim()) ? Number(header) * 1_000 : Date.parse(header) - now
  return Number.isFinite(ms) ? Math.min(Math.max(0, ms), RETRY_AFTER_MOST_MS) : 0
}
