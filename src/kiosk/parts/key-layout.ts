/**
 * What a key does beside typing. system: calls the tablet's own keyboard, for scripts that we have no keys
 * for; script: changes between Arabic and Latin letters; signs, letters: turn the page.
 */
export type KeyAct = 'space' | 'clear' | 'backspace' | 'system' | 'script' | 'signs' | 'letters'

/** One key: a letter, or something that it does. Places are in half key widths. */
export interface Key {
  char?: string
  does?: KeyAct
  span: number
  /** column it begins in; without: after the one before */
  start?: number
}
/** When ten keys of 64 px don't fit beside or under the sign. */
export const BOARD = '(max-width: 719px), (orientation: landscape) and (max-width: 1239px)'

export interface KeyLayout {
  columns: number
  keys: Key[]
  /** the way that its rows run, whatever the page's is */
  dir: 'ltr' | 'rtl'
}

/** What stands below the letters, and on the page of signs if there is one. */
export interface KeyEnds {
  wide: Key[]
  /** where a key changes between Arabic and Latin */
  wideOfTwo: Key[]
  board: Key[]
  boardOfTwo: Key[]
  /** under a board whose last row of letters is full */
  fullBoard: Key[]
  signs?: { wide: Keys; board: Keys }
}
export type Keys = Omit<KeyLayout, 'dir'>

export interface KeyPage {
  /** whose letters */
  language: string
  /** seven columns in the alphabet's order, instead of a typewriter's */
  isBoard: boolean
  /** digits and signs instead of letters */
  hasSigns: boolean
  /** the other script can be had by a key */
  hasScripts: boolean
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
export const lettersOf = (row: string): Key[] => [...row].map((char) => ({ char, span: 2 }))

/** The keys of a page. */
export function layoutOf(page: KeyPage, ends: KeyEnds = searchEnds): KeyLayout {
  const { language, isBoard, hasSigns } = page
  if (hasSigns && ends.signs) return { dir: 'ltr', ...ends.signs[isBoard ? 'board' : 'wide'] }
  const dir = language === 'ar' ? 'rtl' : 'ltr'
  return { dir, ...(isBoard ? boardOf(page, ends) : wideOf(page, ends)) }
}

const acts: KeyAct[] = ['space', 'clear', 'backspace', 'system', 'script', 'signs', 'letters']

/** Keys in a row, each a letter or an act with its width: `space:10 clear:6`. */
export const rowOf = (keys: string): Key[] =>
  keys.split(' ').map((key) => {
    const at = key.lastIndexOf(':')
    const [name, span] = [key.slice(0, at), Number(key.slice(at + 1))]
    const act = acts.find((known) => known === name)
    return act ? { does: act, span } : { char: name, span }
  })

/** For a name that is sought. */
const searchEnds: KeyEnds = {
  wide: rowOf('system:4 space:10 clear:6'),
  wideOfTwo: rowOf('script:4 system:3 space:8 clear:5'),
  board: rowOf('backspace:4 clear:4 space:6 system:4'),
  boardOfTwo: rowOf('backspace:4 script:3 system:3 space:4 clear:4'),
  fullBoard: rowOf('script:3 system:2 space:4 clear:2 backspace:3'),
}

function wideOf({ language, hasScripts }: KeyPage, ends: KeyEnds): Keys {
  const [top, middle, bottom] = wide[language] ?? wide.en ?? ['', '', '']
  const rest = 20 - 2 * bottom.length
  return {
    columns: 20,
    keys: [
      ...lettersOf(top),
      ...startAt(lettersOf(middle), middle.length < 10 ? 2 : 1),
      ...startAt(lettersOf(bottom), 1),
      { does: 'backspace', span: rest },
      ...(hasScripts ? ends.wideOfTwo : ends.wide),
    ],
  }
}

function boardOf({ language, hasScripts }: KeyPage, ends: KeyEnds): Keys {
  const rows = board[language] ?? board.en ?? []
  const isFull = rows.every((letters) => letters.length === 7)
  const below = isFull ? ends.fullBoard : hasScripts ? ends.boardOfTwo : ends.board
  return { columns: 14, keys: [...rows.flatMap(lettersOf), ...below] }
}

export const startAt = ([first, ...rest]: Key[], start: number): Key[] =>
  first ? [{ ...first, start }, ...rest] : []
