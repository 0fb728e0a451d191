import * as z from 'zod/mini'
import { AttendanceRow } from './api.ts'
import { WaitingTap } from './api-truth.ts'
import { Correction, CorrectionBody } from './correction.ts'
import type { Estimate as Estimated, EvidenceClass } from './evidence.ts'
import { Id, Ms, TapRef } from './ids.ts'
import type { By as Cause, Fate as TapFate } from './record.ts'
import { Span } from './session.ts'
import { TapMethod, tapKinds } from './tap.ts'
import type { Cut as Clipped, Sentence as Said } from './timeline.ts'

// One attendee's attendance of one session with the timeline that explains it (PROTOCOL section 6,
// row T4). Times are ms UTC.

const By = z.enum(['tap', 'policy', 'implied', 'staff', 'import'] satisfies Cause[])
const Fate = z.enum([
  'opens',
  'closes',
  'absorbed',
  'repeats',
  'unmatched',
  'voided',
  'voids',
  'refused',
] satisfies TapFate[])
const Evidence = z.enum([
  'kiosk',
  'phone-code',
  'phone',
  'staff',
  'self-report',
  'import',
] satisfies EvidenceClass[])
const Cut = z.enum(['before-start', 'after-end', 'break'] satisfies Clipped[])
const Mark = z.enum(['attended', 'not-attended'])
const basis = z.enum(['scheduled', 'actual'])
const Window = z.object({ start: Ms, end: Ms, startBy: basis, endBy: basis })

const Estimate: z.ZodMiniType<Estimated> = z.object({
  at: Ms,
  earliest: Ms,
  latest: Ms,
  confidence: z.enum(['high', 'medium', 'low']),
  method: z.enum(['anchored', 'neighbour', 'wall', 'staff']),
  flags: z.array(z.enum(['clock-moved', 'clock-unknown'])),
})

const tap = {
  log: Id,
  seq: z.int(),
  kind: z.enum(tapKinds),
  kiosk: z.nullable(Id),
  stream: z.string(),
  method: TapMethod,
  evidence: Evidence,
  claimed: z.number(),
  estimate: Estimate,
  at: Ms,
  session: z.nullable(Id),
  voids: z.nullable(TapRef),
  fate: Fate,
}
const Told = z.object(tap)
const ToldCorrection = z.extend(Correction, { inForce: z.boolean() })

const say = <Code extends string, Values extends z.ZodMiniType>(code: Code, values: Values) =>
  z.object({ code: z.literal(code), at: z.nullable(Ms), values })
const Policy = z.object({ policy: z.string() })
const Nothing = z.object({})

/** What src/domain/words.ts puts into words. */
const Sentence: z.ZodMiniType<Said> = z.union([
  say('window', z.extend(Window, { windowMs: z.int() })),
  say('break', Span),
  say('tap', z.object({ tap: Told, target: z.optional(z.object({ kind: tap.kind, at: tap.at })) })),
  say(
    'correction',
    z.object({ correction: ToldCorrection, takenBack: z.optional(CorrectionBody) }),
  ),
  say('reported', z.object({ join: Ms, leave: Ms })),
  say('in-by-policy', Policy),
  say('out-by-policy', Policy),
  say('out-implied', z.object({ session: z.nullable(Id) })),
  say('no-end', z.object({ by: By })),
  say('cut', z.extend(Span, { why: Cut, ms: z.int() })),
  say('counts', z.extend(Span, { ms: z.int() })),
  say('contradiction', Nothing),
  say('review', Nothing),
  say('no-record', Nothing),
  say(
    'total',
    z.object({
      parts: z.array(z.int()),
      totalMs: z.int(),
      windowMs: z.int(),
      percentTenths: z.nullable(z.int()),
    }),
  ),
  say('bounds', z.object({ minMs: z.int(), maxMs: z.int(), matters: z.boolean() })),
  say('automatic', z.object({ mark: Mark, thresholdPercent: z.nullable(z.int()) })),
  say('marked', z.object({ mark: Mark, by: z.string() })),
])

/** One mark of all that were given; `auto`: the automatic one, which is derived and has no reason. */
const GivenMark = z.object({
  /** null: it takes back the person's mark before it */
  mark: z.nullable(Mark),
  by: z.string(),
  at: Ms,
  reason: z.nullable(z.string()),
  /** the one that the status follows (rule S3) */
  inForce: z.boolean(),
})
export type GivenMark = z.infer<typeof GivenMark>

/** Answer to GET …/sessions/{id}/attendance/{attendee}. */
export const AttendanceDetail = z.extend(AttendanceRow, {
  session: Id,
  /** the least and the most that the total can be, for all that is known of the clocks */
  minMs: z.nullable(z.int()),
  maxMs: z.nullable(z.int()),
  timeline: z.object({
    window: Window,
    opensAt: Ms,
    closesAt: Ms,
    breaks: z.array(Span),
    stays: AttendanceRow.shape.stays,
    /** in the order of their times; earliest and latest are the estimate's */
    taps: z.array(z.object({ ...tap, earliest: Ms, latest: Ms })),
    corrections: z.array(ToldCorrection),
    /** the stays cut where what becomes of their time changes */
    segments: z.array(z.extend(Span, { fate: z.union([z.literal('counts'), Cut]) })),
    /** the segments that don't count, and why */
    clippings: z.array(z.extend(Span, { why: Cut })),
    sentences: z.array(Sentence),
  }),
  /** every mark, in the order in which they were given, the automatic one first among equals */
  marks: z.array(GivenMark),
  /** taps that name this attendee and session and don't count */
  waiting: z.array(WaitingTap),
  /** what the ids above are called: kiosks, sessions, people */
  names: z.record(z.string(), z.string()),
})
export type AttendanceDetail = z.infer<typeof AttendanceDetail>
