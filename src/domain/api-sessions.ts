import * as z from 'zod/mini'
import { SessionRow } from './api.ts'
import { Clash } from './clashes.ts'
import { Id, Moment } from './ids.ts'

// Creating and changing sessions, rooms and programmes (PROTOCOL section 6).

const text = (most: number) => z.string().check(z.trim(), z.minLength(1), z.maxLength(most))
const whole = (least: number, most: number) =>
  z.nullable(z.int().check(z.minimum(least), z.maximum(most)))
const credits = z.nullable(z.number().check(z.minimum(0), z.maximum(9999), z.multipleOf(0.01)))
const rowFields = SessionRow.shape

/** Any field of a session; what isn't named stays. `revision`: the one that the change is based on. */
export const SessionChange = z.partial(
  z.object({
    ...rowFields,
    id: z.unknown(),
    code: z.nullable(text(100)),
    title: text(1000),
    room: z.nullable(z.union([Id, z.object({ id: Id })])),
    start: Moment,
    end: Moment,
    actualStart: z.nullable(Moment),
    actualEnd: z.nullable(Moment),
    presenters: z.array(text(300)).check(z.maxLength(200)),
    capacity: whole(0, 1_000_000),
    breaks: rowFields.breaks.check(z.maxLength(100)),
    fieldOfStudy1: z.nullable(text(200)),
    credits1: credits,
    fieldOfStudy2: z.nullable(text(200)),
    credits2: credits,
    fieldOfStudy3: z.nullable(text(200)),
    credits3: credits,
    expiryMonths: whole(1, 1200),
    survey: z.nullable(text(2000)),
    certificate: z.nullable(text(2000)),
    opensBeforeMin: whole(0, 1440),
    closesAfterMin: whole(0, 1440),
    thresholdPercent: whole(0, 100),
    checkInCode: z.nullable(text(100)),
    checkOutCode: z.nullable(text(100)),
  }),
)
export type SessionChange = z.infer<typeof SessionChange>

/** What a new session holds where nothing is said of it. */
export const emptySession: Pick<
  SessionRow,
  | 'code'
  | 'presenters'
  | 'capacity'
  | 'delivery'
  | 'breaks'
  | 'fieldOfStudy1'
  | 'credits1'
  | 'fieldOfStudy2'
  | 'credits2'
  | 'fieldOfStudy3'
  | 'credits3'
  | 'expiryMonths'
  | 'survey'
  | 'certificate'
  | 'creditRules'
  | 'opensBeforeMin'
  | 'closesAfterMin'
  | 'thresholdPercent'
  | 'forgottenCheckOut'
  | 'checkInRequired'
  | 'checkInCode'
  | 'checkOutRequired'
  | 'checkOutCode'
> = {
  code: null,
  presenters: [],
  capacity: null,
  delivery: 'in-person',
  breaks: [],
  fieldOfStudy1: null,
  credits1: null,
  fieldOfStudy2: null,
  credits2: null,
  fieldOfStudy3: null,
  credits3: null,
  expiryMonths: null,
  survey: null,
  certificate: null,
  creditRules: null,
  opensBeforeMin: null,
  closesAfterMin: null,
  thresholdPercent: null,
  forgottenCheckOut: null,
  checkInRequired: false,
  checkInCode: null,
  checkOutRequired: false,
  checkOutCode: null,
}

/** A new session: what isn't named is empty, no or none. */
export const NewSession = z.extend(SessionChange, { title: text(1000), start: Moment, end: Moment })
export type NewSession = z.infer<typeof NewSession>

/** A session as it stands after it was added or changed, with what it now clashes with. */
export const SessionSaved = z.extend(SessionRow, { clashes: z.array(Clash) })
export type SessionSaved = z.infer<typeof SessionSaved>

/** Every clash of a programme. */
export const ClashesAnswer = z.object({ items: z.array(Clash) })

/** The name of a programme or a room. */
export const Name = text(200)

/** The first and the last day of a programme, `2026-11-17`, in its zone; null: not said. */
const Day = z.nullable(z.iso.date())

export const NewProgramme = z.object({
  name: Name,
  timeZone: z.string(),
  startsOn: z.optional(Day),
  endsOn: z.optional(Day),
})
export type NewProgramme = z.infer<typeof NewProgramme>

export const ProgrammeChange = z.partial(NewProgramme)
export type ProgrammeChange = z.infer<typeof ProgrammeChange>

/** A stale change's problem holds the session as it stands (409 `stale`). */
export const StaleProblem = z.looseObject({ code: z.literal('stale'), current: SessionRow })
