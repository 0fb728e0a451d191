import type { Generated } from 'kysely'
import type { Flag01, Json } from './column-types.ts'

/** A certificate: its number and code stay, whatever versions it comes to have. Never deleted. */
export interface CertificatesTable {
  id: string
  programme: string
  /** null: for all that the attendee has in the programme */
  session: string | null
  /** the session, or nothing for the whole programme: at most one that is not revoked for each attendee */
  about: string
  attendee: string
  year: number
  /** in the programme and year, from 1, without a gap */
  n: number
  /** at least 128 random bits: whoever has it may see the public page */
  code: string
  state: 'valid' | 'review' | 'revoked'
  /** the newest */
  version: number
  /** a person kept the newest version though less follows by now */
  kept: Flag01
  /** under review: the amounts that follow by now; null: none do, or it isn't under review */
  now: Json | null
  /** the last version that was sent by mail; 0: none */
  mailed: number
  issued_at: number
  changed_at: number
}

/** Append-only: what was printed. */
export interface CertificateVersionsTable {
  certificate: string
  version: number
  /** canonical JSON of all that is printed but the name */
  content: Json
  /** the name as printed, which is personal data (rule E9); null: erased */
  participant: string | null
  /** the sessions' completions with their revisions (rule V2) */
  made_from: Json
  issued_at: number
  /** a person's or token's id, or `system` */
  by: string
}

/** Append-only: what people decided. */
export interface CertificateActsTable {
  n: Generated<number>
  certificate: string
  version: number
  act: 'kept' | 'revoked'
  reason: string | null
  /** the amounts that followed at that moment; null: none did */
  against: Json | null
  by: string
  at: number
}

export interface CertificateTemplatesTable {
  id: string
  programme: string
  /** the name without case: a session names its template by it */
  name_key: string
  content: Json
  /** the one of sessions that name none */
  standard: Flag01
  revision: number
  updated_at: number
}

export interface CertificatePicturesTable {
  programme: string
  /** SHA-256 of the bytes, hex */
  id: string
  type: 'image/png' | 'image/jpeg'
  /** base64 */
  bytes: string
  at: number
}

/** Issuing for many: where it stands, so that it goes on after whatever ends the process. */
export interface CertificateRunsTable {
  id: string
  programme: string
  session: string | null
  /** whoever gets one is told by mail */
  mail: Flag01
  by: string
  at: number
  total: number
  done: number
  issued: number
  /** the last attendee who was done; null: none yet */
  after: string | null
  finished_at: number | null
}

/** Who got none in a run, and why. */
export interface CertificateSkipsTable {
  run: string
  attendee: string
  why: string
}

/** What a programme set for its certificates; no row: the defaults. */
export interface CertificateSettingsTable {
  programme: string
  content: Json
}

/** Keys that credentials are signed with. The private parts never leave this table but in a backup. */
export interface IssuerKeysTable {
  kid: string
  public_jwk: Json
  private_jwk: Json
  created_at: number
  /** no longer signs; what it signed stays valid */
  retired_at: number | null
}

export interface CertificateTables {
  certificates: CertificatesTable
  certificate_versions: CertificateVersionsTable
  certificate_acts: CertificateActsTable
  certificate_templates: CertificateTemplatesTable
  certificate_pictures: CertificatePicturesTable
  certificate_runs: CertificateRunsTable
  certificate_skips: CertificateSkipsTable
  certificate_settings: CertificateSettingsTable
  issuer_keys: IssuerKeysTable
}
