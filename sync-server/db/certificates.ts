import { type Insertable, type Selectable, sql } from 'kysely'
import * as z from 'zod/mini'
import { CertificateContent } from '../../src/domain/certificate.ts'
import { Earned, type EarnedNow } from '../../src/domain/certificate-change.ts'
import type { CertificatesTable, CertificateVersionsTable } from './certificate-tables.ts'
import type { Db, Tx } from './open.ts'
import { parts } from './taps.ts'

export type CertificateRow = Selectable<CertificatesTable>

/** A completion that a version was made from. */
export const MadeFrom = z.array(z.object({ session: z.string(), revision: z.int() }))
export type MadeFrom = z.infer<typeof MadeFrom>

/** One version as it was printed. */
export interface CertificateVersion {
  version: number
  content: CertificateContent
  /** null: erased */
  participant: string | null
  madeFrom: MadeFrom
  issuedAt: number
  by: string
}

/** The next free number of a programme's year; whoever asks holds its records (lockRecords). */
export async function nextNumber(tx: Tx, programme: string, year: number): Promise<number> {
  const { last } = await tx
    .selectFrom('certificates')
    .select((eb) => eb.fn.max('n').as('last'))
    .where('programme', '=', programme)
    .where('year', '=', year)
    .executeTakeFirstOrThrow()
  return Number(last ?? 0) + 1
}

export async function addCertificate(
  tx: Tx,
  certificate: Insertable<CertificatesTable>,
  version: CertificateVersionsTable,
): Promise<void> {
  await tx.insertInto('certificates').values(certificate).execute()
  await tx.insertInto('certificate_versions').values(version).execute()
}

/** A further version, which is valid: those before stay and are superseded by it. */
export async function addVersion(tx: Tx, version: CertificateVersionsTable): Promise<void> {
  await tx.insertInto('certificate_versions').values(version).execute()
  await tx
    .updateTable('certificates')
    .set({ version: version.version, state: 'valid', kept: 0, now: null })
    .set({ changed_at: version.issued_at })
    .where('id', '=', version.certificate)
    .execute()
}

/** What became of a certificate without a new version. */
export async function setState(
  tx: Tx,
  id: string,
  change: Pick<CertificateRow, 'state' | 'kept' | 'now'>,
  at: number,
): Promise<void> {
  await tx
    .updateTable('certificates')
    .set({ ...change, changed_at: at })
    .where('id', '=', id)
    .execute()
}

/** Notes that a version was sent by mail. */
export async function noteMailed(tx: Tx, id: string, version: number): Promise<void> {
  await tx.updateTable('certificates').set({ mailed: version }).where('id', '=', id).execute()
}

/** Certificates of which a former version was sent by mail, and the newest was not. */
export async function toMailAgain(db: Db | Tx, limit: number): Promise<CertificateRow[]> {
  return (
    db
      .selectFrom('certificates')
      .selectAll()
      // in the words of the partial index, so that both databases use it
      .where(sql<boolean>`mailed > 0 and mailed < version and state = 'valid'`)
      .orderBy('id')
      .limit(limit)
      .execute()
  )
}

export async function certificateById(db: Db | Tx, id: string): Promise<CertificateRow | null> {
  const row = await db
    .selectFrom('certificates')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst()
  return row ?? null
}

export async function certificateByCode(db: Db | Tx, code: string): Promise<CertificateRow | null> {
  const row = await db
    .selectFrom('certificates')
    .selectAll()
    .where('code', '=', code)
    .executeTakeFirst()
  return row ?? null
}

/** The certificates of these attendees in a programme that are not revoked. */
export async function standingOf(
  db: Db | Tx,
  programme: string,
  attendees: Iterable<string>,
): Promise<CertificateRow[]> {
  const found: CertificateRow[] = []
  for (const part of parts(attendees)) {
    const rows = await db
      .selectFrom('certificates')
      .selectAll()
      .where('attendee', 'in', part)
      .where('programme', '=', programme)
      .where('state', '!=', 'revoked')
      .orderBy('issued_at')
      .orderBy('id')
      .execute()
    found.push(...rows)
  }
  return found
}

/** The certificates for the whole programme of those who completed a session. */
export async function wholeOfCompleted(
  tx: Tx,
  programme: string,
  session: string,
): Promise<CertificateRow[]> {
  return tx
    .selectFrom('certificates')
    .innerJoin('completions', 'completions.attendee', 'certificates.attendee')
    .selectAll('certificates')
    .where('completions.session', '=', session)
    .where('completions.marked_at', 'is not', null)
    .where('certificates.programme', '=', programme)
    .where('certificates.about', '=', '')
    .where('certificates.state', '!=', 'revoked')
    .execute()
}

/** Some certificate for a session, or for the whole programme, that is not revoked; null: there is none. */
export async function someCertificate(
  db: Db,
  programme: string,
  about: string,
): Promise<CertificateRow | null> {
  const row = await db
    .selectFrom('certificates')
    .selectAll()
    .where('programme', '=', programme)
    .where('about', '=', about)
    .where('state', '!=', 'revoked')
    .orderBy('issued_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ?? null
}

/** All versions of a certificate, the newest first. */
export async function versionsOf(db: Db | Tx, id: string): Promise<CertificateVersion[]> {
  const rows = await db
    .selectFrom('certificate_versions')
    .selectAll()
    .where('certificate', '=', id)
    .orderBy('version', 'desc')
    .execute()
  return rows.map(readVersion)
}

/** The newest version of each of these certificates. */
export async function newestVersions(
  db: Db | Tx,
  ids: readonly string[],
): Promise<Map<string, CertificateVersion>> {
  const found = new Map<string, CertificateVersion>()
  for (const part of parts(ids)) {
    const rows = await db
      .selectFrom('certificate_versions')
      .innerJoin('certificates', (join) =>
        join
          .onRef('certificates.id', '=', 'certificate_versions.certificate')
          .onRef('certificates.version', '=', 'certificate_versions.version'),
      )
      .selectAll('certificate_versions')
      .where('certificate', 'in', part)
      .execute()
    for (const row of rows) found.set(row.certificate, readVersion(row))
  }
  return found
}

function readVersion(row: Selectable<CertificateVersionsTable>): CertificateVersion {
  return {
    version: row.version,
    content: z.parse(CertificateContent, JSON.parse(row.content)),
    participant: row.participant,
    madeFrom: z.parse(MadeFrom, JSON.parse(row.made_from)),
    issuedAt: row.issued_at,
    by: row.by,
  }
}

export interface CertificateAct {
  certificate: string
  version: number
  act: 'kept' | 'revoked'
  reason: string | null
  against: EarnedNow
  by: string
  at: number
}

export async function addAct(tx: Tx, act: CertificateAct): Promise<void> {
  const against = act.against === null ? null : JSON.stringify(act.against)
  await tx
    .insertInto('certificate_acts')
    .values({ ...act, against })
    .execute()
}

/** What people decided about these certificates, oldest first. */
export async function actsOf(db: Db | Tx, ids: readonly string[]): Promise<CertificateAct[]> {
  const found: CertificateAct[] = []
  for (const part of parts(ids)) {
    const rows = await db
      .selectFrom('certificate_acts')
      .selectAll()
      .where('certificate', 'in', part)
      .orderBy('n')
      .execute()
    found.push(...rows.map(({ n, ...row }) => ({ ...row, against: readEarned(row.against) })))
  }
  return found
}

/** Reads amounts as they are stored; null: none. */
export const readEarned = (json: string | null): EarnedNow =>
  json === null ? null : z.parse(Earned, JSON.parse(json))
