import * as z from 'zod/mini'
import { KioskRow, RoomRef } from './api.ts'
import { Id, Moment, Ms } from './ids.ts'

// What goes between the admin app and the server about the fleet of kiosks: messages, sheets of codes,
// and what is still missing after the sessions. Times are ms UTC.

/** Body of POST …/programmes/{id}/messages; without `kiosks` for all of the programme. */
export const MessageRequest = z.object({
  text: z.string().check(z.trim(), z.minLength(1), z.maxLength(160)),
  until: Moment,
  kiosks: z.optional(z.array(Id).check(z.minLength(1), z.maxLength(1000))),
})
export type MessageRequest = z.infer<typeof MessageRequest>

/** One message to one kiosk, or to all (null), that still stands. */
export const MessageRow = z.object({
  id: Id,
  text: z.string(),
  until: Ms,
  kiosk: z.nullable(z.object({ id: Id, name: z.string() })),
  at: Ms,
  by: z.string(),
})
export type MessageRow = z.infer<typeof MessageRow>

export const MessagesAnswer = z.object({ items: z.array(MessageRow), next: z.nullable(z.string()) })
export type MessagesAnswer = z.infer<typeof MessagesAnswer>

const Name = z.string().check(z.trim(), z.minLength(1), z.maxLength(200))

/** Body of POST …/programmes/{id}/kiosk-sheet: new kiosks, and those that get another code. */
export const SheetRequest = z.object({
  kiosks: z
    .array(z.union([z.object({ kiosk: Id }), z.object({ room: Id, name: Name })]))
    .check(z.minLength(1), z.maxLength(200)),
})
export type SheetRequest = z.infer<typeof SheetRequest>

/** One card of the sheet: its code is told this once and lives 24 hours. */
export const SheetCard = z.object({
  id: Id,
  name: z.string(),
  room: RoomRef,
  code: z.string(),
  expiresAt: Ms,
})
export type SheetCard = z.infer<typeof SheetCard>
export const SheetAnswer = z.object({ items: z.array(SheetCard) })
export type SheetAnswer = z.infer<typeof SheetAnswer>

/** Numbers of a log that are known to be drawn and have not come, both ends included. */
export const MissingRange = z.object({ log: Id, first: z.int(), last: z.int() })
export type MissingRange = z.infer<typeof MissingRange>

/** A log of an old identity, brought by a kiosk, that staff have to accept (PROTOCOL rule 8). */
export const LogToAccept = z.object({
  log: Id,
  /** whose it says to be; the name is null where that kiosk is not known here */
  owner: z.object({ id: Id, name: z.nullable(z.string()) }),
  taps: z.int(),
  /** another kiosk has a log of this name: kept apart, and never accepted as it is */
  apart: z.boolean(),
})
export type LogToAccept = z.infer<typeof LogToAccept>

/** What a kiosk may still hold, and what of it waits for a person. */
export const AfterKiosk = z.extend(KioskRow, {
  /** its last contact with nothing waiting */
  reportedThrough: z.nullable(Ms),
  /** staff said that it takes no more taps since then */
  packedUpAt: z.nullable(Ms),
  /** the first hundred; `missing` counts all */
  ranges: z.array(MissingRange),
  toAccept: z.array(LogToAccept),
})
export type AfterKiosk = z.infer<typeof AfterKiosk>

const Through = z.nullable(z.union([Ms, z.literal('closed')]))

/** A session that has begun, and how complete its taps are (rules W1, W2). */
export const AfterSession = z.object({
  session: Id,
  title: z.string(),
  room: z.nullable(RoomRef),
  start: Ms,
  end: Ms,
  closing: z.nullable(z.object({ at: Ms, by: z.string(), reason: z.nullable(z.string()) })),
  /** when it is closed at the latest */
  deadline: Ms,
  kiosks: z.int(),
  reported: z.int(),
  through: Through,
  isComplete: z.boolean(),
  /** the kiosks that it waits for */
  waitsFor: z.array(Id),
})
export type AfterSession = z.infer<typeof AfterSession>

/** GET …/programmes/{id}/after: what is missing once sessions have begun. */
export const AfterAnswer = z.object({
  kiosks: z.array(AfterKiosk),
  /** by start; cancelled ones and those to come left out */
  sessions: z.array(AfterSession),
  /** sessions still to come */
  toCome: z.int(),
})
export type AfterAnswer = z.infer<typeof AfterAnswer>

/** One row of history about a kiosk: GET …/programmes/{id}/kiosk-acts, the newest first. */
export const KioskAct = z.object({
  n: z.int(),
  at: Ms,
  by: z.string(),
  /** null: no person who signs in */
  byName: z.nullable(z.string()),
  act: z.string(),
  /** null: all kiosks of the programme */
  kiosk: z.nullable(z.object({ id: Id, name: z.string() })),
  detail: z.record(z.string(), z.unknown()),
  /** it stands and can be taken back; only of acts that can be */
  canUndo: z.optional(z.boolean()),
})
export type KioskAct = z.infer<typeof KioskAct>
