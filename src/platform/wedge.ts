import type { Timers } from '../storage/types.ts'

/** A longer pause ends what a scanner sends, Enter or not. */
export const PAUSE_MS = 100
/** A scanner types so fast on the whole, over Bluetooth too, ms a key; nobody else does. */
const MEAN_GAP_MS = 45
/** Shorter bursts may be a few fingers falling at once. */
const LEAST_LENGTH = 4

/** A key as the page gets it; `code` is its place on the keyboard, `timeStamp` when it was pressed, ms. */
export interface WedgeKey {
  key: string
  code: string
  shiftKey: boolean
  timeStamp: number
}

/** Tells a badge scanner that acts as a keyboard from a person at one. */
export interface Wedge {
  /** one key; true for the Enter that ends a scan, which must press nothing else */
  key: (key: WedgeKey) => boolean
}

/**
 * A scan is characters in quick succession, with Enter or a pause behind them. Without Enter it must hold a
 * digit as well: somebody may paste or type a name as fast, and no name has one. Every character still
 * goes where typing goes: whoever is taken for a person loses nothing. Time is when the keys were pressed,
 * whenever the page comes to them.
 * @param onCode told each code, as the scanner was set to send it
 */
export function createWedge(timers: Timers, onCode: (code: string) => void): Wedge {
  let burst = ''
  let began = 0
  let last = Number.NEGATIVE_INFINITY
  let cancel = () => {}
  const take = (mayBe: (code: string) => boolean): boolean => {
    const code = burst.trim()
    const gaps = [...burst].length - 1
    const isQuick = last - began <= gaps * MEAN_GAP_MS
    cancel()
    burst = ''
    if (!isQuick || code.length < LEAST_LENGTH || !mayBe(code)) return false
    onCode(code)
    return true
  }
  const takeAfterPause = () => take((code) => /\d/.test(code))
  return {
    key: (pressed) => {
      const now = pressed.timeStamp
      if (now - last > PAUSE_MS) takeAfterPause()
      if (pressed.key === 'Enter' || pressed.code === 'NumpadEnter') return take(() => true)
      const char = charOf(pressed)
      // Shift and its like come between a code's characters
      if (char === null) return false
      if (burst === '') began = now
      burst += char
      last = now
      cancel()
      cancel = timers.after(PAUSE_MS, takeAfterPause)
      return false
    },
  }
}

/**
 * What a scanner meant by a key. It sends places of a keyboard, which the tablet turns into letters of the
 * layout that is set: where that isn't Latin, or an input method takes the letters away, the place says
 * which it was on the keyboard that scanners are made for.
 */
function charOf({ key, code, shiftKey }: WedgeKey): string | null {
  const isPlain = /^[ -~]*$/.test(key)
  if (isPlain && key.length === 1) return key
  // a key with a name of its own, such as Shift; an input method has these two names for all
  if (isPlain && key !== 'Process' && key !== 'Unidentified') return null
  const letter = /^Key([A-Z])$/.exec(code)?.[1]
  if (letter) return shiftKey ? letter : letter.toLowerCase()
  const digit = /^(?:Digit|Numpad)(\d)$/.exec(code)?.[1]
  if (digit) return shiftKey && code.startsWith('Digit') ? (shifted[Number(digit)] ?? null) : digit
  const sign = signs[code]
  return sign ? (sign[shiftKey ? 1 : 0] ?? null) : null
}

const shifted = ')!@#$%^&*('
const signs: Record<string, string> = {
  Minus: '-_',
  Equal: '=+',
  BracketLeft: '[{',
  BracketRight: ']}',
  Backslash: '\\|',
  Semicolon: ';:',
  Quote: '\'"',
  Backquote: '`~',
  Comma: ',<',
  Period: '.>',
  Slash: '/?',
  Space: '  ',
  NumpadSubtract: '--',
  NumpadAdd: '++',
  NumpadDecimal: '..',
  NumpadDivide: '//',
  NumpadMultiply: '**',
}
