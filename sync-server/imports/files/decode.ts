import { ok, type Result } from '../../../src/domain/result.ts'
import { type Fault, refuse } from '../report.ts'

const newline = 10

/**
 * The text of an uploaded file: UTF-8 or UTF-16 of either order, with or without a byte order mark. Lines
 * end in \n, whatever they ended in.
 */
export function decodeText(bytes: Uint8Array): Result<string, Fault[]> {
  const wide = utf16Of(bytes)
  const known = wide ? ok(null) : refuseKnown(bytes)
  if (!known.ok) return known
  let text: string
  try {
    text = new TextDecoder(wide ?? 'utf-8', { fatal: true }).decode(bytes)
  } catch {
    if (wide)
      return refuse(null, null, 'encoding', `This looks like UTF-16, but is damaged. ${asUtf8}`)
    return refuse(
      firstBadLine(bytes),
      null,
      'encoding',
      `This line is not UTF-8; the file may be saved in an older encoding like Latin-1 or Windows-1252. ${asUtf8}`,
    )
  }
  const lines = text.replace(/\r\n?/g, '\n')
  const nul = lines.indexOf('\0')
  if (nul >= 0) {
    return refuse(
      lineAt(lines, nul),
      null,
      'nul-byte',
      'This line holds a NUL byte: the file is damaged or is not a text file.',
    )
  }
  if (lines.trim() === '') return refuse(null, null, 'empty-file', 'The file is empty.')
  return ok(lines)
}

const asUtf8 = 'Save it as "CSV UTF-8" and upload it again.'

/** Refuses by name what is no text in UTF-8. */
export function refuseKnown(bytes: Uint8Array): Result<null, Fault[]> {
  if (bytes.length === 0) return refuse(null, null, 'empty-file', 'The file is empty.')
  if (utf16Of(bytes)) {
    return refuse(
      null,
      null,
      'encoding',
      'The file is saved as UTF-16. Save it as UTF-8 and upload it again.',
    )
  }
  if (bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3) {
    return refuse(
      null,
      null,
      'unknown-format',
      'This is a spreadsheet file that was sent as something else. Upload it with its ending .xlsx, or save it as "CSV UTF-8".',
    )
  }
  return ok(null)
}

/** The line, counted from 1, on which the character at `index` stands. */
export function lineAt(text: string, index: number): number {
  let line = 1
  for (let at = text.indexOf('\n'); at >= 0 && at < index; at = text.indexOf('\n', at + 1)) line++
  return line
}

/** Which UTF-16 a text is; null: none. */
function utf16Of(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  // without a mark: ASCII in UTF-16 has a NUL in every other byte
  const start = bytes.subarray(0, 64)
  const nuls: [number, number] = [0, 0]
  for (const [at, byte] of start.entries()) if (byte === 0) nuls[at % 2 === 0 ? 0 : 1]++
  const most = Math.floor(start.length / 2) * 0.8
  if (most <= 1) return null
  return nuls[1] > most ? 'utf-16le' : nuls[0] > most ? 'utf-16be' : null
}

function firstBadLine(bytes: Uint8Array): number | null {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let line = 1
  for (let from = 0; from <= bytes.length; line++) {
    const at = bytes.indexOf(newline, from)
    const to = at < 0 ? bytes.length : at
    try {
      decoder.decode(bytes.subarray(from, to))
    } catch {
      return line
    }
    from = to + 1
  }
  return null
}
