import { once } from 'node:events'
import { PassThrough } from 'node:stream'
import PDFDocument from 'pdfkit'
import { drawQr } from './qr.ts'
import { directionOf } from './runs.ts'
import { createTypesetter, type Typesetter } from './text.ts'

/** A page for a door. */
export interface Poster {
  /** the room */
  head: string
  /** the session, where it is for one alone */
  title: string | null
  /** when it is, as people read it */
  time: string | null
  /** what its QR opens */
  address: string
}

type Document = PDFKit.PDFDocument

const mm = 72 / 25.4
const page = { width: 210 * mm, height: 297 * mm }
const margin = 18 * mm
const width = page.width - 2 * margin
const qrSide = 118 * mm
const ink = '#0b131e'
const grey = '#344150'

/**
 * Posters on A4, one a page: the room's name, what is there, a QR that opens it on a phone, and what to do in
 * each of the programme's languages. Written as they are read.
 * @param calls what to do, one line for each language
 */
export function posterSheet(
  programme: string,
  posters: readonly Poster[],
  calls: readonly string[],
): PassThrough {
  const doc = new PDFDocument({ size: 'A4', margin: 0, autoFirstPage: false })
  const out = new PassThrough()
  doc.pipe(out)
  doc.info.Title = `Posters, ${programme}`
  draw(doc, out, programme, posters, calls).then(
    () => doc.end(),
    (error: unknown) => out.destroy(error instanceof Error ? error : new Error(String(error))),
  )
  return out
}

async function draw(
  doc: Document,
  out: PassThrough,
  programme: string,
  posters: readonly Poster[],
  calls: readonly string[],
): Promise<void> {
  const type = createTypesetter(doc)
  for (const poster of posters) {
    if (out.destroyed) return
    // whoever reads slowly is waited for; whoever went away ends it
    if (out.writableNeedDrain) await Promise.race([once(out, 'drain'), once(out, 'close')])
    doc.addPage()
    drawPoster(doc, type, { ...poster, programme }, calls)
  }
  if (posters.length === 0) doc.addPage()
}

function drawPoster(
  doc: Document,
  type: Typesetter,
  { programme, head, title, time, address }: Poster & { programme: string },
  calls: readonly string[],
): void {
  let y = margin + 12
  doc.fillColor(grey)
  y = set(type, programme, { y, size: 14, most: 1, weight: 'regular' })
  doc.fillColor(ink)
  y = set(type, head, { y: y + 26, size: 44, most: title === null ? 3 : 1, weight: 'bold' })
  if (title !== null) y = set(type, title, { y: y + 8, size: 24, most: 3, weight: 'bold' })
  doc.fillColor(grey)
  if (time !== null) set(type, time, { y: y + 2, size: 16, most: 1, weight: 'regular' })
  const top = page.height - margin - qrSide - 24 - calls.length * 24
  doc.fillColor('#000')
  drawQr(doc, address, { x: (page.width - qrSide) / 2, y: top, side: qrSide })
  for (const [n, text] of calls.entries()) {
    const [line = ''] = type.lines(text, width, 15, n === 0 ? 'bold' : 'regular')
    doc.fillColor(n === 0 ? ink : grey)
    type.draw(line, {
      ...{ x: margin, y: top + qrSide + 24 + n * 22, width, size: 15, align: 'center' },
      weight: n === 0 ? 'bold' : 'regular',
      direction: directionOf(text),
    })
  }
}

interface Setting {
  y: number
  size: number
  most: number
  weight: 'regular' | 'bold'
}

/** Sets a text from its start, in at most so many lines; gives where the next one begins. */
function set(type: Typesetter, text: string, { y, size, most, weight }: Setting): number {
  const lines = type.lines(text, width, size, weight)
  const shown = lines.slice(0, most)
  const last = shown.at(-1)
  if (lines.length > most && last !== undefined) {
    shown[most - 1] = `${last.replace(/..$/u, '')}…`
  }
  const direction = directionOf(text)
  for (const [n, line] of shown.entries()) {
    const at = y + size * 0.8 + n * size * 1.2
    type.draw(line, { x: margin, y: at, width, size, weight, align: 'start', direction })
  }
  return y + shown.length * size * 1.2
}
