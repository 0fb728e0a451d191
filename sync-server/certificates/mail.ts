import type { CertificateContent } from '../../src/domain/certificate.ts'
import { certificateNumber } from '../../src/domain/verification-code.ts'
import type { Context } from '../context.ts'
import { audit } from '../db/audit.ts'
import {
  type CertificateRow,
  certificateById,
  newestVersions,
  noteMailed,
  toMailAgain,
} from '../db/certificates.ts'
import type { Tx } from '../db/open.ts'
import { findPerson } from '../db/person.ts'
import { HttpProblem } from '../http/problem.ts'
import { ownAddress } from '../links/address.ts'
import { queueMail } from '../mail/queue.ts'

export type Around = Pick<Context, 'config' | 'localHttps'>

/** The address of a certificate's public page. */
export const verifyAddress = (ctx: Around, code: string): string =>
  `${ownAddress(ctx)}/verify/${code}`

type Named = Pick<CertificateRow, 'id' | 'programme' | 'attendee' | 'year' | 'n' | 'code'>

/** Sends a version to whom it is for, once. */
export async function mailCertificate(
  tx: Tx,
  ctx: Around & Pick<Context, 'clock' | 'newId'>,
  { id, programme, attendee, year, n, code }: Named,
  version: number,
  { title, language }: CertificateContent,
): Promise<void> {
  await queueMail(tx, ctx, {
    key: `certificate ${id} ${version}`,
    programme,
    template: 'certificate',
    attendee,
    language,
    values: { title, number: certificateNumber(year, n), link: verifyAddress(ctx, code) },
    attach: [{ kind: 'certificate', id }],
  })
  await noteMailed(tx, id, version)
}

const atOnce = 50

/**
 * Whoever was sent a certificate is sent the version that superseded it.
 * @returns how many
 */
export async function mailSuperseding(ctx: Context): Promise<number> {
  return ctx.database.transact(async (tx) => {
    const due = await toMailAgain(tx, atOnce)
    const versions = await newestVersions(
      tx,
      due.map(({ id }) => id),
    )
    for (const row of due) {
      const newest = versions.get(row.id)
      if (newest) await mailCertificate(tx, ctx, row, newest.version, newest.content)
    }
    return due.length
  })
}

/**
 * Sends the newest version to whom it is for, unless it was sent already.
 * @throws HttpProblem `not-found`; `invalid` where there is no address, or the certificate is no longer valid
 * @returns whether it was not sent before
 */
export async function mailNow(ctx: Context, id: string, by: string): Promise<boolean> {
  return ctx.database.transact(async (tx) => {
    const row = await certificateById(tx, id)
    const newest = row && (await newestVersions(tx, [id])).get(id)
    if (!row || !newest) throw new HttpProblem('not-found', 'There is no such certificate.')
    if (row.state !== 'valid') {
      throw new HttpProblem(
        'invalid',
        'Only a certificate that is valid is sent. Nothing was sent.',
      )
    }
    const person = await findPerson(tx, row.attendee)
    if (!person?.email) {
      throw new HttpProblem('invalid', 'This attendee has no e-mail address. Nothing was sent.')
    }
    if (row.mailed === row.version) return false
    await mailCertificate(tx, ctx, row, newest.version, newest.content)
    const { attendee, session, version } = row
    const detail = { attendee, session, version }
    const act = { at: ctx.clock(), by, act: 'certificate-mail', subject: `certificate:${id}` }
    await audit(tx, ctx.database.dialect, { ...act, detail })
    return true
  })
}
