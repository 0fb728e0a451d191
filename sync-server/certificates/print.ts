import PDFDocument from 'pdfkit'
import { certificateNumber } from '../../src/domain/verification-code.ts'
import type { Context } from '../context.ts'
import { pictureOf } from '../db/certificate-designs.ts'
import {
  type CertificateRow,
  type CertificateVersion,
  certificateById,
  versionsOf,
} from '../db/certificates.ts'
import type { Db } from '../db/open.ts'
import { findPerson } from '../db/person.ts'
import { HttpProblem } from '../http/problem.ts'
import { certificateFile, missingLetters, type PrintedCertificate } from '../pdf/certificate.ts'
import { createTypesetter } from '../pdf/text.ts'
import { type Around, verifyAddress } from './mail.ts'

export type PrintContext = Around & Pick<Context, 'database'>

/**
 * The file of a certificate: of its newest version, else of the one named.
 * @throws HttpProblem `not-found`; `invalid` where it was revoked, its name was erased, or no font has its
 * letters: the person is named
 */
export async function certificatePdf(
  ctx: PrintContext,
  id: string,
  version?: number,
): Promise<Uint8Array> {
  return certificateFile(await toPrint(ctx, id, version))
}

/** Everything that a certificate's file is drawn from; throws as `certificatePdf` does. */
export async function toPrint(
  ctx: PrintContext,
  id: string,
  version?: number,
): Promise<PrintedCertificate> {
  const { db } = ctx.database
  const row = await certificateById(db, id)
  if (!row) throw new HttpProblem('not-found', 'There is no such certificate.')
  const wanted = version ?? row.version
  const found = (await versionsOf(db, id)).find((one) => one.version === wanted)
  if (!found) throw new HttpProblem('not-found', 'This certificate has no such version.')
  const printed = await assemble(ctx, db, row, found)
  const type = createTypesetter(new PDFDocument({ autoFirstPage: false }))
  refuseLacking(missingLetters(type, printed.participant, found.content), printed.participant)
  return printed
}

async function assemble(
  ctx: Around,
  db: Db,
  row: CertificateRow,
  { content, participant, version, issuedAt }: CertificateVersion,
): Promise<PrintedCertificate> {
  const number = certificateNumber(row.year, row.n)
  if (row.state === 'revoked') {
    throw new HttpProblem('invalid', `Certificate ${number} was revoked: it is printed no more.`)
  }
  if (participant === null) {
    throw new HttpProblem(
      'invalid',
      `The name on certificate ${number} was erased with the person’s data: it can’t be printed.`,
    )
  }
  const { template } = content
  const wanted = [template.logo, template.signature].flatMap((id) => id ?? [])
  const pictures = new Map<string, Uint8Array>()
  for (const id of wanted) {
    const picture = await pictureOf(db, row.programme, id)
    if (picture) pictures.set(id, picture.bytes)
  }
  return {
    content,
    participant,
    reads: (await findPerson(db, row.attendee))?.language ?? null,
    number,
    code: row.code,
    address: verifyAddress(ctx, row.code),
    issuedAt,
    version,
    pictures,
  }
}

/** @throws HttpProblem `invalid` that names the person and the scripts */
export function refuseLacking(scripts: readonly string[], participant: string): void {
  if (scripts.length === 0) return
  throw new HttpProblem(
    'invalid',
    `The certificate of ${participant} can’t be printed: no font has its letters (${scripts.join(', ')}).`,
    { scripts, participant },
  )
}
