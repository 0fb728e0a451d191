import * as z from 'zod/mini'
import {
  CertificateContent,
  CertificateLanguage,
  PictureId,
  TemplateContent,
} from './certificate.ts'
import { Earned } from './certificate-change.ts'
import { Id, Ms } from './ids.ts'

// Certificates in the admin (rows C3, rules C5 and V2). Times are ms UTC.

export const CertificateState = z.enum(['valid', 'review', 'revoked'])
export type CertificateState = z.infer<typeof CertificateState>

/** A certificate in a list. */
export const CertificateRow = z.object({
  id: Id,
  number: z.string(),
  code: z.string(),
  /** null: for the whole programme */
  session: z.nullable(Id),
  title: z.string(),
  attendee: Id,
  /** as printed; null: erased */
  participant: z.nullable(z.string()),
  state: CertificateState,
  version: z.int(),
  /** a person kept it though less follows by now */
  kept: z.boolean(),
  /** the amounts of the newest version */
  issued: Earned,
  /** under review: what follows now; null: nothing does, or it isn't under review */
  now: z.nullable(Earned),
  issuedAt: Ms,
  /** of what happened last */
  changedAt: Ms,
  mailed: z.boolean(),
})
export type CertificateRow = z.infer<typeof CertificateRow>

/** A page of certificates, the newest first, with how many there are in each state. */
export const CertificatePage = z.object({
  items: z.array(CertificateRow),
  next: z.nullable(z.string()),
  counts: z.object({ valid: z.int(), review: z.int(), revoked: z.int() }),
})
export type CertificatePage = z.infer<typeof CertificatePage>

export const CertificateDetail = z.object({
  certificate: CertificateRow,
  /** where anybody can verify it */
  address: z.string(),
  /** the newest first */
  versions: z.array(
    z.object({
      version: z.int(),
      content: CertificateContent,
      participant: z.nullable(z.string()),
      issuedAt: Ms,
      by: z.string(),
    }),
  ),
  /** what people decided, oldest first */
  acts: z.array(
    z.object({
      act: z.enum(['kept', 'revoked']),
      version: z.int(),
      reason: z.nullable(z.string()),
      by: z.string(),
      at: Ms,
    }),
  ),
})
export type CertificateDetail = z.infer<typeof CertificateDetail>

/** A decision on the version that one looked at. */
export const DecisionRequest = z.object({
  version: z.int(),
  reason: z.string().check(z.trim(), z.minLength(1), z.maxLength(1000)),
})
export type DecisionRequest = z.infer<typeof DecisionRequest>

/** Why people got none in a run, and how many. */
export const SkipKind = z.enum([
  'has-one',
  'not-attended',
  'not-closed',
  'survey',
  'no-template',
  'nobody',
  'letters',
])
export type SkipKind = z.infer<typeof SkipKind>

export const IssueRequest = z.object({
  /** null: one for all that each completed in the programme */
  session: z.nullable(Id),
  /** a mail with it to whoever gets one */
  mail: z.boolean(),
})
export type IssueRequest = z.infer<typeof IssueRequest>

/** Issuing for many, and where it stands. */
export const IssueRun = z.object({
  id: Id,
  session: z.nullable(Id),
  mail: z.boolean(),
  by: z.string(),
  at: Ms,
  total: z.int(),
  done: z.int(),
  issued: z.int(),
  finishedAt: z.nullable(Ms),
  skipped: z.array(z.object({ why: SkipKind, count: z.int() })),
  /** the first of those whom somebody must do something about */
  people: z.array(
    z.object({
      attendee: Id,
      name: z.string(),
      why: SkipKind,
      /** whose letters no font has */
      scripts: z.array(z.string()),
    }),
  ),
})
export type IssueRun = z.infer<typeof IssueRun>

export const CertificateTemplate = z.object({
  id: Id,
  content: TemplateContent,
  /** of sessions that name none */
  standard: z.boolean(),
  /** a save names the one that it was made from */
  revision: z.int(),
  updatedAt: Ms,
})
export type CertificateTemplate = z.infer<typeof CertificateTemplate>

export const TemplateSave = z.object({
  content: TemplateContent,
  standard: z.boolean(),
  /** 0: it is new */
  revision: z.int(),
})
export type TemplateSave = z.infer<typeof TemplateSave>

/** Somebody's certificate as a template would make it. */
export const PreviewRequest = z.object({
  content: TemplateContent,
  language: CertificateLanguage,
  participant: z.string().check(z.trim(), z.minLength(1), z.maxLength(300)),
})
export type PreviewRequest = z.infer<typeof PreviewRequest>

/** A preview's file, base64. */
export const PreviewFile = z.object({ pdf: z.string() })

export const PictureStored = z.object({ id: PictureId })

export const CertificateSettings = z.object({
  /** whoever completed gets one without anybody pressing a button */
  automatic: z.boolean(),
  /** and a mail with it */
  mail: z.boolean(),
  /** none before the session is closed (row S6) */
  wait: z.boolean(),
})
export type CertificateSettings = z.infer<typeof CertificateSettings>

/** A key that credentials are signed with: its public part alone. */
export const IssuerKey = z.object({
  kid: z.string(),
  createdAt: Ms,
  /** signs no more; what it signed stays valid */
  retiredAt: z.nullable(Ms),
})
export type IssuerKey = z.infer<typeof IssuerKey>

/** A public key as verifiers ask for it (RFC 7517): of RSA, nothing secret. */
export const Jwk = z.object({
  kty: z.string(),
  n: z.string(),
  e: z.string(),
  kid: z.string(),
  alg: z.string(),
  use: z.string(),
})
export type Jwk = z.infer<typeof Jwk>
