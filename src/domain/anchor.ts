import * as z from 'zod/mini'
import { Ms } from './ids.ts'

/**
 * One tie between a kiosk's clocks and the server's: the server's time was `server` when the
 * page's monotonic clock showed `mono` and the tablet's clock `wall`, known to ± rtt/2 (rule Q1).
 */
export const Anchor = z.object({
  mono: z.int().check(z.nonnegative()),
  wall: Ms,
  server: Ms,
  rtt: z.int().check(z.nonnegative()),
})
export type Anchor = z.infer<typeof Anchor>
