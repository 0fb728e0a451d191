import * as z from 'zod/mini'
import { CreditRuleIds } from './credit-rule.ts'
import { Ms } from './ids.ts'
import { mostPhoneFields, PhoneField } from './phone.ts'

/** Rule P7. `cap:90` counts so many minutes after the check-in. */
export const ForgottenCheckOut = z.union([
  z.enum(['none', 'session-end', 'last-evidence', 'review']),
  z.string().check(z.regex(/^cap:[1-9]\d{0,4}$/)),
])
export type ForgottenCheckOut = z.infer<typeof ForgottenCheckOut>

/** Rule P4. */
export const ForgottenCheckIn = z.enum(['none', 'session-start'])
export type ForgottenCheckIn = z.infer<typeof ForgottenCheckIn>

export const KioskMode = z.enum(['in', 'out', 'both'])
export type KioskMode = z.infer<typeof KioskMode>

export const WalkInField = z.object({
  name: z.string(),
  label: z.optional(z.string()),
  required: z.boolean(),
})
export type WalkInField = z.infer<typeof WalkInField>

/** So many own fields a programme has (row M6). */
export const mostOwnFields = 5
export const OwnFieldName = z.string().check(z.trim(), z.minLength(1), z.maxLength(100))

/** A programme's settings (RULES, "Settings and defaults"). A session's own setting wins. */
export const Settings = z.object({
  bounceMs: z.int().check(z.nonnegative()),
  undoMs: z.int().check(z.nonnegative()),
  resultMs: z.int().check(z.positive()),
  opensBeforeMs: z.int().check(z.nonnegative()),
  closesAfterMs: z.int().check(z.nonnegative()),
  mode: KioskMode,
  confirmOut: z.boolean(),
  walkInFields: z.array(WalkInField),
  languages: z.array(z.string()),
  keepDays: z.int().check(z.positive()),
  impliedCheckOut: z.boolean(),
  automaticMark: z.boolean(),
  deadlineMs: z.int().check(z.nonnegative()),
  confidenceMs: z.int().check(z.positive()),
  expiringSoonDays: z.int().check(z.nonnegative()),
  /** so many days before an attendance expires its attendee is told by mail; null: nobody is (row C6) */
  expiryNoticeDays: z.nullable(z.int().check(z.nonnegative(), z.lte(730))),
  /** the day from which an attendance is valid (rule X1) */
  expiryFrom: z.enum(['mark', 'session-end']),
  personalDataYears: z.int().check(z.positive(), z.lte(100)),
  /** what else is kept of attendees, by name */
  ownFields: z.array(OwnFieldName).check(z.maxLength(mostOwnFields)),
  /** ids of the rules that turn attendance into credits (rules C) */
  creditRules: CreditRuleIds,
  /** people may check in and out on their own phones (row P1) */
  phoneCheckIn: z.boolean(),
  phoneEmailRequired: z.boolean(),
  /** what else people are asked there, beside name and e-mail */
  phoneFields: z.array(PhoneField).check(z.maxLength(mostPhoneFields)),
  /** until when people may say themselves where they were, ms UTC; null: not at all (row P2) */
  selfReportUntil: z.nullable(Ms),
})
export type Settings = z.infer<typeof Settings>

export const defaultSettings: Settings = {
  bounceMs: 10_000,
  undoMs: 5_000,
  resultMs: 5_000,
  opensBeforeMs: 20 * 60_000,
  closesAfterMs: 20 * 60_000,
  mode: 'both',
  confirmOut: false,
  walkInFields: [
    { name: 'name', required: true },
    { name: 'email', required: false },
    { name: 'organisation', required: false },
  ],
  languages: ['en', 'de', 'fr', 'es', 'ar'],
  keepDays: 30,
  impliedCheckOut: true,
  automaticMark: true,
  deadlineMs: 48 * 3_600_000,
  confidenceMs: 60_000,
  expiringSoonDays: 30,
  expiryNoticeDays: 30,
  expiryFrom: 'mark',
  personalDataYears: 5,
  ownFields: [],
  creditRules: ['plain'],
  phoneCheckIn: true,
  phoneEmailRequired: true,
  phoneFields: [],
  selfReportUntil: null,
}
