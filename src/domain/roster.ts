import * as z from 'zod/mini'
import { Id, Ms } from './ids.ts'
import { KioskMode, WalkInField } from './policy.ts'
import { Span } from './session.ts'

/** What a kiosk may know, and nothing else (PROTOCOL section 4, invariant I15). Times in ms UTC. */
export const KioskSession = z.object({
  code: z.optional(z.nullable(z.string())),
  title: z.string(),
  presenters: z.array(z.string()),
  room: z.nullable(Id),
  start: Ms,
  end: Ms,
  opensAt: Ms,
  closesAt: Ms,
  breaks: z.array(Span),
  cancelled: z.boolean(),
})
export const KioskAttendee = z.object({
  name: z.string(),
  organisation: z.nullable(z.string()),
  hint: z.optional(z.string()),
  badges: z.array(z.string()),
  language: z.nullable(z.string()),
  mergedInto: z.optional(Id),
})
export const KioskBooking = z.object({ attendee: Id, session: Id })
export const KioskRoom = z.object({ name: z.string() })
export const KioskMessage = z.object({ text: z.string(), until: Ms })
export const KioskPin = z.object({ salt: z.string(), iterations: z.int(), hash: z.string() })
export const KioskSettings = z.object({
  badgeKey: z.string(),
  pin: z.nullable(KioskPin),
  mode: KioskMode,
  confirmOut: z.boolean(),
  bounceMs: z.int(),
  undoMs: z.int(),
  resultMs: z.int(),
  opensBeforeMs: z.int(),
  walkInFields: z.array(WalkInField),
  languages: z.array(z.string()),
  keepDays: z.int(),
})
export type KioskSession = z.infer<typeof KioskSession>
export type KioskAttendee = z.infer<typeof KioskAttendee>
export type KioskBooking = z.infer<typeof KioskBooking>
export type KioskPin = z.infer<typeof KioskPin>
export type KioskRoom = z.infer<typeof KioskRoom>
export type KioskMessage = z.infer<typeof KioskMessage>
export type KioskSettings = z.infer<typeof KioskSettings>

/** The types of a change and the fields each may carry. */
export const rosterTypes = {
  session: KioskSession,
  attendee: KioskAttendee,
  booking: KioskBooking,
  room: KioskRoom,
  message: KioskMessage,
  settings: KioskSettings,
} as const
export type RosterType = keyof typeof rosterTypes

/** One change as it comes over the wire: its type, its id, and either its fields or its end. */
export const Change = z.looseObject({
  type: z.string(),
  id: Id,
  deleted: z.optional(z.literal(true)),
})
export type Change = z.infer<typeof Change>
