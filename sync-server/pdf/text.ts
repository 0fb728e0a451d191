import { type FontName, fontNames, fontOf, nameOfScript, type Weight } from './fonts.ts'
import { fontHas, registerFonts, useFont } from './kept-fonts.ts'
import { type Direction, directionOf, isRightToLeft, visualRuns } from './runs.ts'

type Document = PDFKit.PDFDocument

export interface Place {
  /** points from the left and from the top to the base line */
  x: number
  y: number
  width: number
  size: number
  weight: Weight
  /** `start` is the right for a text that begins from there */
  align: 'start' | 'center' | 'left' | 'right'
  /** of the whole text, where this is one line of it; else as the line itself begins */
  direction?: Direction
}

/** Text of any script that the fonts have, in both directions. */
export interface Typesetter {
  /** the scripts of which characters are in no font, each once; empty: all can be set */
  missing: (text: string) => string[]
  /** the width in points */
  width: (text: string, size: number, weight: Weight) => number
  /** the text in lines of at most `width` points, parted at blanks, else anywhere */
  lines: (text: string, width: number, size: number, weight: Weight) => string[]
  /** draws one line */
  draw: (line: string, place: Place) => void
}

/**
 * Sets text on a document; characters that no font has are left out, so ask `missing` before.
 * @param language of whom it is for: Japanese and Korean readers see their own forms of Han characters
 */
export function createTypesetter(doc: Document, language: string | null = null): Typesetter {
  registerFonts(doc)
  const find = (char: string, first: FontName): FontName | null => {
    const key = `${first} ${char}`
    const known = found.get(key)
    if (known !== undefined) return known
    const font = [first, ...fontNames].find((name) => fontHas(doc, name, char)) ?? null
    found.set(key, font)
    return font
  }
  const runs = (text: string, direction = directionOf(text)) =>
    visualRuns(settable(text, find), direction, find, language)
  const runWidth = ({ font, text }: { font: FontName; text: string }, weight: Weight) => {
    useFont(doc, font, weight)
    return doc.widthOfString(text, shaping(font))
  }
  const width = (text: string, size: number, weight: Weight) => {
    doc.fontSize(size)
    return runs(text).reduce((sum, run) => sum + runWidth(run, weight), 0)
  }
  return {
    missing: (text) => [
      ...new Set([...text].filter((char) => isLacking(char, find)).map(nameOfScript)),
    ],
    width,
    lines: (text, most, size, weight) => parted(text, (part) => width(part, size, weight) <= most),
    draw(line, { x, y, size, weight, align, width: room, direction = directionOf(line) }) {
      doc.fontSize(size)
      const all = runs(line, direction).map((run) => ({ ...run, width: runWidth(run, weight) }))
      const total = all.reduce((sum, run) => sum + run.width, 0)
      let left = x + (room - total) * shareBefore(align, direction)
      for (const run of all) {
        useFont(doc, run.font, weight)
        doc.text(run.text, left, y, { ...options, ...shaping(run.font) })
        left += run.width
      }
    },
  }
}

const options = { lineBreak: false, baseline: 'alphabetic' } as const

/**
 * With features named, even none, the library shapes a text as a whole: else word by word, each once, which
 * is much faster, but from the right the words would come in the wrong order.
 */
const whole: PDFKit.Mixins.TextOptions = { features: [] }
const byWord: PDFKit.Mixins.TextOptions = {}
const shaping = (font: FontName) => (isRightToLeft(font) ? whole : byWord)

/** Of the room that a line leaves free, the part at its left. */
const shareBefore = (align: Place['align'], direction: Direction): number =>
  align === 'center' ? 0.5 : align === 'right' || (align === 'start' && direction === 'rtl') ? 1 : 0

/** The font in which each character was found, by the one that it was looked for in first: of all documents. */
const found = new Map<string, FontName | null>()

type Find = (char: string, first: FontName) => FontName | null

const invisible = /\p{Cf}|\p{Cc}|\p{Variation_Selector}/u

const isLacking = (char: string, find: Find) =>
  char !== ' ' && !invisible.test(char) && find(char, fontOf(char, 'latin')) === null

/** Joiners shape letters; marks and isolates of direction order them, and are not drawn. */
const kept = /[\u200c-\u200f\u2066-\u2069]/

/** Without what can't be drawn: a box would be no letter. */
const settable = (text: string, find: Find) =>
  [...text.normalize('NFC')]
    .filter((char) => kept.test(char) || !invisible.test(char))
    .filter((char) => !isLacking(char, find))
    .join('')

/** As many words a line as fit, parted at blanks and after hyphens; a word that fits no line is parted anywhere. */
function parted(text: string, fits: (part: string) => boolean): string[] {
  const lines: string[] = []
  let line = ''
  const end = () => {
    if (line.trim() !== '') lines.push(line.trim())
    line = ''
  }
  for (const word of text.trim().match(/[^\s-]*-|[^\s-]+\s*|\s+/g) ?? []) {
    if (fits((line + word).trim())) {
      line += word
      continue
    }
    end()
    for (const char of word) {
      if (!fits((line + char).trim())) end()
      line += char
    }
  }
  end()
  return lines.length > 1 ? stillIsolated(lines) : lines
}

/** What was parted within an isolate of direction keeps it on the next line. */
function stillIsolated(lines: readonly string[]): string[] {
  let open: string[] = []
  return lines.map((line) => {
    const kept = open.join('')
    for (const char of line) {
      if (/[\u2066-\u2068]/.test(char)) open.push(char)
      else if (char === '\u2069') open = open.slice(0, -1)
    }
    return kept + line
  })
}
