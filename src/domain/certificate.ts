import * as z from 'zod/mini'
import { Id, Ms } from './ids.ts'
import { Delivery } from './session.ts'

// What stands on a certificate (rule C5). Amounts are hundredths of a credit and whole minutes.

export const certificateLanguages = ['en', 'de', 'fr', 'es', 'ar'] as const
export const CertificateLanguage = z.enum(certificateLanguages)
export type CertificateLanguage = z.infer<typeof CertificateLanguage>

/** The language of the fixed words for somebody who reads `language`: English where there are none in it. */
export function certificateLanguage(language: string | null): CertificateLanguage {
  const [own = ''] = (language ?? '').toLowerCase().split('-')
  return certificateLanguages.find((known) => known === own) ?? 'en'
}

const text = (most: number) => z.string().check(z.trim(), z.maxLength(most))

/** The picture of a template, by the SHA-256 of its bytes in hex. */
export const PictureId = z.string().check(z.regex(/^[0-9a-f]{64}$/))

/** What a sponsor sets: the same for all who get a certificate by it. */
export const TemplateContent = z.object({
  /** what it is called, as a session names it */
  name: text(100).check(z.minLength(1)),
  sponsor: text(200).check(z.minLength(1)),
  /** of one line or several */
  address: text(500),
  /** of the sponsor, as the boards gave it; several are parted by commas */
  registry: text(200),
  /** own words below what was earned */
  text: text(1000),
  signatory: text(200),
  /** what the signatory is */
  office: text(200),
  logo: z.nullable(PictureId),
  signature: z.nullable(PictureId),
  paper: z.enum(['a4', 'letter']),
  colour: z.string().check(z.regex(/^#[0-9a-f]{6}$/)),
  /** the time attended, beside the credits */
  minutes: z.boolean(),
})
export type TemplateContent = z.infer<typeof TemplateContent>

export const emptyTemplate: TemplateContent = {
  name: 'Certificate',
  sponsor: '',
  address: '',
  registry: '',
  text: '',
  signatory: '',
  office: '',
  logo: null,
  signature: null,
  paper: 'a4',
  colour: '#1c5d99',
  minutes: true,
}

const Hundredths = z.int().check(z.nonnegative())
export const CertifiedCredits = z.object({
  rule: z.string(),
  /** what people call the rule: CPE, group live (NASBA/AICPA 2024) */
  name: z.string(),
  /** null: the session's credits, whatever its length */
  minutesPerCredit: z.nullable(z.int()),
  hundredths: Hundredths,
  /** the split by field of study */
  fields: z.array(z.object({ name: z.string(), hundredths: Hundredths })),
})
export type CertifiedCredits = z.infer<typeof CertifiedCredits>

export const CertifiedSession = z.object({
  session: Id,
  title: z.string(),
  start: Ms,
  end: Ms,
  room: z.nullable(z.string()),
  delivery: Delivery,
  presenters: z.array(z.string()),
  minutes: z.nullable(z.int()),
  /** by what it is known that the participant was there (rule E7) */
  evidence: z.array(z.string()),
  credits: z.array(CertifiedCredits),
})
export type CertifiedSession = z.infer<typeof CertifiedSession>

/** All that is printed but the name, which is kept apart from it (rule E9), and number, code and date of issue. */
export const CertificateContent = z.object({
  scope: z.enum(['session', 'programme']),
  /** of the session, or of the programme */
  title: z.string(),
  programme: z.string(),
  timeZone: z.string(),
  language: CertificateLanguage,
  sessions: z.array(CertifiedSession).check(z.minLength(1)),
  /** of all sessions together, no minute twice; null: nobody knows the time */
  minutes: z.nullable(z.int()),
  credits: z.array(CertifiedCredits),
  template: TemplateContent,
})
export type CertificateContent = z.infer<typeof CertificateContent>
