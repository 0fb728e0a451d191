import * as z from 'zod/mini'
import { Id, Ms } from '../../src/domain/ids.ts'
import type { AttendanceRecord, By, Flag } from '../../src/domain/record.ts'

const by = z.enum(['tap', 'policy', 'implied', 'staff', 'import'] satisfies By[])
const flag = z.enum([
  'double-check-in',
  'double-check-out',
  'no-check-in',
  'no-check-out',
  'implied-check-out',
  'outside-window',
  'two-places',
  'contradiction',
  'clock-moved',
  'clock-unknown',
  'time-matters',
  'self-report-differs',
] satisfies Flag[])
const evidence = z.enum(['kiosk', 'phone-code', 'phone', 'staff', 'self-report', 'import'])
const mark = z.enum(['attended', 'not-attended'])

/** A record as it is stored; null: there was one, and its evidence is gone. */
const StoredRecord = z.nullable(
  z.object({
    attendee: Id,
    session: Id,
    booking: z.nullable(z.enum(['booked', 'tap', 'cancelled'])),
    window: z.object({
      start: Ms,
      end: Ms,
      startBy: z.enum(['scheduled', 'actual']),
      endBy: z.enum(['scheduled', 'actual']),
    }),
    windowMs: z.int(),
    firstIn: z.nullable(Ms),
    lastOut: z.nullable(Ms),
    totalMs: z.nullable(z.int()),
    // records stored before there were bounds have none until they are computed anew
    minMs: z._default(z.nullable(z.int()), null),
    maxMs: z._default(z.nullable(z.int()), null),
    percentTenths: z.nullable(z.int()),
    beforeMs: z.int(),
    afterMs: z.int(),
    stays: z.array(z.object({ in: Ms, out: z.nullable(Ms), inBy: by, outBy: z.nullable(by) })),
    flags: z.array(flag),
    evidence: z.array(evidence),
    provisional: z.boolean(),
    checkedIn: z.boolean(),
    automatic: z.nullable(z.object({ mark, at: Ms })),
    person: z.nullable(z.object({ mark, at: Ms, by: z.string() })),
    selfReport: z.optional(z.object({ at: Ms })),
    policy: z.object({
      forgottenCheckOut: z.string(),
      forgottenCheckIn: z.string(),
      thresholdPercent: z.nullable(z.int()),
      bounceMs: z.int(),
    }),
  }),
)

/** Reads `records.record`. */
export function readRecord(json: string): AttendanceRecord | null {
  return z.parse(StoredRecord, JSON.parse(json))
}
