import type { CertifiedSession } from '../../src/domain/certificate.ts'
import { amount, dayOf, formatOf, hoursOf, placeOf } from '../certificates/format.ts'
import type { CertificateWords } from '../certificates/words/words.ts'
import type { PrintedCertificate } from './certificate.ts'
import { isolated } from './runs.ts'
import { grey, heightOf, type Line, leftOf, type Sheet, setLines, wrapped } from './sheet.ts'

const size = 9
const gap = 12
const rowGap = 7
/** Parts of the width: date, session, place and delivery, time, credits. */
const shares = [0.16, 0.34, 0.2, 0.09, 0.21]

type Row = readonly (readonly Line[])[]

/** The sessions of a certificate for several, on as many pages as they take. */
export function drawSessions(
  sheet: Sheet,
  certificate: PrintedCertificate,
  words: CertificateWords,
  addPage: () => void,
): void {
  const { content } = certificate
  const all = sheet.width - 2 * sheet.margin
  const widths = shares.map((share) => share * all - gap)
  const cells = (row: Row) =>
    row.map((cell, n) => cell.flatMap((line) => wrapped(sheet, line, widths[n] ?? 0)))
  const heads = [words.date, words.session, words.location, words.time, words.credits]
  const heading = cells(heads.map((text) => [{ text, size: 8.5, weight: 'bold', colour: grey }]))
  const rows = content.sessions.map((session) => cells(cellsOf(session, content, words)))
  const pages = paged(rows, sheet.height - 2 * sheet.margin - headRoom)
  for (const [n, page] of pages.entries()) {
    addPage()
    drawFoot(sheet, words.page(n + 2, pages.length + 1))
    let y = drawRow(sheet, heading, widths, drawHead(sheet, certificate, words)) + rowGap
    for (const row of page) {
      drawRule(sheet, y - rowGap / 2)
      y = drawRow(sheet, row, widths, y) + rowGap
    }
  }
}

/** What a page's head, headings and foot take, about. */
const headRoom = 90

function paged(rows: readonly Row[], room: number): Row[][] {
  const pages: Row[][] = []
  let free = 0
  for (const row of rows) {
    const height = heightOfRow(row) + rowGap
    const page = pages.at(-1)
    if (page && height <= free) page.push(row)
    else {
      pages.push([row])
      free = room
    }
    free -= height
  }
  return pages
}

function drawFoot(sheet: Sheet, text: string): void {
  const width = sheet.width - 2 * sheet.margin
  const y = sheet.height - sheet.margin - 4
  setLines(sheet, [{ text, size: 8, colour: grey }], { from: sheet.margin, y, width }, 'end')
}

/** Whose list it is: pages may part. */
function drawHead(
  sheet: Sheet,
  { participant, number, content }: PrintedCertificate,
  words: CertificateWords,
): number {
  const width = sheet.width - 2 * sheet.margin
  const about = `${isolated(content.title)} · ${words.number}: ${isolated(number)}`
  const lines: Line[] = [
    { text: participant, size: 13, weight: 'bold', own: true },
    { text: about, size: 9, colour: grey },
  ]
  const told = lines.flatMap((line) => wrapped(sheet, line, width, 2))
  return setLines(sheet, told, { from: sheet.margin, y: sheet.margin, width }, 'start') + 14
}

function cellsOf(
  session: CertifiedSession,
  content: PrintedCertificate['content'],
  words: CertificateWords,
): Line[][] {
  const format = formatOf(content)
  const plain = (text: string): Line => ({ text, size })
  const quiet = (text: string): Line => ({ text, size: 8, colour: grey })
  const shown = session.credits.filter(({ hundredths }) => hundredths > 0)
  return [
    [plain(dayOf(format, session.start)), quiet(hoursOf(format, session))],
    [{ ...plain(session.title), own: true }],
    [plain(placeOf(session, words.online)), quiet(words.deliveries[session.delivery])],
    [plain(session.minutes === null ? '–' : words.minutes(session.minutes))],
    shown.flatMap(({ name, hundredths, fields }) => [
      plain(`${amount(hundredths)} ${isolated(name)}`),
      ...fields
        .filter((field) => field.hundredths > 0)
        .map((field) => quiet(`${isolated(field.name)} ${amount(field.hundredths)}`)),
    ]),
  ]
}

const heightOfRow = (cells: Row): number => Math.max(...cells.map(heightOf))

function drawRow(sheet: Sheet, cells: Row, widths: readonly number[], y: number): number {
  let from = sheet.margin
  for (const [n, lines] of cells.entries()) {
    const width = widths[n] ?? 0
    setLines(sheet, lines, { from, y, width }, 'start')
    from += width + gap
  }
  return y + heightOfRow(cells)
}

function drawRule(sheet: Sheet, y: number): void {
  const width = sheet.width - 2 * sheet.margin
  const left = leftOf(sheet, { from: sheet.margin, width })
  sheet.doc.lineWidth(0.4).strokeColor('#c6ccd4')
  sheet.doc
    .moveTo(left, y)
    .lineTo(left + width, y)
    .stroke()
}
