// RFC 9285: two bytes are three signs, of those alone that a QR code packs most densely.

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:'
const base = alphabet.length
const values = new Map([...alphabet].map((sign, value) => [sign, value]))

export function toBase45(bytes: Uint8Array): string {
  let text = ''
  const put = (number: number, signs: number) => {
    for (let n = 0, rest = number; n < signs; n++, rest = Math.floor(rest / base))
      text += alphabet[rest % base]
  }
  for (let at = 0; at < bytes.length; at += 2) {
    const [high = 0, low] = bytes.subarray(at, at + 2)
    if (low === undefined) put(high, 2)
    else put(high * 256 + low, 3)
  }
  return text
}

/** @returns null where the text is no Base45 */
export function fromBase45(text: string): Uint8Array | null {
  const bytes: number[] = []
  for (let at = 0; at < text.length; at += 3) {
    const signs = [...text.slice(at, at + 3)].map((sign) => values.get(sign))
    const [c, d, e = 0] = signs
    if (c === undefined || d === undefined || signs.includes(undefined)) return null
    const number = c + d * base + e * base * base
    if (number >= (signs.length === 3 ? 65_536 : 256)) return null
    if (signs.length === 3) bytes.push(number >> 8)
    bytes.push(number & 255)
  }
  return Uint8Array.from(bytes)
}
