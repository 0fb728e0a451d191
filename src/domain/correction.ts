import * as z from 'zod/mini'
import { Id, Moment, Ms, TapRef } from './ids.ts'

const AddTap = z.object({
  kind: z.literal('add-tap'),
  attendee: Id,
  session: Id,
  tap: z.enum(['in', 'out']),
  at: Moment,
})
/** Another time, another session, or both. */
const MoveTap = z
  .object({
    kind: z.literal('move-tap'),
    target: TapRef,
    at: z.optional(Moment),
    session: z.optional(Id),
  })
  .check(z.refine(({ at, session }) => at !== undefined || session !== undefined))
const VoidTap = z.object({ kind: z.literal('void-tap'), target: TapRef })
/** All taps of a kiosk whose estimate lies in [from, to) count for that session. */
const Reassign = z
  .object({ kind: z.literal('reassign'), kiosk: Id, from: Moment, to: Moment, session: Id })
  .check(z.refine(({ from, to }) => from < to))
/** A parked tap gets its person, its session, or both. */
const AssignTap = z
  .object({
    kind: z.literal('assign-tap'),
    target: TapRef,
    attendee: z.optional(Id),
    session: z.optional(Id),
  })
  .check(z.refine(({ attendee, session }) => attendee !== undefined || session !== undefined))
/** A parked tap was looked at and is left as it is. */
const DismissTap = z.object({ kind: z.literal('dismiss-tap'), target: TapRef })
/** Takes another correction back, which may be an undo itself. */
const Undo = z.object({ kind: z.literal('undo'), correction: Id })

/** What staff append to the evidence (rule E1). */
export const CorrectionBody = z.union([
  AddTap,
  MoveTap,
  VoidTap,
  Reassign,
  AssignTap,
  DismissTap,
  Undo,
])
export type CorrectionBody = z.infer<typeof CorrectionBody>

export const correctionKinds = [
  'add-tap',
  'move-tap',
  'void-tap',
  'assign-tap',
  'reassign',
  'dismiss-tap',
  'undo',
] as const satisfies CorrectionBody['kind'][]

/** One appended correction: who, when, why (rule E1). Undone by another append, never deleted. */
export const Correction = z.object({
  // an added tap is referred to by a log id that holds this id
  id: z.string().check(z.minLength(1), z.maxLength(150)),
  /** the order in which they were appended */
  n: z.int().check(z.nonnegative()),
  body: CorrectionBody,
  by: Id,
  /** ms UTC */
  at: Ms,
  reason: z.string().check(z.maxLength(1000)),
})
export type Correction = z.infer<typeof Correction>

/** What an added tap is referred to by, so that it can be moved or voided in turn. */
export const addedRef = (correction: string): TapRef => ({
  log: `correction:${correction}`,
  seq: 1,
})

/**
 * The corrections in force, in the order in which they were appended, each once; undos in force among
 * them. An undo takes back what was appended before it, another undo included.
 */
export function inForce(corrections: readonly Correction[]): Correction[] {
  const once = [...new Map(corrections.map((entry) => [entry.id, entry])).values()]
  once.sort((a, b) => a.n - b.n)
  const undone = new Set<string>()
  const standing: Correction[] = []
  for (const correction of once.toReversed()) {
    if (undone.has(correction.id)) continue
    if (correction.body.kind === 'undo') undone.add(correction.body.correction)
    standing.push(correction)
  }
  return standing.reverse()
}
