import * as z from 'zod/mini'
import { AttendanceRow, AttendanceStatus, AttendeeRow, Page, RoomRef } from './api.ts'
import { CreditGiven } from './completion.ts'
import { Id, Ms } from './ids.ts'

// People in the admin (rows M6, D6). Times are ms UTC.

/** A page of the roster; `total`: of all that the filter leaves, where it was asked for. */
export const AttendeePage = z.extend(Page(AttendeeRow), { total: z.optional(z.int()) })
export type AttendeePage = z.infer<typeof AttendeePage>

const text = (most: number) => z.string().check(z.trim(), z.minLength(1), z.maxLength(most))
const Email = z
  .string()
  .check(
    z.trim(),
    z.toLowerCase(),
    z.maxLength(254),
    z.regex(/^[^\s@,;<>"]+@[^\s@,;<>"]+$/, 'not an e-mail address'),
  )
const Language = z
  .string()
  .check(
    z.trim(),
    z.regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'not a language code like en or pt-BR'),
  )
/** One code; a semicolon parts several in sheets. */
const BadgeCode = z
  .string()
  .check(z.trim(), z.minLength(1), z.maxLength(200), z.regex(/^[^;]*$/, 'holds a semicolon'))

/** What people enter of an attendee; what is left out stays as it is, null or an empty field clears. */
export const AttendeeChange = z.object({
  /** of the state that the change was made from */
  revision: z.int(),
  name: z.optional(text(300)),
  email: z.optional(z.nullable(Email)),
  organisation: z.optional(z.nullable(text(300))),
  language: z.optional(z.nullable(Language)),
  code: z.optional(z.nullable(text(100))),
  badges: z.optional(z.array(BadgeCode).check(z.maxLength(20))),
  active: z.optional(z.boolean()),
  /** own fields by name */
  fields: z.optional(z.record(z.string(), z.string().check(z.trim(), z.maxLength(1000)))),
})
export type AttendeeChange = z.infer<typeof AttendeeChange>

/** Somebody new on a roster. */
export const AttendeeAdd = z.extend(z.omit(AttendeeChange, { revision: true }), { name: text(300) })
export type AttendeeAdd = z.infer<typeof AttendeeAdd>

/** A session that somebody is booked for, or has a record of. */
export const AttendeeSession = z.object({
  session: Id,
  title: z.string(),
  code: z.nullable(z.string()),
  room: z.nullable(RoomRef),
  start: Ms,
  end: Ms,
  status: AttendanceStatus,
  firstIn: z.nullable(Ms),
  lastOut: z.nullable(Ms),
  totalMs: z.nullable(z.int()),
  percent: z.nullable(z.number()),
  flags: z.array(z.string()),
  provisional: z.boolean(),
  credits: z.optional(z.array(CreditGiven)),
  expiry: z.optional(AttendanceRow.shape.expiry),
  validUntil: AttendanceRow.shape.validUntil,
})
export type AttendeeSession = z.infer<typeof AttendeeSession>

/** All of a person's page. */
export const AttendeeDetail = z.object({
  attendee: AttendeeRow,
  badges: z.array(z.string()),
  source: z.enum(['import', 'staff', 'walk-in']),
  joinedAt: Ms,
  /** the programme's own fields, whether this person has them or not */
  ownFields: z.array(z.string()),
  sessions: z.array(AttendeeSession),
  /** who was merged into this person, by name */
  mergedFrom: z.array(z.object({ id: Id, name: z.string() })),
  /** other programmes whose roster the person is on: they share name, e-mail, organisation, language and fields */
  otherProgrammes: z.array(z.object({ id: Id, name: z.string() })),
})
export type AttendeeDetail = z.infer<typeof AttendeeDetail>

/** Badges made ready to print. */
export const BadgesPrepared = z.object({
  badges: z.int(),
  pages: z.int(),
  /** codes that were made for those who had none */
  made: z.int(),
  /** the first of those whose names no font can print, with what is lacking */
  unprintable: z.array(z.object({ id: Id, name: z.string(), scripts: z.array(z.string()) })),
  unprintableTotal: z.int(),
})
export type BadgesPrepared = z.infer<typeof BadgesPrepared>
