import * as z from 'zod/mini'
import { type FontName, fontFiles, fontNames, type Weight } from './fonts.ts'

type Document = PDFKit.PDFDocument
type FontKey = `${FontName} ${Weight}`

/** A font as the library has read it: it takes one in place of a file. */
const ReadFont = z.custom<PDFKit.Mixins.PDFFontSource>(
  (value) =>
    typeof value === 'object' &&
    value !== null &&
    typeof Reflect.get(value, 'layout') === 'function',
)
/** Fonts that were read, for all documents of the process: reading one takes longer than a page. */
const kept = new Map<FontKey, PDFKit.Mixins.PDFFontSource>()

/** Makes all fonts known to a document; none is read before a text needs it. */
export function registerFonts(doc: Document): void {
  for (const name of fontNames) {
    for (const weight of ['regular', 'bold'] as const) {
      const key = `${name} ${weight}` as const
      doc.registerFont(key, kept.get(key) ?? fontFiles[name][weight])
    }
  }
}

const current = (doc: Document): unknown => Reflect.get(Reflect.get(doc, '_font'), 'font')

/** Sets what follows in a font. */
export function useFont(doc: Document, name: FontName, weight: Weight): void {
  const key = `${name} ${weight}` as const
  doc.font(key)
  if (!kept.has(key)) kept.set(key, z.parse(ReadFont, current(doc)))
}

/** Whether a font has a character. */
export function fontHas(doc: Document, name: FontName, char: string): boolean {
  useFont(doc, name, 'regular')
  const font = current(doc)
  const has: unknown = Reflect.get(Object(font), 'hasGlyphForCodePoint')
  if (typeof has !== 'function')
    throw new Error('The library for PDF no longer tells of characters')
  return has.call(font, char.codePointAt(0) ?? 0) === true
}
