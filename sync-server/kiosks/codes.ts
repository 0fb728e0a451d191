import { createHash } from 'node:crypto'

/** No 0, O, 1, I, L, U: nothing that is read for another. */
const alphabet = '23456789ABCDEFGHJKMNPQRSTVWXYZ'
const letters = 8

/** How long a code shown on a screen lives. */
export const codeLivesMs = 10 * 60_000
/** How long one on a printed sheet does. */
export const printedLivesMs = 24 * 3_600_000

/** A new code as people read it: K7QM-4TXA. 39 bits, each letter as likely as the others. */
export function drawCode(random: (bytes: number) => Uint8Array): string {
  const even = 256 - (256 % alphabet.length)
  let code = ''
  while (code.length < letters) {
    const byte = random(1)[0] ?? 255
    if (byte < even) code += alphabet[byte % alphabet.length]
  }
  return `${code.slice(0, 4)}-${code.slice(4)}`
}

/** How a code is kept. Case, blanks and hyphens don't matter as it is entered. */
export function codeHash(entered: string): string {
  const plain = entered.toUpperCase().replace(/[\s\p{Pd}_]/gu, '')
  return createHash('sha256').update(`kiosk code ${plain}`).digest('base64url')
}
