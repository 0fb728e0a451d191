import { once } from 'node:events'
import { PassThrough } from 'node:stream'
import PDFDocument from 'pdfkit'
import { drawQr } from './qr.ts'
import { directionOf } from './runs.ts'
import { createTypesetter, type Typesetter } from './text.ts'

/** What stands on a badge. */
export interface Badge {
  name: string
  organisation: string | null
  /** what its QR says; null: none yet */
  code: string | null
}

type Document = PDFKit.PDFDocument

const mm = 72 / 25.4
const page = { width: 210 * mm, height: 297 * mm }
const cell = { width: 90 * mm, height: 54 * mm }
const columns = 2
const rows = 5
export const badgesPerPage = columns * rows
const margin = {
  x: (page.width - columns * cell.width) / 2,
  y: (page.height - rows * cell.height) / 2,
}
const inset = 5 * mm
const qrSize = 27 * mm
const grey = '#5c6675'

/**
 * Badges on A4, two by five, 90 by 54 mm each, with lines to cut along: written as they are read, so that
 * any number takes little memory.
 * @param badges in parts, as they come from the database
 */
export function badgeSheet(
  programme: string,
  badges: AsyncIterable<readonly Badge[]>,
): PassThrough {
  const doc = new PDFDocument({ size: 'A4', margin: 0, autoFirstPage: false })
  const out = new PassThrough()
  doc.pipe(out)
  doc.info.Title = `Badges, ${programme}`
  draw(doc, out, programme, badges).then(
    () => doc.end(),
    (error: unknown) => out.destroy(error instanceof Error ? error : new Error(String(error))),
  )
  return out
}

async function draw(
  doc: Document,
  out: PassThrough,
  programme: string,
  badges: AsyncIterable<readonly Badge[]>,
): Promise<void> {
  const type = createTypesetter(doc)
  let drawn = 0
  for await (const part of badges) {
    for (const badge of part) {
      if (out.destroyed) return
      const place = drawn++ % badgesPerPage
      if (place === 0) {
        // whoever reads slowly is waited for; whoever went away ends it
        if (out.writableNeedDrain) await Promise.race([once(out, 'drain'), once(out, 'close')])
        doc.addPage()
      }
      const x = margin.x + (place % columns) * cell.width
      const y = margin.y + Math.floor(place / columns) * cell.height
      drawBadge(doc, type, { ...badge, programme }, { x, y })
    }
  }
  if (drawn === 0) doc.addPage()
}

interface At {
  x: number
  y: number
}

function drawBadge(
  doc: Document,
  type: Typesetter,
  { programme, name, organisation, code }: Badge & { programme: string },
  { x, y }: At,
): void {
  doc.lineWidth(0.4).strokeColor('#b8bfc9').rect(x, y, cell.width, cell.height).stroke()
  const left = x + inset
  const width = cell.width - 3 * inset - qrSize
  const line = { x: left, align: 'start', weight: 'regular' } as const
  doc.fillColor(grey)
  const [top = ''] = type.lines(programme, cell.width - 2 * inset, 8, 'regular')
  type.draw(top, { ...line, y: y + inset + 7, size: 8, width: cell.width - 2 * inset })
  const bottom = drawName(doc, type, name, { x: left, y: y + 15 * mm, width })
  doc.fillColor(grey)
  const about = organisation === null ? [] : type.lines(organisation, width, 9.5, 'regular')
  const direction = directionOf(organisation ?? '')
  for (const [n, text] of atMost(about, 3).entries()) {
    type.draw(text, { ...line, y: bottom + 18 + n * 12.5, size: 9.5, width, direction })
  }
  const corner = { x: x + cell.width - inset - qrSize, y: y + 16 * mm }
  if (code === null) return
  doc.fillColor('#000')
  drawQr(doc, code, { ...corner, side: qrSize })
  doc.fillColor(grey)
  const [told = ''] = atMost(type.lines(code, qrSize, 5.5, 'regular'), 1)
  type.draw(told, {
    ...line,
    ...corner,
    y: corner.y + qrSize + 7,
    size: 5.5,
    width: qrSize,
    align: 'center',
  })
}

const nameSizes = [19, 16, 13.5, 11, 9]
const mostNameHeight = 24 * mm

/** The name as large as it fits; where letters are in no font, room to write it by hand, and which they are. */
function drawName(
  doc: Document,
  type: Typesetter,
  name: string,
  { x, y, width }: At & { width: number },
): number {
  const lacking = type.missing(name)
  doc.fillColor('#000')
  if (lacking.length > 0) {
    const base = y + 12 * mm
    doc
      .lineWidth(0.8)
      .strokeColor('#000')
      .moveTo(x, base)
      .lineTo(x + width, base)
      .stroke()
    const told = `Write the name by hand: no font for ${lacking.join(', ')}`
    doc.fillColor(grey)
    for (const [n, text] of type.lines(told, width, 6.5, 'regular').slice(0, 2).entries()) {
      type.draw(text, {
        x,
        y: base + 9 + n * 8,
        width,
        size: 6.5,
        weight: 'regular',
        align: 'start',
      })
    }
    return base + 14
  }
  const { size, lines } = fitted(type, name, width)
  const direction = directionOf(name)
  for (const [n, text] of lines.entries()) {
    const base = y + size + n * size * 1.25
    type.draw(text, { x, y: base, width, size, weight: 'bold', align: 'start', direction })
  }
  return y + size + (lines.length - 1) * size * 1.25
}

function fitted(type: Typesetter, name: string, width: number) {
  const tries = nameSizes.map((size) => ({ size, lines: type.lines(name, width, size, 'bold') }))
  const whole = (one: (typeof tries)[number]) =>
    one.lines.length * one.size * 1.25 <= mostNameHeight &&
    one.lines.every((line) => name.split(/[\s-]+/).some((word) => line.startsWith(word)))
  const smallest = tries.at(-1) ?? { size: 9, lines: [name] }
  const most = Math.floor(mostNameHeight / (smallest.size * 1.25))
  return tries.find(whole) ?? { ...smallest, lines: atMost(smallest.lines, most) }
}

/** So many lines; that there are more is told at their end. */
const atMost = (lines: readonly string[], most: number): string[] =>
  lines.length <= most
    ? [...lines]
    : [...lines.slice(0, most - 1), `${lines[most - 1]?.replace(/..$/u, '') ?? ''}…`]
