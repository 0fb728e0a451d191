import { ok, type Result } from '../../../src/domain/result.ts'
import { type Fault, refuse } from '../report.ts'

/**
 * The text of a report as its vendor or a spreadsheet saved it: UTF-8 or UTF-16 of either order, with
 * or without a byte order mark. Lines end in \n; marks of writing direction are left out.
 */
export function reportText(bytes: Uint8Array): Result<string, Fault[]> {
  if (bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3) {
    return refuse(
      null,
      null,
      'unknown-format',
      'This is a spreadsheet file, not the report itself. Upload the CSV as Zoom or Teams gave it, or save it as "CSV UTF-8".',
    )
  }
  const encoding = encodingOf(bytes)
  let text: string
  try {
    text = new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return refuse(
      null,
      null,
      'encoding',
      `The file is not ${encoding.toUpperCase()}. Upload it as Zoom or Teams gave it: UTF-8 and UTF-16 are understood.`,
    )
  }
  if (text.includes('\0')) {
    return refuse(null, null, 'nul-byte', 'The file holds NUL characters: it is no text file.')
  }
  const lines = text
    .replace(/\r\n?/g, '\n')
    .replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '')
  if (lines.trim() === '') return refuse(null, null, 'empty-file', 'The file is empty.')
  return ok(lines)
}

function encodingOf(bytes: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  // without a mark: separators and line ends have a NUL as their other byte
  const nuls = [0, 0]
  for (const [at, byte] of bytes.subarray(0, 2000).entries()) {
    if (byte === 0) nuls[at % 2] = (nuls[at % 2] ?? 0) + 1
  }
  const [even = 0, odd = 0] = nuls
  if (odd > even) return 'utf-16le'
  return even > odd ? 'utf-16be' : 'utf-8'
}
