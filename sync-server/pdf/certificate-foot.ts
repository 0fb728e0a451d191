import { shownCode } from '../../src/domain/verification-code.ts'
import { dayOf, formatOf } from '../certificates/format.ts'
import type { CertificateWords } from '../certificates/words/words.ts'
import type { PrintedCertificate } from './certificate.ts'
import { drawQr } from './qr.ts'
import { isolated } from './runs.ts'
import { black, grey, heightOf, type Line, leftOf, type Sheet, setLines, wrapped } from './sheet.ts'

const side = 76
const signature = { width: 190, height: 46 }

/**
 * Who signed, when it was issued, and how to verify it, along the foot of the page.
 * @returns where it begins
 */
export function drawFoot(
  sheet: Sheet,
  certificate: PrintedCertificate,
  words: CertificateWords,
): number {
  const bottom = sheet.height - sheet.margin + 6
  const notes = drawNotes(sheet, certificate, words, bottom) - 8
  const signed = signatureLines(sheet, certificate, words)
  const verifying = verifyingLines(sheet, certificate, words)
  const height = Math.max(side, signature.height + 3 + heightOf(signed), heightOf(verifying))
  const top = notes - height
  drawSignature(sheet, certificate, signed, top)
  sheet.doc.fillColor(black)
  const qr = { from: sheet.width - sheet.margin - side, width: side }
  drawQr(sheet.doc, certificate.address, { x: leftOf(sheet, qr), y: top, side })
  const room = verifyingWidth(sheet)
  setLines(sheet, verifying, { from: qr.from - 12 - room, y: top - 2, width: room }, 'end')
  return top - 12
}

/** By what the attendance is known, and for how long that is kept: at the very foot. */
function drawNotes(
  sheet: Sheet,
  { content }: PrintedCertificate,
  words: CertificateWords,
  bottom: number,
): number {
  const width = sheet.width - 2 * sheet.margin
  const classes = [...new Set(content.sessions.flatMap(({ evidence }) => evidence))]
  const known = classes.map((one) => words.evidences[one] ?? one).join(', ')
  const told = [known === '' ? '' : `${words.evidence}: ${known}.`, words.records]
  const text = told.filter((one) => one !== '').join(' ')
  const lines = wrapped(sheet, { text, size: 7.5, colour: grey }, width)
  const y = bottom - heightOf(lines)
  setLines(sheet, lines, { from: sheet.margin, y, width }, 'center')
  return y
}

const pictureOf = ({ content, pictures }: PrintedCertificate) =>
  content.template.signature === null ? undefined : pictures.get(content.template.signature)

function signatureLines(
  sheet: Sheet,
  certificate: PrintedCertificate,
  words: CertificateWords,
): Line[] {
  const { signatory, office } = certificate.content.template
  const lines: Line[] = [
    { text: signatory, size: 9.5, weight: 'bold', own: true },
    { text: office, size: 8.5, colour: grey, own: true },
    ...(pictureOf(certificate) ? [] : [{ text: words.noSignature, size: 7.5, colour: grey }]),
  ]
  return lines.flatMap((one) => wrapped(sheet, one, signature.width, 3))
}

function drawSignature(
  sheet: Sheet,
  certificate: PrintedCertificate,
  lines: readonly Line[],
  top: number,
): void {
  const { doc, margin: from } = sheet
  const box = { from, y: top, width: signature.width }
  const left = leftOf(sheet, box)
  const picture = pictureOf(certificate)
  if (picture) {
    const fit: [number, number] = [signature.width, signature.height - 4]
    doc.image(Buffer.from(picture), left, top, {
      fit,
      valign: 'bottom',
      ...(sheet.rtl ? { align: 'right' } : {}),
    })
  }
  const line = top + signature.height
  if (certificate.content.template.signatory !== '' || picture) {
    doc.lineWidth(0.7).strokeColor(black)
    doc
      .moveTo(left, line)
      .lineTo(left + signature.width, line)
      .stroke()
  }
  setLines(sheet, lines, { ...box, y: line + 3 }, 'start')
}

const verifyingWidth = ({ width, margin }: Sheet) =>
  width - 2 * margin - signature.width - side - 48

function verifyingLines(
  sheet: Sheet,
  { content, number, code, address, issuedAt, version }: PrintedCertificate,
  words: CertificateWords,
): Line[] {
  const issued = dayOf(formatOf(content), issuedAt)
  const lines: Line[] = [
    { text: `${words.issued}: ${isolated(issued)}`, size: 9 },
    { text: `${words.number}: ${isolated(number)}`, size: 9 },
    ...(version > 1 ? [{ text: words.version(version), size: 9 }] : []),
    { text: words.code, size: 8, colour: grey, gap: 3 },
    { text: shownCode(code), size: 8.5, own: true },
    { text: words.verify, size: 8, colour: grey, gap: 3 },
    { text: address.replace(/\/[^/]*$/, ''), size: 8.5, own: true },
  ]
  return lines.flatMap((one) => wrapped(sheet, one, verifyingWidth(sheet)))
}
