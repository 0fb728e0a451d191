import { fromBase45, toBase45 } from './base45.ts'
import { crc32 } from './crc32.ts'

// A file as a series of QR codes, shown over and over. Each frame says which series it is of, its
// place, how many there are, and a checksum over all of that: they may come in any order, be missed
// and come again.
//
//   RT1*<series>*<place from 1>*<count>*<checksum>*<Base45 of the part>
//
// '*' is of the alphanumeric signs of a QR code; the head has five of them, the rest is data.

const mark = 'RT1'
/** A code of 81 by 81 modules: a phone reads it from a tablet half a metre away. */
export const FRAME_BYTES = 480
const most = 10_000

/** One frame as it was read. */
export interface Frame {
  series: string
  /** from 1 */
  place: number
  count: number
  part: Uint8Array
}

/**
 * @param series tells this file from others: upper-case letters and digits
 * @throws RangeError where the file is far too large to be shown
 */
export function toFrames(bytes: Uint8Array, series: string, size = FRAME_BYTES): string[] {
  const count = Math.max(1, Math.ceil(bytes.length / size))
  if (count > most) throw new RangeError(`${count} frames are too many`)
  return Array.from({ length: count }, (_, at) => {
    const part = bytes.subarray(at * size, (at + 1) * size)
    const head = `${mark}*${series}*${at + 1}*${count}`
    return `${head}*${checksum(head, part)}*${toBase45(part)}`
  })
}

/** @returns null where the text is no frame, or one that was misread */
export function readFrame(text: string): Frame | null {
  const found = /^RT1\*([0-9A-Z]{1,16})\*(\d{1,5})\*(\d{1,5})\*([0-9A-F]{8})\*(.*)$/s.exec(text)
  if (!found) return null
  const [, series = '', placed = '', counted = '', sum, data = ''] = found
  const [place, count] = [Number(placed), Number(counted)]
  const part = fromBase45(data)
  if (!part || place < 1 || place > count || count > most) return null
  if (checksum(`${mark}*${series}*${placed}*${counted}`, part) !== sum) return null
  return { series, place, count, part }
}

function checksum(head: string, part: Uint8Array): string {
  const signs = Uint8Array.from([...head].map((sign) => sign.charCodeAt(0)))
  const both = new Uint8Array(signs.length + part.length)
  both.set(signs)
  both.set(part, signs.length)
  return crc32(both).toString(16).toUpperCase().padStart(8, '0')
}

/** What has come of a series. */
export interface Collected {
  series: string
  count: number
  /** by place */
  parts: ReadonlyMap<number, Uint8Array>
}

/** Takes a frame to those that came before; one of another series begins anew. */
export function collect(
  before: Collected | null,
  { series, count, place, part }: Frame,
): Collected {
  const isSame = before?.series === series && before.count === count
  if (isSame && before.parts.has(place)) return before
  return { series, count, parts: new Map([...(isSame ? before.parts : []), [place, part]]) }
}

/** The file; null while frames are missing. */
export function whole({ count, parts }: Collected): Uint8Array | null {
  if (parts.size < count) return null
  const inOrder = Array.from({ length: count }, (_, at) => parts.get(at + 1) ?? new Uint8Array())
  const bytes = new Uint8Array(inOrder.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of inOrder) {
    bytes.set(part, at)
    at += part.length
  }
  return bytes
}
