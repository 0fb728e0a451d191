import { typedCode } from '../../src/domain/verification-code.ts'
import type { CertificateRow } from './certificates.ts'
import type { Db } from './open.ts'
import { pastWord, queryWords } from './searched-words.ts'

/** Which certificates a list shows; what is left out narrows nothing. */
export interface CertificateFilter {
  state?: CertificateRow['state'] | undefined
  /** a session's id, or nothing for those of the whole programme */
  about?: string | undefined
  /** a number, a code, or the beginnings of words of the name */
  q?: string | undefined
}

/** A part of a programme's certificates, the newest first, `limit` + 1 of it. */
export async function certificatesPage(
  db: Db,
  programme: string,
  filter: CertificateFilter,
  { limit, before }: { limit: number; before: { issuedAt: number; id: string } | null },
): Promise<CertificateRow[]> {
  let query = filtered(db, programme, filter).selectAll('certificates')
  if (before) {
    const { issuedAt, id } = before
    query = query.where(({ and, eb, or }) =>
      or([
        eb('certificates.issued_at', '<', issuedAt),
        and([eb('certificates.issued_at', '=', issuedAt), eb('certificates.id', '<', id)]),
      ]),
    )
  }
  return query
    .orderBy('certificates.issued_at', 'desc')
    .orderBy('certificates.id', 'desc')
    .limit(limit + 1)
    .execute()
}

/** All that the filter leaves whose names are not erased, in the order of their numbers. */
export async function allCertificates(
  db: Db,
  programme: string,
  filter: CertificateFilter,
): Promise<{ id: string; year: number; n: number }[]> {
  return filtered(db, programme, filter)
    .innerJoin('certificate_versions', (join) =>
      join
        .onRef('certificate_versions.certificate', '=', 'certificates.id')
        .onRef('certificate_versions.version', '=', 'certificates.version'),
    )
    .where('certificate_versions.participant', 'is not', null)
    .select(['certificates.id', 'certificates.year', 'certificates.n'])
    .orderBy('certificates.year')
    .orderBy('certificates.n')
    .execute()
}

/** How many there are in each state. */
export async function certificateCounts(
  db: Db,
  programme: string,
  filter: Omit<CertificateFilter, 'state'>,
): Promise<Record<CertificateRow['state'], number>> {
  const rows = await filtered(db, programme, filter)
    .select(['certificates.state', (eb) => eb.fn.countAll<number>().as('count')])
    .groupBy('certificates.state')
    .execute()
  const counts = { valid: 0, review: 0, revoked: 0 }
  for (const { state, count } of rows) counts[state] = Number(count)
  return counts
}

function filtered(db: Db, programme: string, { state, about, q = '' }: CertificateFilter) {
  let query = db.selectFrom('certificates').where('certificates.programme', '=', programme)
  if (state !== undefined) query = query.where('certificates.state', '=', state)
  if (about !== undefined) query = query.where('certificates.about', '=', about)
  const code = typedCode(q)
  if (code !== null) return query.where('certificates.code', '=', code)
  const [, year, n] = /^\s*(\d{4})-(\d{1,9})\s*$/.exec(q) ?? []
  if (year !== undefined) {
    return query
      .where('certificates.year', '=', Number(year))
      .where('certificates.n', '=', Number(n))
  }
  for (const word of queryWords(q)) {
    query = query.where('certificates.attendee', 'in', (eb) =>
      eb
        .selectFrom('attendee_words')
        .select('attendee_words.attendee')
        .where('attendee_words.word', '>=', word)
        .where('attendee_words.word', '<', pastWord(word)),
    )
  }
  return query
}
