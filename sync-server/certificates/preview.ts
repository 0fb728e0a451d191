import PDFDocument from 'pdfkit'
import type { PreviewRequest } from '../../src/domain/api-certificates.ts'
import type { CertifiedSession } from '../../src/domain/certificate.ts'
import type { Context } from '../context.ts'
import { pictureOf } from '../db/certificate-designs.ts'
import { sessionsOf } from '../db/sessions.ts'
import { certificateFile, missingLetters } from '../pdf/certificate.ts'
import { createTypesetter } from '../pdf/text.ts'
import { verifyAddress } from './mail.ts'
import { refuseLacking } from './print.ts'

const noCode = '0'.repeat(26)

/**
 * A certificate as a template would make it, of nobody: for the programme's first session, with credits
 * made up. Its number and code are zeros.
 * @throws HttpProblem `invalid` where no font has some letters
 */
export async function previewFile(
  ctx: Context,
  programme: { id: string; name: string; time_zone: string },
  { content: template, language, participant }: PreviewRequest,
): Promise<Uint8Array> {
  const { db } = ctx.database
  const [first] = await sessionsOf(db, programme.id)
  const session = sampleSession(first?.values, ctx.clock())
  const content = {
    scope: 'session' as const,
    title: session.title,
    programme: programme.name,
    timeZone: programme.time_zone,
    language,
    sessions: [session],
    minutes: session.minutes,
    credits: session.credits,
    template,
  }
  const type = createTypesetter(new PDFDocument({ autoFirstPage: false }))
  refuseLacking(missingLetters(type, participant, content), participant)
  const pictures = new Map<string, Uint8Array>()
  for (const id of [template.logo, template.signature]) {
    const picture = id === null ? null : await pictureOf(db, programme.id, id)
    if (picture) pictures.set(picture.id, picture.bytes)
  }
  return certificateFile({
    content,
    participant,
    reads: language,
    number: '0000-00000',
    code: noCode,
    address: verifyAddress(ctx, noCode),
    issuedAt: ctx.clock(),
    version: 1,
    pictures,
  })
}

type Values = Awaited<ReturnType<typeof sessionsOf>>[number]['values']

function sampleSession(values: Values | undefined, now: number): CertifiedSession {
  const { title = 'A session', start = now, end = now + 3_600_000 } = values ?? {}
  const fields = [{ name: values?.fieldOfStudy1 ?? 'Accounting', hundredths: 120 }]
  return {
    session: 'preview',
    title,
    start,
    end,
    room: values?.room ?? null,
    delivery: values?.delivery ?? 'in-person',
    presenters: values?.presenters ?? [],
    minutes: 62,
    evidence: ['kiosk'],
    credits: [
      {
        rule: 'cpe',
        name: 'CPE, group live (NASBA/AICPA 2024)',
        minutesPerCredit: 50,
        hundredths: 120,
        fields,
      },
    ],
  }
}
