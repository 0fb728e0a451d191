import { type KeyLayout, lettersOf, startAt } from '../parts/key-layout.ts'

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
