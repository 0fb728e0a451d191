import * as z from 'zod/mini'
import { AttendanceRow } from './api.ts'
import { CorrectionBody, correctionKinds } from './correction.ts'
import { Id, Ms, TapRef } from './ids.ts'

// What goes between the admin app and the server about the truth of the record: corrections, what is
// to sort out, timelines, completeness. Times are ms UTC.

const Reason = z.string().check(z.trim(), z.maxLength(1000))

/** Body of POST …/programmes/{id}/corrections and …/repair. All are stored, or none. */
export const CorrectionsRequest = z.object({
  corrections: z
    .array(z.object({ body: CorrectionBody, reason: Reason }))
    .check(z.minLength(1), z.maxLength(10_000)),
})
export type CorrectionsRequest = z.infer<typeof CorrectionsRequest>

/** Body of POST …/corrections/{id}/undo and …/batches/{id}/undo. */
export const UndoRequest = z.object({ reason: z.optional(Reason) })

export const CorrectionRow = z.object({
  id: Id,
  n: z.int(),
  body: CorrectionBody,
  reason: z.string(),
  by: Id,
  at: Ms,
  /** the same for all that was appended together */
  batch: Id,
  /** false: taken back by another */
  inForce: z.boolean(),
  /** whom it concerns, by the tap where it names one; null: nobody alone, or nobody yet */
  attendee: z.nullable(Id),
  session: z.nullable(Id),
})
export type CorrectionRow = z.infer<typeof CorrectionRow>

/** Answer to corrections and undos. */
export const CorrectionsAnswer = z.object({ batch: Id, items: z.array(CorrectionRow) })
export type CorrectionsAnswer = z.infer<typeof CorrectionsAnswer>

/** What was appended together, as one act of a person: GET …/programmes/{id}/batches, the newest first. */
export const CorrectionBatch = z.object({
  batch: Id,
  by: Id,
  /** null: it was no person who signs in, but a token */
  byName: z.nullable(z.string()),
  at: Ms,
  /** of the first of them */
  reason: z.string(),
  /** whether others of them bear another reason */
  moreReasons: z.boolean(),
  /** in the order of correctionKinds; src/domain/words.ts puts them into words */
  kinds: z.array(z.object({ kind: z.enum(correctionKinds), count: z.int() })),
  corrections: z.int(),
  /** how many of them nobody took back: undo the batch where there are some; 0: it is undone */
  standing: z.int(),
  /** how many attendees and taps they concern, added taps included */
  attendees: z.int(),
  taps: z.int(),
  /** the one attendee or session that all of them concern, where there is just one */
  attendee: z.nullable(Id),
  session: z.nullable(Id),
})
export type CorrectionBatch = z.infer<typeof CorrectionBatch>

/** One record that a repair changes; null: there is none. */
export const RepairedRow = z.object({
  session: Id,
  attendee: Id,
  before: z.nullable(AttendanceRow),
  after: z.nullable(AttendanceRow),
})
export type RepairedRow = z.infer<typeof RepairedRow>

export const Repair = z.object({
  dryRun: z.boolean(),
  /** undo it whole by this; null after a dry run */
  batch: z.nullable(Id),
  /** the ids of the corrections in the order of the request; the same in a dry run */
  corrections: z.array(Id),
  /** only those that change, by session, then attendee */
  changes: z.array(RepairedRow),
})
export type Repair = z.infer<typeof Repair>

/** What came and doesn't count, and why: for the list to sort out. */
export const WaitingTap = z.object({
  /** what corrections name it by; a stray, which has no number of its own, is `stray:…`, 1 */
  ref: TapRef,
  verdict: z.enum(['parked', 'rejected', 'conflict', 'quarantined']),
  code: z.nullable(z.string()),
  detail: z.nullable(z.string()),
  kiosk: z.object({ id: Id, name: z.string() }),
  receivedAt: Ms,
  /** as sent, where it can be read */
  kind: z.nullable(z.string()),
  attendee: z.nullable(z.string()),
  /** of that attendee, where there is one */
  name: z.nullable(z.string()),
  badge: z.nullable(z.string()),
  session: z.nullable(z.string()),
  /** the walk-in's name, as typed */
  person: z.nullable(z.string()),
  method: z.nullable(z.string()),
  /** the tablet's clock as it was */
  wall: z.nullable(z.number()),
  at: z.nullable(Ms),
  earliest: z.nullable(Ms),
  latest: z.nullable(Ms),
  dismissed: z.boolean(),
  /** the correction that says so: undo it to look at the tap again */
  dismissal: z.nullable(Id),
  raw: z.string(),
  /** of a conflict: the content of that number which came first, and counts; null: it is gone or can't be read */
  first: z.optional(
    z.nullable(
      z.object({
        ref: TapRef,
        verdict: z.string(),
        kind: z.nullable(z.string()),
        attendee: z.nullable(Id),
        name: z.nullable(z.string()),
        badge: z.nullable(z.string()),
        session: z.nullable(z.string()),
        at: z.nullable(Ms),
      }),
    ),
  ),
})
export type WaitingTap = z.infer<typeof WaitingTap>

export const problemKinds = [
  'no-check-out',
  'no-check-in',
  'two-places',
  'contradiction',
  'clock-moved',
  'clock-unknown',
  'time-matters',
  'implied-check-out',
  'self-report-differs',
  'outside-window',
  'provisional',
  'parked',
  'rejected',
  'conflict',
  'quarantined',
  'not-computed',
] as const

export const ToSortOut = z.object({
  /** only those with a count above 0 */
  groups: z.array(
    z.object({
      kind: z.enum(problemKinds),
      count: z.int(),
      /** of the problems of records; of waiting taps it is empty. Of `not-computed` some may have no row */
      attendees: z.array(Id),
    }),
  ),
  /** the rows of all attendees named above */
  rows: z.array(AttendanceRow),
  /** taps that name the session and don't count, those looked at and left not among them */
  waiting: z.array(WaitingTap),
  /** those looked at and left */
  left: z.array(WaitingTap),
})
export type ToSortOut = z.infer<typeof ToSortOut>

const Through = z.nullable(z.union([Ms, z.literal('closed')]))

/** Which kiosks a session waits for, and how far each has reported (row S6). */
export const SessionCompleteness = z.object({
  session: Id,
  end: Ms,
  closesAt: Ms,
  /** it is closed then at the latest, unless a person does so before */
  deadline: Ms,
  /** by: `system` or a person; reason: of `system` it is `complete` or `deadline` */
  closing: z.nullable(z.object({ at: Ms, by: z.string(), reason: z.nullable(z.string()) })),
  kiosks: z.array(
    z.object({
      kiosk: Id,
      name: z.string(),
      /** up to when nothing of its can be missing; `closed`: for good; null: it never reported */
      through: Through,
      gaps: z.int(),
      isComplete: z.boolean(),
      packedUpAt: z.nullable(Ms),
    }),
  ),
  /** how many have reported through the session's end without a gap */
  reported: z.int(),
  /** the time through which all have; null: one never did, or there is none */
  through: Through,
  isComplete: z.boolean(),
})
export type SessionCompleteness = z.infer<typeof SessionCompleteness>

/** Answer to DELETE …/sessions/{id}/attendees/{attendee}: what removing came to (rule S4). */
export const Removed = z.object({ removed: z.enum(['cancelled', 'not-attended']) })
export type Removed = z.infer<typeof Removed>

/** Body of POST …/attendees/{id}/merge. */
export const MergeRequest = z.object({ into: Id, reason: z.optional(Reason) })
export type MergeRequest = z.infer<typeof MergeRequest>

/** Answer to POST …/attendees/{id}/merge, and to …/merge/undo, where `into` is null. */
export const MergeAnswer = z.object({ attendee: Id, into: z.nullable(Id) })
export type MergeAnswer = z.infer<typeof MergeAnswer>

/** GET …/programmes/{id}/duplicates: who may be the same person, and who was merged. */
export const Duplicates = z.object({
  /** those who share an e-mail; the first of each is the one to keep, by all that is known */
  groups: z.array(
    z.object({
      email: z.string(),
      attendees: z.array(
        z.object({
          id: Id,
          name: z.string(),
          email: z.string(),
          organisation: z.nullable(z.string()),
          code: z.nullable(z.string()),
          source: z.enum(['import', 'staff', 'walk-in']),
          joinedAt: Ms,
        }),
      ),
    }),
  ),
  /** merges that stand, the newest first; `attendee` is to be named to undo one */
  merged: z.array(
    z.object({
      attendee: Id,
      name: z.string(),
      email: z.nullable(z.string()),
      into: Id,
      intoName: z.string(),
      by: Id,
      at: Ms,
      reason: z.string(),
    }),
  ),
})
export type Duplicates = z.infer<typeof Duplicates>

/** One attendee over all sessions of a programme, where no minute counts twice (rule D6). */
export const ProgrammeAttendanceRow = z.object({
  attendee: Id,
  name: z.string(),
  email: z.nullable(z.string()),
  code: z.nullable(z.string()),
  totalMs: z.int(),
  /** what of it belongs to each session with a record that has time; they add up to the total */
  sessions: z.array(z.object({ session: Id, ms: z.int() })),
  /** sessions of which a minute counts in another room too: their own totals have it, the programme's once */
  twoPlaces: z.array(Id),
  /** a stay somewhere awaits a decision */
  provisional: z.boolean(),
})
export type ProgrammeAttendanceRow = z.infer<typeof ProgrammeAttendanceRow>
