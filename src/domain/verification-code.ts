import { base32 } from './base32.ts'

/** So many random bytes make a code: 128 bits, which nobody guesses. */
export const codeBytes = 16
const length = 26
const group = 5

/** A certificate's verification code out of random bytes: 26 characters. */
export const verificationCode = (random: Uint8Array): string => base32(random)

/** For people to read and type: in groups of five. */
export const shownCode = (code: string): string =>
  (code.match(new RegExp(`.{1,${group}}`, 'g')) ?? []).join('-')

/**
 * The code that somebody typed, however they grouped it and whatever they took for 0 and 1; null where it
 * can be none.
 */
export function typedCode(typed: string): string | null {
  const code = typed
    .toUpperCase()
    .replaceAll(/[\s‐‑–—-]/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1')
  return code.length === length && /^[0-9A-HJKMNP-TV-Z]+$/.test(code) ? code : null
}

/** A certificate's number, as printed: of the year, never twice in a programme. */
export const certificateNumber = (year: number, n: number): string =>
  `${year}-${String(n).padStart(5, '0')}`
