import PDFDocument from 'pdfkit'
import type { CertificateContent } from '../../src/domain/certificate.ts'
import { certificateWords } from '../certificates/words/words.ts'
import { drawFoot } from './certificate-foot.ts'
import { drawMiddle } from './certificate-middle.ts'
import { drawSessions } from './certificate-sessions.ts'
import { isolated } from './runs.ts'
import { grey, type Line, leftOf, type Sheet, setLines, wrapped } from './sheet.ts'
import { createTypesetter, type Typesetter } from './text.ts'

/** A version of a certificate, ready to be drawn. */
export interface PrintedCertificate {
  content: CertificateContent
  participant: string
  /** of the participant, for the forms of Han characters; null: unknown */
  reads: string | null
  number: string
  code: string
  /** the address of its public page */
  address: string
  issuedAt: number
  version: number
  /** the template's pictures by id */
  pictures: ReadonlyMap<string, Uint8Array>
}

const sizes = { a4: [841.89, 595.28], letter: [792, 612] } as const
const margin = 46

/** Draws it on pages of its own: one, and for several sessions as many more as their list takes. */
export function drawCertificate(doc: PDFKit.PDFDocument, certificate: PrintedCertificate): void {
  const { content } = certificate
  const [width, height] = sizes[content.template.paper]
  const type = createTypesetter(doc, certificate.reads)
  const rtl = content.language === 'ar'
  const sheet: Sheet = { doc, type, width, height, margin, rtl }
  const words = certificateWords(content.language)
  addPage(sheet, content.template.colour)
  const top = drawSponsor(sheet, certificate)
  const bottom = drawFoot(sheet, certificate, words)
  drawMiddle(sheet, certificate, words, { top, bottom })
  if (content.scope === 'programme') {
    drawSessions(sheet, certificate, words, () => addPage(sheet, content.template.colour))
  }
}

function addPage({ doc, width, height }: Sheet, colour: string): void {
  doc.addPage({ size: [width, height], margin: 0 })
  doc.lineWidth(1.2).strokeColor(colour)
  doc.rect(22, 22, width - 44, height - 44).stroke()
}

const logo = { width: 170, height: 54 }

/** The logo where the page begins, the sponsor across from it. */
function drawSponsor(sheet: Sheet, { content, pictures }: PrintedCertificate): number {
  const { template, language } = content
  const width = sheet.width - 2 * margin - logo.width - 20
  const picture = template.logo === null ? undefined : pictures.get(template.logo)
  const box = { from: margin, width: logo.width }
  if (picture) {
    const fit: [number, number] = [logo.width, logo.height]
    const side = sheet.rtl ? ({ fit, align: 'right' } as const) : { fit }
    sheet.doc.image(Buffer.from(picture), leftOf(sheet, box), margin, side)
  }
  const registry = certificateWords(language).registry
  const lines: Line[] = [
    { text: template.sponsor, size: 12, weight: 'bold', own: true },
    { text: template.address, size: 8.5, colour: grey, own: true },
    ...(template.registry === ''
      ? []
      : [{ text: `${registry}: ${isolated(template.registry)}`, size: 8.5, colour: grey }]),
  ]
  const place = { from: margin + logo.width + 20, y: margin, width }
  const told = lines.flatMap((line) => wrapped(sheet, line, width))
  return Math.max(setLines(sheet, told, place, 'end'), margin + (picture ? logo.height : 0))
}

/** The file of one certificate. */
export async function certificateFile(certificate: PrintedCertificate): Promise<Uint8Array> {
  const { content, number, participant } = certificate
  const doc = new PDFDocument({ autoFirstPage: false, margin: 0, lang: content.language })
  doc.info.Title = `${certificateWords(content.language).heading} ${number}`
  doc.info.Subject = content.title
  doc.info.Author = content.template.sponsor
  doc.info.Keywords = participant
  doc.info.CreationDate = new Date(certificate.issuedAt)
  const chunks: Uint8Array[] = []
  const whole = new Promise<Uint8Array>((resolve, reject) => {
    doc.on('data', (chunk: Uint8Array) => chunks.push(chunk))
    doc.on('end', () => resolve(Buffer.concat(chunks)))
    doc.on('error', reject)
  })
  drawCertificate(doc, certificate)
  doc.end()
  return whole
}

/** The scripts of letters on a certificate that no font has, each once: it can't be printed then. */
export function missingLetters(
  type: Typesetter,
  participant: string,
  { title, programme, sessions, credits, template }: CertificateContent,
): string[] {
  const texts = [
    ...[participant, title, programme],
    ...sessions.flatMap((one) => [one.title, one.room ?? '']),
    ...credits.flatMap(({ name, fields }) => [name, ...fields.map((field) => field.name)]),
    ...[template.sponsor, template.address, template.registry, template.text],
    ...[template.signatory, template.office],
  ]
  return [...new Set(type.missing(texts.join(' ').replaceAll(/\s/g, ' ')))]
}
