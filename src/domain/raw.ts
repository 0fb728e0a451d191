import { limits } from './protocol.ts'

/** Bytes of one code point in UTF-8. */
const width = (point: number) => (point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4)

/** The longest beginning of `text` that takes at most `bytes` in UTF-8; no character is cut in two. */
export function cutToBytes(text: string, bytes: number): string {
  let left = bytes
  let end = 0
  for (const character of text) {
    left -= width(character.codePointAt(0) ?? 0)
    if (left < 0) break
    end += character.length
  }
  return text.slice(0, end)
}

/** A tap that can't be read, or is too large to be sent whole, as the server takes it (PROTOCOL section 3). */
export function rawTap(seq: number, row: unknown): { seq: number; raw: string } {
  const text = typeof row === 'string' ? row : (JSON.stringify(row) ?? String(row))
  return { seq, raw: cutToBytes(text, limits.rawBytes) }
}
