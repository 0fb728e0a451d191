import * as z from 'zod/mini'
import { Mono } from './ids.ts'

const farthest = 100_000_000_000_000

/** A time of the years −1199 to 5138: what is beyond is no clock's, and sums of it would not be exact. */
const ClockTime = z.int().check(z.minimum(-farthest), z.maximum(farthest))

/**
 * One tie between a kiosk's clocks and the server's: the server's time was `server` when the
 * page's monotonic clock showed `mono` and the tablet's clock `wall`, known to ± rtt/2 (rule Q1).
 */
export const Anchor = z.object({
  mono: Mono,
  wall: ClockTime,
  server: ClockTime,
  rtt: Mono,
})
export type Anchor = z.infer<typeof Anchor>
