import * as z from 'zod/mini'
import { Id, Ms } from './ids.ts'
import { Change } from './roster.ts'

/** Versions of the kiosk protocol that this build speaks. 1: the first. */
export const protocol = { min: 1, max: 1 } as const

/** Limits of PROTOCOL section 3. */
export const limits = {
  tapsPerPush: 1_000,
  pushBytes: 1_048_576,
  inflatedBytes: 8 * 1_048_576,
  rawBytes: 64 * 1_024,
  seqAhead: 1_000_000,
} as const

export const EnrolRequest = z.object({
  code: z.string().check(z.maxLength(100)),
  name: z.optional(z.string().check(z.maxLength(200))),
})
export const EnrolAnswer = z.object({
  kiosk: Id,
  token: z.string(),
  programme: z.object({ id: Id, name: z.string(), timeZone: z.string() }),
  room: z.object({ id: Id, name: z.string() }),
  serverEpoch: Id,
  serverTime: Ms,
  protocol: z.object({ min: z.int(), max: z.int() }),
})
export type EnrolAnswer = z.infer<typeof EnrolAnswer>

export const TimeAnswer = z.object({ serverTime: Ms, serverEpoch: Id })
export type TimeAnswer = z.infer<typeof TimeAnswer>

export const HeldLog = z.object({
  log: Id,
  after: z.nullable(Id),
  last: z.int().check(z.nonnegative()),
})
export type HeldLog = z.infer<typeof HeldLog>

/** What a kiosk says of itself with each push. */
export const KioskState = z.object({
  logs: z.array(HeldLog),
  waiting: z.int().check(z.nonnegative()),
  oldestWaiting: z.nullish(Ms),
  room: z.nullish(Id),
  persisted: z.nullish(z.boolean()),
  freeBytes: z.nullish(z.number()),
  battery: z.nullish(z.number()),
  kept: z.nullish(Ms),
})
export type KioskState = z.infer<typeof KioskState>

/** The envelope alone: taps, anchors and state are looked at one by one, so that one bad entry blocks nobody. */
export const PushRequest = z.object({
  protocol: z.int(),
  log: Id,
  after: z.nullish(Id),
  build: z.optional(z.string().check(z.maxLength(100))),
  kiosk: z.optional(Id),
  anchors: z.optional(z.array(z.unknown())),
  taps: z.array(z.unknown()),
  state: z.optional(z.unknown()),
})
export type PushRequest = z.infer<typeof PushRequest>

export const verdicts = [
  'applied',
  'duplicate',
  'parked',
  'rejected',
  'conflict',
  'quarantined',
] as const
export const Verdict = z.enum(verdicts)
export type Verdict = z.infer<typeof Verdict>

export const TapVerdict = z.object({
  index: z.int(),
  seq: z.nullish(z.int()),
  verdict: Verdict,
  code: z.optional(z.string()),
  detail: z.optional(z.string()),
})
export type TapVerdict = z.infer<typeof TapVerdict>

export const Counts = z.object({
  applied: z.int(),
  duplicate: z.int(),
  parked: z.int(),
  rejected: z.int(),
  conflict: z.int(),
  quarantined: z.int(),
})
export type Counts = z.infer<typeof Counts>

/** The only answer that ends a tap's wait: it names the log it speaks of. */
export const PushAnswer = z.object({
  serverEpoch: Id,
  serverTime: Ms,
  log: Id,
  watermark: z.int().check(z.nonnegative()),
  gaps: z.array(z.tuple([z.int(), z.int()])),
  counts: Counts,
  verdicts: z.array(TapVerdict),
  /** the room that the kiosk is assigned to now; a revoked one has none */
  room: z.optional(Id),
})
export type PushAnswer = z.infer<typeof PushAnswer>

export const ChangesAnswer = z.object({
  serverEpoch: Id,
  cursor: z.string(),
  more: z.boolean(),
  changes: z.array(Change),
})
export type ChangesAnswer = z.infer<typeof ChangesAnswer>

/** RFC 9457, with a stable `code`. */
export const Problem = z.looseObject({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.string(),
  detail: z.optional(z.string()),
})
export type Problem = z.infer<typeof Problem>
