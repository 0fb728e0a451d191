import type {
  CertificateDetail,
  CertificateRow as Shown,
} from '../../src/domain/api-certificates.ts'
import { earnedOf } from '../../src/domain/certificate-change.ts'
import { certificateNumber } from '../../src/domain/verification-code.ts'
import {
  actsOf,
  type CertificateRow,
  type CertificateVersion,
  certificateById,
  newestVersions,
  readEarned,
  versionsOf,
} from '../db/certificates.ts'
import type { Db } from '../db/open.ts'
import { HttpProblem } from '../http/problem.ts'
import { type Around, verifyAddress } from './mail.ts'

/** Certificates as the API shows them, in their order. */
export async function showCertificates(db: Db, rows: readonly CertificateRow[]): Promise<Shown[]> {
  const versions = await newestVersions(
    db,
    rows.map(({ id }) => id),
  )
  return rows.flatMap((row) => {
    const newest = versions.get(row.id)
    return newest ? [show(row, newest)] : []
  })
}

function show(row: CertificateRow, newest: CertificateVersion): Shown {
  return {
    id: row.id,
    number: certificateNumber(row.year, row.n),
    code: row.code,
    session: row.session,
    title: newest.content.title,
    attendee: row.attendee,
    participant: newest.participant,
    state: row.state,
    version: row.version,
    kept: row.kept === 1,
    issued: earnedOf(newest.content),
    now: readEarned(row.now),
    issuedAt: row.issued_at,
    changedAt: row.changed_at,
    mailed: row.mailed > 0,
  }
}

/** @throws HttpProblem `not-found` */
export async function showCertificate(ctx: Around, db: Db, id: string): Promise<CertificateDetail> {
  const row = await certificateById(db, id)
  const versions = row ? await versionsOf(db, id) : []
  const newest = versions[0]
  if (!row || !newest) throw new HttpProblem('not-found', 'There is no such certificate.')
  const acts = await actsOf(db, [id])
  return {
    certificate: show(row, newest),
    address: verifyAddress(ctx, row.code),
    versions: versions.map(({ version, content, participant, issuedAt, by }) => ({
      ...{ version, content, participant, issuedAt, by },
    })),
    acts: acts.map(({ act, version, reason, by, at }) => ({ act, version, reason, by, at })),
  }
}
