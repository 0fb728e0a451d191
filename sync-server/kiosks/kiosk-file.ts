import { createHash } from 'node:crypto'
import * as z from 'zod/mini'
import { Id } from '../../src/domain/ids.ts'
import { HeldLog } from '../../src/domain/protocol.ts'
import { err, ok, type Result } from '../../src/domain/result.ts'
import { isRecord } from '../taps/canonical.ts'

/** One log of a file, its anchors and taps not looked at yet. */
export interface FileLog extends HeldLog {
  anchors: unknown[]
  taps: unknown[]
}
export interface KioskFile {
  protocol: number
  kiosk: string
  logs: FileLog[]
}
/** Where a file is broken and how; `line` counts from 1, 0 is the file as a whole. */
export interface FileFault {
  line: number
  reason: string
}

const Heading = z.object({ roomtap: z.literal(1), protocol: z.int(), kiosk: Id })
const Seal = z.object({ sha256: z.string() })
const newline = 10

/**
 * Reads a tablet's exported file (PROTOCOL section 5). It is whole or refused: the last line seals
 * all bytes before it.
 */
export function readKioskFile(bytes: Uint8Array): Result<KioskFile, FileFault> {
  const end = bytes.at(-1) === newline ? bytes.length - 1 : bytes.length
  const lastStart = bytes.subarray(0, end).lastIndexOf(newline) + 1
  const body = bytes.subarray(0, lastStart)
  const text = decode(body)
  if (text === null) return err({ line: 0, reason: 'The file is not text in UTF-8.' })
  const lines = text === '' ? [] : text.replace(/\n$/, '').split('\n')
  const seal = z.safeParse(Seal, parse(decode(bytes.subarray(lastStart, end)) ?? ''))
  if (!seal.success) {
    return err({
      line: lines.length + 1,
      reason: 'The last line, which seals the file, is missing: the file was cut off.',
    })
  }
  if (!isSealOf(body, seal.data.sha256)) {
    return err({
      line: lines.length + 1,
      reason: 'The file was changed since the tablet wrote it.',
    })
  }
  return readLines(lines)
}

function readLines([first = '', ...lines]: string[]): Result<KioskFile, FileFault> {
  const heading = z.safeParse(Heading, parse(first))
  if (!heading.success) return err({ line: 1, reason: 'This is not a file of a Roomtap kiosk.' })
  const logs: FileLog[] = []
  for (const [index, line] of lines.entries()) {
    const fault = readLine(line, logs)
    if (fault !== null) return err({ line: index + 2, reason: fault })
  }
  const { protocol, kiosk } = heading.data
  return ok({ protocol, kiosk, logs })
}

/** @returns what is wrong with the line; null: it is in */
function readLine(line: string, logs: FileLog[]): string | null {
  const value = parse(line)
  if (!isRecord(value)) return 'The line is not a JSON object.'
  const log = logs.at(-1)
  if ('tap' in value || 'anchor' in value) {
    if (!log) return 'A tap or anchor stands before the first log.'
    if ('tap' in value) log.taps.push(value.tap)
    else log.anchors.push(value.anchor)
    return null
  }
  const held = z.safeParse(HeldLog, value)
  if (!held.success) return 'The line is neither a log, an anchor nor a tap.'
  logs.push({ ...held.data, anchors: [], taps: [] })
  return null
}

function isSealOf(body: Uint8Array, seal: string): boolean {
  const hash = createHash('sha256').update(body).digest()
  const base64 = seal.replaceAll('-', '+').replaceAll('_', '/').replace(/=+$/, '')
  return (
    seal.toLowerCase() === hash.toString('hex') ||
    base64 === hash.toString('base64').replace(/=+$/, '')
  )
}

function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return null
  }
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}
