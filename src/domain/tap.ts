import * as z from 'zod/mini'
import { Id, Mono, Ms, TapRef } from './ids.ts'

/** The kinds that this version knows; another one is parked, never rejected (PROTOCOL section 3). */
export const tapKinds = ['in', 'out', 'auto', 'void'] as const
export type TapKind = (typeof tapKinds)[number]

/** How a person was identified. */
export const TapMethod = z.enum(['search', 'badge', 'camera', 'nfc', 'walk-in', 'staff'])
export type TapMethod = z.infer<typeof TapMethod>

/** Who a walk-in says to be; comes with the walk-in's first tap (rule E8). */
export const Person = z.object({
  name: z.string().check(z.trim(), z.minLength(1), z.maxLength(300)),
  email: z.optional(z.string().check(z.maxLength(320))),
  organisation: z.optional(z.string().check(z.maxLength(300))),
  fields: z.optional(
    z.record(z.string().check(z.maxLength(100)), z.string().check(z.maxLength(2000))),
  ),
})
export type Person = z.infer<typeof Person>

const Seq = z.int().check(z.positive())
const common = { seq: Seq, method: TapMethod, wall: Ms, mono: Mono }

/** A `void` takes back another tap; one that names its own number is bad (checked where the log is known). */
export const VoidTap = z.object({
  ...common,
  kind: z.literal('void'),
  voids: TapRef,
  zone: z.optional(z.int32()),
  room: z.optional(Id),
  session: z.optional(Id),
  attendee: z.optional(Id),
})
export type VoidTap = z.infer<typeof VoidTap>

const presence = {
  ...common,
  attendee: z.optional(Id),
  badge: z.optional(z.string().check(z.minLength(1), z.maxLength(1000))),
  person: z.optional(Person),
  session: Id,
  zone: z.int32(),
  room: z.optional(Id),
}
const namesOnePerson = z.refine<{ attendee?: string | undefined; badge?: string | undefined }>(
  (tap) => (tap.attendee === undefined) !== (tap.badge === undefined),
)

/** One immutable fact: this attendee, in or out, for this session, at this time. */
export const PresenceTap = z
  .object({ ...presence, kind: z.enum(['in', 'out', 'auto']) })
  .check(namesOnePerson)
export type PresenceTap = z.infer<typeof PresenceTap>

/** A tap of a kind that only a newer version knows: of a form that can be kept, not understood. */
export const NewerTap = z.object({
  seq: Seq,
  kind: z.string().check(
    z.minLength(1),
    z.maxLength(50),
    z.refine((kind) => !tapKinds.some((known) => known === kind)),
  ),
})
export type NewerTap = z.infer<typeof NewerTap>

/** A tap as a kiosk sends it (PROTOCOL section 2). */
export const Tap = z.union([PresenceTap, VoidTap])
export type Tap = z.infer<typeof Tap>

/** The fields of PROTOCOL's table, in its order: what makes two taps the same tap or a conflict. */
export const tapFields = [
  'seq',
  'kind',
  'attendee',
  'badge',
  'person',
  'session',
  'voids',
  'method',
  'wall',
  'mono',
  'zone',
  'room',
] as const
