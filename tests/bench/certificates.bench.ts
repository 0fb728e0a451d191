import PDFDocument from 'pdfkit'
import { encode } from 'uqr'
import { expect, test } from 'vitest'
import { certificateFile } from '../../sync-server/pdf/certificate.ts'
import { fontFiles } from '../../sync-server/pdf/fonts.ts'
import { certificateContent, printedCertificate } from '../support/certificate-content.ts'
import { compared } from '../support/figures.ts'

const each = 5
const rounds = 12
/** at the least of bare pdfkit's rate */
const limit = 0.6

test('certificates, against bare pdfkit writing the same page with the same fonts', async () => {
  const own: number[] = []
  const bare: number[] = []
  for (let round = -2; round < rounds; round++) {
    const [ours, theirs] = [await timed(certificate), await timed(barePage)]
    if (round < 0) continue
    own.push(ours)
    bare.push(theirs)
  }
  const { ratio, text } = compared(`${each} certificates`, own, bare)
  console.log(`${text}, ${(1 / ratio).toFixed(2)} of its rate (limit ${limit})`)
  expect(1 / ratio).toBeGreaterThanOrEqual(limit)
}, 600_000)

async function timed(make: (n: number) => Promise<Uint8Array>): Promise<number> {
  const begun = performance.now()
  for (let n = 0; n < each; n++) await make(n)
  return performance.now() - begun
}

const nameOf = (n: number) => `Amara Okonkwo ${n}`
const content = certificateContent()
const certificate = (n: number) => certificateFile(printedCertificate(nameOf(n), content))

/** Text, size, weight, and whether it stands in the middle, at the start or at the end. */
const lines = (
  name: string,
): [string, number, 'regular' | 'bold', 'center' | 'left' | 'right'][] => [
  ['Institute for Continuing Education', 12, 'bold', 'right'],
  ['12 Long Lane', 8.5, 'regular', 'right'],
  ['London EC1A 9PN, United Kingdom', 8.5, 'regular', 'right'],
  ['Registry number: NASBA 123456', 8.5, 'regular', 'right'],
  ['Certificate of Completion', 25, 'bold', 'center'],
  ['This is to certify that', 11.5, 'regular', 'center'],
  [name, 33, 'bold', 'center'],
  ['attended', 11.5, 'regular', 'center'],
  ['Lease accounting under the new standard', 19, 'bold', 'center'],
  ['Date', 8.5, 'regular', 'center'],
  ['1 March 2026', 10.5, 'regular', 'center'],
  ['10:00–11:00', 10.5, 'regular', 'center'],
  ['Location', 8.5, 'regular', 'center'],
  ['Aspen', 10.5, 'regular', 'center'],
  ['Delivery', 8.5, 'regular', 'center'],
  ['Group live, in person', 10.5, 'regular', 'center'],
  ['Time attended', 8.5, 'regular', 'center'],
  ['62 minutes', 10.5, 'regular', 'center'],
  ['Credits: 1.2 CPE, group live (NASBA/AICPA 2024)', 13, 'bold', 'center'],
  ['Accounting 1.0 · Taxes 0.2', 10.5, 'regular', 'center'],
  ['CPE, group live (NASBA/AICPA 2024): one credit is 50 minutes.', 8.5, 'regular', 'center'],
  ['Dr Edith Clarke', 9.5, 'bold', 'left'],
  ['Director of Education', 8.5, 'regular', 'left'],
  ['Valid without a signature: it can be', 7.5, 'regular', 'left'],
  ['verified at the address given here.', 7.5, 'regular', 'left'],
  ['Issued on: 2 March 2026', 9, 'regular', 'right'],
  ['Certificate number: 2026-00042', 9, 'regular', 'right'],
  ['Verification code', 8, 'regular', 'right'],
  ['01234-56789-ABCDE-FGHJK-MNPQR-S', 8.5, 'regular', 'right'],
  ['Verify at', 8, 'regular', 'right'],
  ['https://attendance.example.org/verify', 8.5, 'regular', 'right'],
  [
    'Attendance known by: tablet at the door. The sponsor keeps the records of this attendance for at least 5 years.',
    7.5,
    'regular',
    'center',
  ],
]

async function barePage(n: number): Promise<Uint8Array> {
  const doc = new PDFDocument({ autoFirstPage: false, margin: 0, lang: 'en' })
  const chunks: Uint8Array[] = []
  const whole = new Promise<Uint8Array>((resolve) => {
    doc.on('data', (chunk: Uint8Array) => chunks.push(chunk))
    doc.on('end', () => resolve(Buffer.concat(chunks)))
  })
  doc.registerFont('regular', fontFiles.latin.regular)
  doc.registerFont('bold', fontFiles.latin.bold)
  doc.addPage({ size: [841.89, 595.28], margin: 0 })
  doc.rect(22, 22, 797, 551).stroke()
  for (const [at, [text, size, weight, align]] of lines(nameOf(n)).entries()) {
    doc.font(weight).fontSize(size)
    doc.text(text, 46, 46 + at * 15, { width: 750, align, lineBreak: false })
  }
  const { data } = encode('https://attendance.example.org/verify/0123456789ABCDEFGHJKMNPQRS', {
    ecc: 'M',
    border: 0,
  })
  const side = 76 / data.length
  for (const [y, row] of data.entries())
    for (const [x, dark] of row.entries())
      if (dark) doc.rect(700 + x * side, 450 + y * side, side, side)
  doc.fill()
  doc.end()
  return whole
}
