import type { CertificateLanguage } from '../../../src/domain/certificate.ts'
import { ar } from './ar.ts'
import { de } from './de.ts'
import { en } from './en.ts'
import { es } from './es.ts'
import { fr } from './fr.ts'

/** The fixed words of certificates and of the public page, in one language. */
export interface CertificateWords {
  heading: string
  certifies: string
  attended: string
  attendedSeveral: string
  date: string
  location: string
  delivery: string
  deliveries: Record<'in-person' | 'virtual' | 'hybrid', string>
  online: string
  time: string
  minutes: (n: number) => string
  credits: string
  session: string
  programme: string
  /** of a rule by its name: how long one credit is; null: as designated */
  oneCredit: (rule: string, minutes: number | null) => string
  evidence: string
  evidences: Record<string, string>
  /** the sponsor's records, for five years */
  records: string
  registry: string
  issued: string
  number: string
  code: string
  verify: string
  /** where there is no picture of a signature */
  noSignature: string
  version: (n: number) => string
  page: (n: number, of: number) => string
  public: PublicWords
}

/** What the public page says besides. */
export interface PublicWords {
  title: string
  lead: string
  field: string
  hint: string
  look: string
  other: string
  states: Record<'valid' | 'review' | 'revoked', { fact: string; told: string }>
  supersededBy: (version: number, date: string) => string
  newest: string
  before: string
  participant: string
  erased: string
  unknown: { fact: string; told: string }
  isNumber: { fact: string; told: string }
  slow: { fact: string; told: string }
  credential: string
  by: string
}

const all: Record<CertificateLanguage, CertificateWords> = { en, de, fr, es, ar }

export const certificateWords = (language: CertificateLanguage): CertificateWords => all[language]
