import * as z from 'zod/mini'

/** A place in a programme's changes: which life of the database, and the number of the last one given. */
const Cursor = z.tuple([z.string(), z.string(), z.int().check(z.nonnegative())])

export function writeCursor(epoch: string, programme: string, n: number): string {
  return Buffer.from(JSON.stringify([epoch, programme, n])).toString('base64url')
}

/** The number in a cursor; null where it is not one of this life of the database, or of this programme. */
export function readCursor(cursor: string, epoch: string, programme: string): number | null {
  try {
    const read = z.safeParse(Cursor, JSON.parse(Buffer.from(cursor, 'base64url').toString()))
    if (!read.success || read.data[0] !== epoch || read.data[1] !== programme) return null
    return read.data[2]
  } catch {
    return null
  }
}
