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

/** What is typed: a name that is sought, a text, or an e-mail address. */
export type KeyUse = 'search' | 'text' | 'email'

export interface KeyPage {
  /** whose letters */
  language: string
  /** seven columns in the alphabet's order, instead of a typewriter's */
  isBoard: boolean
  use: KeyUse
  /** digits and signs instead of letters */
  signs?: boolean
  /** the other script can be had by a key */
  hasScripts?: boolean
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

/** The keys of a page. */
export function layoutOf({
  language,
  isBoard,
  use,
  signs,
  hasScripts = false,
}: KeyPage): KeyLayout {
  const dir = language === 'ar' && !signs ? 'rtl' : 'ltr'
  if (signs) return { dir, ...(isBoard ? boardSigns : wideSigns) }
  return {
    dir,
    ...(isBoard ? boardOf(language, use, hasScripts) : wideOf(language, use, hasScripts)),
  }
}

type Keys = Omit<KeyLayout, 'dir'>

/** Keys in a row as `name:span`, one letter or an act each. */
const row = (...keys: string[]): Key[] =>
  keys.map((key) => {
    const at = key.lastIndexOf(':')
    const [name, span] = [key.slice(0, at), Number(key.slice(at + 1))]
    const act = acts.find((known) => known === name)
    return act ? { does: act, span } : { char: name, span }
  })
const acts: KeyAct[] = ['space', 'clear', 'backspace', 'system', 'script', 'signs', 'letters']

/** Below the letters: what else is of use where this is typed. */
const wideEnds: Record<KeyUse, Key[]> = {
  search: row('system:4', 'space:10', 'clear:6'),
  text: row('signs:4', 'system:3', 'space:8', 'clear:5'),
  email: row('signs:4', '@:3', '.:3', '-:3', '_:2', 'clear:5'),
}
const wideEndsOfTwo: Record<KeyUse, Key[]> = {
  search: row('script:4', 'system:3', 'space:8', 'clear:5'),
  text: row('signs:3', 'script:3', 'system:3', 'space:6', 'clear:5'),
  email: row('signs:3', 'script:3', '@:3', '.:2', '-:2', '_:2', 'clear:5'),
}
const wideSigns: Keys = {
  columns: 20,
  keys: [
    ...lettersOf('1234567890'),
    ...lettersOf("@.-_+&'/()"),
    ...lettersOf(',:;#!?'),
    ...row('backspace:8', 'letters:4', 'space:11', 'clear:5'),
  ],
}

function wideOf(language: string, use: KeyUse, hasScripts: boolean): Keys {
  const [top, middle, bottom] = wide[language] ?? wide.en ?? ['', '', '']
  const rest = 20 - 2 * bottom.length
  return {
    columns: 20,
    keys: [
      ...lettersOf(top),
      ...startAt(lettersOf(middle), middle.length < 10 ? 2 : 1),
      ...startAt(lettersOf(bottom), 1),
      { does: 'backspace', span: rest },
      ...(hasScripts ? wideEndsOfTwo : wideEnds)[use],
    ],
  }
}

/** Under the board's letters, where its last row has room for one more key, and where it is full. */
const boardEnds: Record<KeyUse, Key[]> = {
  search: row('backspace:4', 'clear:4', 'space:6', 'system:4'),
  text: row('backspace:4', 'signs:3', 'system:3', 'space:4', 'clear:4'),
  email: row('backspace:4', 'signs:3', '@:3', '.:2', '-:2', 'clear:4'),
}
const boardEndsOfTwo: Record<KeyUse, Key[]> = {
  search: row('backspace:4', 'script:3', 'system:3', 'space:4', 'clear:4'),
  text: row('backspace:4', 'signs:2', 'script:3', 'system:2', 'space:4', 'clear:3'),
  email: row('backspace:4', 'signs:2', 'script:3', '@:2', '.:2', '-:2', 'clear:3'),
}
const fullBoardEnds: Record<KeyUse, Key[]> = {
  search: row('script:3', 'system:2', 'space:4', 'clear:2', 'backspace:3'),
  text: row('signs:2', 'script:3', 'system:2', 'space:3', 'clear:2', 'backspace:2'),
  email: row('signs:2', 'script:3', '@:2', '.:2', 'clear:2', 'backspace:3'),
}
const boardSigns: Keys = {
  columns: 14,
  keys: [
    ...lettersOf('1234567'),
    ...lettersOf('890@.-_'),
    ...lettersOf("+&'/(),"),
    ...lettersOf(':;#!?'),
    ...row('backspace:4', 'letters:4', 'space:6', 'clear:4'),
  ],
}

function boardOf(language: string, use: KeyUse, hasScripts: boolean): Keys {
  const rows = board[language] ?? board.en ?? []
  const isFull = rows.every((letters) => letters.length === 7)
  const ends = isFull ? fullBoardEnds : hasScripts ? boardEndsOfTwo : boardEnds
  return { columns: 14, keys: [...rows.flatMap(lettersOf), ...ends[use]] }
}

const codeRows = ['1234567890', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm'] as const

/** Letters and digits, for a pairing code. */
export function codeLayout(isBoard: boolean): KeyLayout {
  if (isBoard) {
    const keys = lettersOf('1234567890abcdefghijklmnopqrstuvwxyz')
    return { columns: 14, keys: [...keys, { does: 'backspace', span: 12 }], dir: 'ltr' }
  }
  const [digits, top, middle, bottom] = codeRows
  return {
    dir: 'ltr',
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
