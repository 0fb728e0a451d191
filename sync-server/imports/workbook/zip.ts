import { ok, type Result } from '../../../src/domain/result.ts'
import { type Fault, refuse } from '../report.ts'

/** One part of a zip file, as its directory has it. */
export interface ZipEntry {
  name: string
  isDeflated: boolean
  data: Uint8Array
}

const endMark = 0x06054b50
const entryMark = 0x02014b50
const localMark = 0x04034b50
const longestComment = 65_535
const broken = refuse(
  null,
  null,
  'broken-file',
  'The spreadsheet file is broken: it is no whole zip archive. Save it again and upload that.',
)

/**
 * The parts of a zip file, without unpacking any. Nothing that its directory says of sizes is
 * believed further than the file's own bytes go; parts that overlap, as those of bombs do, are refused.
 */
export function zipEntries(bytes: Uint8Array, most: number): Result<ZipEntry[], Fault[]> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = endOf(view)
  if (end === null) return broken
  const count = view.getUint16(end + 10, true)
  if (count > most) {
    const message = `The file holds ${count} parts; at most ${most} are taken.`
    return refuse(null, null, 'too-many-parts', message)
  }
  const entries: ZipEntry[] = []
  let packed = 0
  let at = view.getUint32(end + 16, true)
  for (let n = 0; n < count; n++) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== entryMark) return broken
    if ((view.getUint16(at + 8, true) & 1) === 1) return protectedFile
    const entry = readEntry(bytes, view, at)
    if (!entry) return broken
    packed += entry.data.length
    entries.push(entry)
    at += 46 + [28, 30, 32].reduce((sum, from) => sum + view.getUint16(at + from, true), 0)
  }
  const names = new Set(entries.map(({ name }) => name))
  return packed > bytes.length || names.size < entries.length ? broken : ok(entries)
}

const protectedFile = refuse(
  null,
  null,
  'protected',
  'The spreadsheet is protected by a password. Save it without one and upload that.',
)

function endOf(view: DataView): number | null {
  const last = view.byteLength - 22
  for (let at = last; at >= Math.max(0, last - longestComment); at--) {
    if (view.getUint32(at, true) === endMark) return at
  }
  return null
}

function readEntry(bytes: Uint8Array, view: DataView, at: number): ZipEntry | null {
  const method = view.getUint16(at + 10, true)
  const size = view.getUint32(at + 20, true)
  const local = view.getUint32(at + 42, true)
  const nameEnd = at + 46 + view.getUint16(at + 28, true)
  if (nameEnd > bytes.length || local + 30 > bytes.length) return null
  if (view.getUint32(local, true) !== localMark || (method !== 0 && method !== 8)) return null
  const from = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true)
  if (from + size > bytes.length) return null
  return {
    name: new TextDecoder().decode(bytes.subarray(at + 46, nameEnd)),
    isDeflated: method === 8,
    data: bytes.subarray(from, from + size),
  }
}
