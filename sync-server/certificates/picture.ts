import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { inflate } from 'node:zlib'
import { err, ok, type Result } from '../../src/domain/result.ts'
import type { Picture } from '../db/certificate-designs.ts'

/** The most bytes of a picture as sent. */
export const mostPictureBytes = 1_048_576
const mostPixels = 4_000_000
const inflated = promisify(inflate)

/**
 * A logo or signature out of what was sent: PNG or JPEG by its bytes, whatever it is called.
 * @returns why it can't be printed, for the person who chose it
 */
export async function readPicture(bytes: Uint8Array): Promise<Result<Picture, string>> {
  const type = isPng(bytes) ? 'image/png' : isJpeg(bytes) ? 'image/jpeg' : null
  if (type === null) return err('This is neither a PNG nor a JPEG picture. Save it as one of them.')
  const problem = type === 'image/png' ? await pngProblem(bytes) : jpegProblem(bytes)
  if (problem !== null) return err(problem)
  return ok({ id: createHash('sha256').update(bytes).digest('hex'), type, bytes })
}

const isPng = (bytes: Uint8Array) =>
  Buffer.from(bytes.subarray(0, 8)).equals(Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'))
const isJpeg = (bytes: Uint8Array) => bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff

const broken = 'The picture is damaged. Save it again and upload that.'
const tooLarge = `The picture has more than ${mostPixels / 1_000_000} million pixels. Make it smaller.`

/** Bytes a pixel by colour type, eight bits each. */
const samples: Record<number, number> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 }

/** Read whole: what is damaged would only be noticed when a certificate is printed. */
async function pngProblem(bytes: Uint8Array): Promise<string | null> {
  const chunks = pngChunks(bytes)
  const head = chunks?.find(({ name }) => name === 'IHDR')?.data
  if (!chunks || !head || head.length !== 13) return broken
  const [width, height] = [head.readUInt32BE(0), head.readUInt32BE(4)]
  const [depth = 0, colour = 0, , , interlaced] = head.subarray(8)
  if (width === 0 || height === 0) return broken
  if (width * height > mostPixels) return tooLarge
  if (interlaced !== 0 || depth === 16) {
    return 'PNG pictures that are interlaced or have 16 bits a colour can’t be printed. Save it as a plain PNG or as JPEG.'
  }
  const row = 1 + Math.ceil((width * (samples[colour] ?? 0) * depth) / 8)
  const data = chunks.filter(({ name }) => name === 'IDAT').map((chunk) => chunk.data)
  try {
    const pixels = await inflated(Buffer.concat(data), { maxOutputLength: row * height + 1 })
    return pixels.length === row * height ? null : broken
  } catch {
    return broken
  }
}

function pngChunks(bytes: Uint8Array): { name: string; data: Buffer }[] | null {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const chunks: { name: string; data: Buffer }[] = []
  for (let at = 8; at + 12 <= all.length; ) {
    const length = all.readUInt32BE(at)
    const name = all.toString('latin1', at + 4, at + 8)
    if (at + 12 + length > all.length) return null
    chunks.push({ name, data: all.subarray(at + 8, at + 8 + length) })
    if (name === 'IEND') return chunks
    at += 12 + length
  }
  return null
}

const frames = new Set([0xc0, 0xc1, 0xc2])

function jpegProblem(bytes: Uint8Array): string | null {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (let at = 2; at + 9 < all.length && all[at] === 0xff; ) {
    const marker = all[at + 1] ?? 0
    if (frames.has(marker)) {
      const [height, width] = [all.readUInt16BE(at + 5), all.readUInt16BE(at + 7)]
      if (width === 0 || height === 0) return broken
      return width * height > mostPixels ? tooLarge : null
    }
    at += 2 + all.readUInt16BE(at + 2)
  }
  return broken
}
