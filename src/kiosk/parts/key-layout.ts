/** One key: a letter, or something that it does. Places are in half key widths. */
export interface Key {
  char?: string
  does?: 'space' | 'clear' | 'backspace'
  span: number
  /** column it begins in; without: after the one before */
  start?: number
}
/** When ten keys of 64 px don't fit beside or under the sign. */
export const BOARD = '(max-width: 719px), (orientation: landscape) and (max-width: 1239px)'

export interface KeyLayout {
  columns: number
  keys: Key[]
}

/** Letters by row, as people of the language know them; accents fold in the search, so no accent keys. */
const wide: Record<string, [string, string, string]> = {
  en: ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'],
  de: ['qwertzuiop', 'asdfghjkl', 'yxcvbnm'],
  fr: ['azertyuiop', 'qsdfghjklm', 'wxcvbn'],
  ar: ['ابتثجحخدذر', 'زسشصضطظعغف', 'قكلمنهوي'],
}
const board: Record<string, string[]> = {
  en: ['abcdefg', 'hijklmn', 'opqrstu', 'vwxyz'],
  ar: ['ابتثجحخ', 'دذرزسشص', 'ضطظعغفق', 'كلمنهوي'],
}
const lettersOf = (row: string): Key[] => [...row].map((char) => ({ char, span: 2 }))

/** @param isBoard seven columns in the alphabet's order, instead of a typewriter's */
export function layoutOf(language: string, isBoard: boolean): KeyLayout {
  if (isBoard) return sevenColumns(board[language] ?? board.en ?? [])
  const [top, middle, bottom] = wide[language] ?? wide.en ?? ['', '', '']
  const rest = 20 - 2 * bottom.length
  return {
    columns: 20,
    keys: [
      ...lettersOf(top),
      ...startAt(lettersOf(middle), middle.length < 10 ? 2 : 1),
      ...startAt(lettersOf(bottom), 1),
      { does: 'backspace', span: rest },
      { does: 'space', span: 14 },
      { does: 'clear', span: 6 },
    ],
  }
}

function sevenColumns(rows: string[]): KeyLayout {
  const isFull = rows.every((row) => row.length === 7)
  const keys = rows.flatMap(lettersOf)
  const ends: Key[] = isFull
    ? [
        { does: 'clear', span: 4 },
        { does: 'space', span: 6 },
        { does: 'backspace', span: 4 },
      ]
    : [
        { does: 'backspace', span: 4 },
        { does: 'clear', span: 4 },
        { does: 'space', span: 10 },
      ]
  return { columns: 14, keys: [...keys, ...ends] }
}

const codeRows = ['1234567890', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm'] as const

/** Letters and digits, for a pairing code. */
export function codeLayout(isBoard: boolean): KeyLayout {
  if (isBoard) {
    const keys = lettersOf('1234567890abcdefghijklmnopqrstuvwxyz')
    return { columns: 14, keys: [...keys, { does: 'backspace', span: 12 }] }
  }
  const [digits, top, middle, bottom] = codeRows
  return {
    columns: 20,
    keys: [
      ...lettersOf(digits),
      ...lettersOf(top),
      ...startAt(lettersOf(middle), 2),
      ...startAt(lettersOf(bottom), 1),
      { does: 'backspace', span: 6 },
    ],
  }
}

const startAt = ([first, ...rest]: Key[], start: number): Key[] =>
  first ? [{ ...first, start }, ...rest] : []
