import bidiFactory from 'bidi-js'
import { type FontName, fontOf, hanFont } from './fonts.ts'

const bidi = bidiFactory()

export type Direction = 'ltr' | 'rtl'

/** A piece of a line of one font and one direction, in the order in which it is seen. */
export interface Run {
  font: FontName
  text: string
}

/**
 * A line's runs from left to right (Unicode's bidirectional algorithm): the library that draws shapes each
 * run by itself, right-to-left ones from their end.
 * @param direction of the text that the line is part of
 * @param find the font that has a character, its own first
 * @param language of whom the text is for: it decides how Han characters look
 */
export function visualRuns(
  line: string,
  direction: Direction,
  find: (char: string, first: FontName) => FontName | null,
  language: string | null = null,
): Run[] {
  if (direction === 'ltr' && plain.test(line)) return [{ font: 'latin', text: line }]
  const text = thai(line)
  const ofHan = hanFont(text, language)
  const { levels } = bidi.getEmbeddingLevels(text, direction)
  const runs: (Run & { level: number })[] = []
  let at = 0
  for (const char of text) {
    const level = levels[at] ?? 0
    at += char.length
    if (ordering.test(char)) continue
    const last = runs.at(-1)
    const wanted = fontOf(char, last?.font ?? 'latin', ofHan)
    const font = char === ' ' && last ? last.font : (find(char, wanted) ?? wanted)
    const shown = level & 1 ? (bidi.getMirroredCharacter(char) ?? char) : char
    if (last && last.font === font && last.level === level) last.text += shown
    else runs.push({ font, level, text: shown })
  }
  return reordered(runs).map(({ font, level, text }) => ({ font, text: drawn(font, level, text) }))
}

/** Marks and isolates of direction: they order what is seen and are not seen themselves. */
const ordering = /[\u200e\u200f\u2066-\u2069]/

/** A piece of text that keeps its own direction within a line of another. */
export const isolated = (text: string): string => `\u2068${text}\u2069`

/** What most lines are made of: one font has it all, and it goes one way. */
const plain = /^[\u0020-\u007e\u00a0-\u024f]*$/

/** From where a text begins: by its first letter that has a direction. */
export const directionOf = (text: string): Direction =>
  !plain.test(text) && ((bidi.getEmbeddingLevels(text).paragraphs[0]?.level ?? 0) & 1) === 1
    ? 'rtl'
    : 'ltr'

/** Rule L2: from the highest level down, what is at least so high is turned around. */
function reordered<R extends { level: number }>(runs: R[]): R[] {
  const all = [...runs]
  for (let level = Math.max(0, ...all.map((run) => run.level)); level >= 1; level--) {
    for (let from = 0; from < all.length; from++) {
      if ((all[from]?.level ?? 0) < level) continue
      let to = from
      while ((all[to + 1]?.level ?? 0) >= level) to++
      all.splice(from, to - from + 1, ...all.slice(from, to + 1).reverse())
      from = to
    }
  }
  return all
}

const rightToLeft = new Set<FontName>(['arabic', 'hebrew'])
export const isRightToLeft = (font: FontName): boolean => rightToLeft.has(font)

/**
 * The shaper turns every text of such a font around, digits too, and none of any other, also the signs
 * that stand between words from the right: those are turned beforehand.
 */
const drawn = (font: FontName, level: number, text: string): string =>
  (level % 2 === 0) === rightToLeft.has(font) ? [...text].reverse().join('') : text

/** Sara am is two signs with the tone mark between them: fonts put the mark in its place only so. */
const thai = (text: string) => text.replaceAll(/([\u0e48-\u0e4b]*)\u0e33/g, '\u0e4d$1\u0e32')
