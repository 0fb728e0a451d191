import { Readable } from 'node:stream'
import { createInflateRaw } from 'node:zlib'
import { ok, type Result } from '../../../src/domain/result.ts'
import { type Fault, refuse } from '../report.ts'
import type { WorkbookLimits } from './limits.ts'
import { type ZipEntry, zipEntries } from './zip.ts'

/** What is known of a spreadsheet file once it may be read. */
export interface Passed {
  dates: '1900' | '1904'
  /** what the sheets are called, in their order: the first is read */
  sheets: string[]
}

const overlap = 4096
/** in pieces of 64 KiB: names of sheets stand at the front */
const mostOfBook = 16
const needless = /<!DOCTYPE/i
// Excel and LibreOffice save each formula with its value; a file that has none was never computed
const uncomputed = /<c r="[A-Z]+(\d+)"[^>]*><f\b(?:[^>]*\/>|[^>]*>[^<]*<\/f>)<\/c>/

/**
 * Unpacks every part of a spreadsheet file once, keeping none, and counts what really comes out: so
 * nobody reads a file before it is known what it unpacks to. Parts with a document type are refused.
 */
export async function passGate(
  bytes: Uint8Array,
  limits: WorkbookLimits,
): Promise<Result<Passed, Fault[]>> {
  const entries = zipEntries(bytes, limits.entries)
  if (!entries.ok) return entries
  if (!entries.value.some(({ name }) => /(^|\/)workbook\.xml$/.test(name))) {
    return refuse(null, null, 'unknown-format', 'This zip file is no XLSX spreadsheet.')
  }
  let left = limits.inflatedBytes
  let about: Passed = { dates: '1900', sheets: [] }
  for (const entry of entries.value) {
    const fair = Math.max(limits.freeBytes, entry.data.length * limits.ratio)
    const isBook = /(^|\/)workbook\.xml$/.test(entry.name)
    const parts: Buffer[] = []
    const looked = await lookThrough(entry, Math.min(left, fair), (part) => {
      if (isBook && parts.length < mostOfBook) parts.push(part)
    })
    if (!looked.ok) return looked
    if (isBook) about = readBook(Buffer.concat(parts).toString('utf8'))
    left -= looked.value
  }
  return ok(about)
}

function readBook(xml: string): Passed {
  const names = [...xml.matchAll(/<(?:\w+:)?sheet\s[^>]*?\bname="([^"]*)"/g)]
  return {
    dates: /date1904="(1|true)"/.test(xml) ? '1904' : '1900',
    sheets: names.map(([, name = '']) => unescaped(name)),
  }
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
const unescaped = (text: string) =>
  text.replace(/&(amp|lt|gt|quot|apos);/g, (_, name: string) => entities[name] ?? '')

/** @returns how many bytes it unpacks to */
async function lookThrough(
  entry: ZipEntry,
  most: number,
  look: (part: Buffer) => void,
): Promise<Result<number, Fault[]>> {
  const isXml = /\.(xml|rels)$/i.test(entry.name)
  let size = 0
  let before = ''
  try {
    for await (const chunk of unpacked(entry)) {
      size += chunk.length
      if (size > most) return tooLarge
      if (!isXml) continue
      const text = before + chunk.toString('latin1')
      if (needless.test(text)) return docType
      const row = uncomputed.exec(text)?.[1]
      if (row !== undefined) return noValue(Number(row))
      look(chunk)
      before = text.slice(-overlap)
    }
  } catch (error) {
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('Z_')) {
      const message = `The spreadsheet file is broken: its part ${entry.name} can’t be unpacked.`
      return refuse(null, null, 'broken-file', message)
    }
    throw error
  }
  return ok(size)
}

async function* unpacked({ isDeflated, data }: ZipEntry): AsyncGenerator<Buffer> {
  const packed = Buffer.from(data.buffer, data.byteOffset, data.byteLength)
  const stream = Readable.from([packed])
  yield* isDeflated ? stream.pipe(createInflateRaw({ chunkSize: 65_536 })) : stream
}

const tooLarge = refuse(
  null,
  null,
  'inflates-too-much',
  'The spreadsheet unpacks to far more than a programme needs. Save its first sheet alone, or upload it as CSV.',
)
const docType = refuse(null, null, 'doctype', 'A file with a document type is not taken.')
const noValue = (row: number) =>
  refuse(
    row,
    null,
    'formula-without-value',
    'A formula in this row has no value yet. Open the file in a spreadsheet program, save it and upload that.',
  )
