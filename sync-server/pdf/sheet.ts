import type { Weight } from './fonts.ts'
import { directionOf } from './runs.ts'
import type { Typesetter } from './text.ts'

/** A page to set lines on, mirrored where its language goes from the right. */
export interface Sheet {
  doc: PDFKit.PDFDocument
  type: Typesetter
  width: number
  height: number
  margin: number
  rtl: boolean
}

export const grey = '#4d5866'
export const black = '#111111'

export interface Line {
  text: string
  size: number
  weight?: Weight
  colour?: string
  /** free before it, points */
  gap?: number
  /** words of people rather than of the page: they go in their own direction */
  own?: true
}

const lead = 1.3
export const heightOf = (lines: readonly Line[]): number =>
  lines.reduce((sum, { size, gap = 0 }) => sum + gap + size * lead, 0)

/** Where on the page: from the edge at which its language begins. */
export interface Box {
  /** points from that edge */
  from: number
  y: number
  width: number
}

type Align = 'start' | 'center' | 'end'

/**
 * Sets lines one below the other.
 * @returns where the next one would begin
 */
export function setLines(sheet: Sheet, lines: readonly Line[], box: Box, align: Align): number {
  const { doc, type, rtl } = sheet
  const x = leftOf(sheet, box)
  let { y } = box
  const side = align === 'center' ? 'center' : (align === 'start') === rtl ? 'right' : 'left'
  for (const { text, size, weight = 'regular', colour = black, gap = 0, own } of lines) {
    y += gap
    doc.fillColor(colour)
    const direction = own ? directionOf(text) : rtl ? 'rtl' : 'ltr'
    type.draw(text, { x, y: y + size, width: box.width, size, weight, align: side, direction })
    y += size * lead
  }
  return y
}

/** The left of a box, points from the left of the page. */
export const leftOf = (
  { rtl, width }: Pick<Sheet, 'rtl' | 'width'>,
  box: Pick<Box, 'from' | 'width'>,
): number => (rtl ? width - box.from - box.width : box.from)

/** A text in lines of a width; blank lines within it part it. */
export function wrapped(
  { type }: Sheet,
  { text, size, weight = 'regular', gap = 0, ...look }: Line,
  width: number,
  most = Number.POSITIVE_INFINITY,
): Line[] {
  const lines = text
    .split(/\r?\n/)
    .flatMap((part) => type.lines(part, width, size, weight))
    .map((line, n) => ({ text: line, size, weight, ...look, gap: n === 0 ? gap : 0 }))
  const last = lines[most - 1]
  if (lines.length <= most || !last) return lines
  return [...lines.slice(0, most - 1), { ...last, text: `${last.text.replace(/..$/u, '')}…` }]
}

/** A text as large as it fits in so many lines, none parted within a word where a smaller size spares that. */
export function fitted(
  sheet: Sheet,
  line: Omit<Line, 'size'>,
  { sizes, width, most }: { sizes: readonly number[]; width: number; most: number },
): Line[] {
  const words = line.text.split(/\s+/)
  const isWhole = ({ text }: Line) => words.some((word) => text.startsWith(word))
  let short: Line[] | undefined
  let last: Line[] = []
  for (const size of sizes) {
    last = wrapped(sheet, { ...line, size }, width)
    if (last.length > most) continue
    if (last.every(isWhole)) return last
    short ??= last
  }
  return short ?? last
}
