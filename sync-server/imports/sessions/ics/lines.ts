import { err, ok, type Result } from '../../../../src/domain/result.ts'
import { refuseKnown } from '../../files/decode.ts'
import { type Fault, fault } from '../../report.ts'

/** One content line: its name in capitals, its parameters, its value as written. */
export interface ContentLine {
  /** line of the file on which it begins, from 1 */
  row: number
  name: string
  params: Map<string, string>
  value: string
}

const longestLine = 100_000
const shape =
  /^([A-Za-z0-9-]+)((?:;[A-Za-z0-9-]+=(?:"[^"]*"|[^";:,]*)(?:,(?:"[^"]*"|[^";:,]*))*)*):(.*)$/s
const param = /;([A-Za-z0-9-]+)=((?:"[^"]*"|[^";:])*)/g

/**
 * The content lines of an iCalendar file (RFC 5545, 3.1), unfolded. A fold may part the bytes of one
 * letter, so lines are joined before they are decoded.
 */
export function contentLines(bytes: Uint8Array): Result<ContentLine[], Fault[]> {
  const known = refuseKnown(bytes)
  if (!known.ok) return known
  const found: ContentLine[] = []
  const faults: Fault[] = []
  for (const { row, raw } of unfold(bytes)) {
    const line = readLine(row, raw)
    if (line.ok) found.push(line.value)
    else faults.push(line.error)
  }
  return faults.length > 0 ? err(faults) : ok(found)
}

/** Each byte is one letter here. */
function unfold(bytes: Uint8Array): { row: number; raw: string }[] {
  const raw = Buffer.from(bytes)
    .toString('latin1')
    .replace(/^\xef\xbb\xbf/, '')
  const joined: { row: number; parts: string[] }[] = []
  for (const [at, line] of raw.split(/\r\n|\n|\r/).entries()) {
    const last = joined.at(-1)
    if (last && /^[ \t]/.test(line)) last.parts.push(line.slice(1))
    else if (line.trim() !== '') joined.push({ row: at + 1, parts: [line] })
  }
  return joined.map(({ row, parts }) => ({ row, raw: parts.join('') }))
}

function readLine(row: number, raw: string): Result<ContentLine, Fault> {
  if (raw.length > longestLine) {
    return err(fault(row, null, 'too-long', `A line holds more than ${longestLine} characters.`))
  }
  const text = decode(raw)
  if (text === null) return err(fault(row, null, 'encoding', 'This line is not UTF-8.'))
  if (text.includes('\0')) {
    return err(fault(row, null, 'nul-byte', 'This line holds a NUL byte: the file is damaged.'))
  }
  const match = shape.exec(text)
  if (!match) {
    const message = `This line is not like NAME:value: "${text.slice(0, 60)}".`
    return err(fault(row, null, 'bad-line', message))
  }
  const [, name = '', params = '', value = ''] = match
  const pairs = [...params.matchAll(param)].map(
    ([, key = '', of = '']) => [key.toUpperCase(), of.replaceAll('"', '')] as const,
  )
  return ok({ row, name: name.toUpperCase(), params: new Map(pairs), value })
}

function decode(raw: string): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(raw, 'latin1'))
  } catch {
    return null
  }
}
