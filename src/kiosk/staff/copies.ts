import { fileBody, fileSeal, hex } from '../../domain/kiosk-file.ts'
import { toFrames } from '../../domain/qr-frames.ts'
import { gzip } from '../../platform/gzip.ts'
import { sha256 } from '../../platform/sha256.ts'
import type { LogCopy, Notes, Outbox } from '../../storage/types.ts'

/** Taps on their way out of the tablet by hand. */
export interface Copy {
  /** the whole file (PROTOCOL section 5) */
  text: string
  taps: number
  logs: LogCopy[]
}

/** A file of every log, or of what waits. */
export async function copyTaps(
  outbox: Pick<Outbox, 'copyLogs'>,
  what: 'all' | 'waiting',
  { kiosk, now }: { kiosk: string; now: number },
): Promise<Copy> {
  const logs = await outbox.copyLogs(what)
  const body = fileBody({ kiosk, exportedAt: now, logs })
  const taps = logs.reduce((sum, log) => sum + log.taps.length, 0)
  return { text: body + fileSeal(await sha256(body)), taps, logs }
}

/** The same file as a series of QR codes. */
export async function framesOf({ text }: Copy): Promise<string[]> {
  const series = hex(await sha256(text))
    .slice(0, 8)
    .toUpperCase()
  return toFrames(gzip ? await gzip(text) : new TextEncoder().encode(text), series)
}

const key = 'staff.copied'

const isCounts = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

/** Notes what left the tablet: the highest number of each log. */
export async function noteCopied(notes: Notes, { logs }: Copy): Promise<void> {
  const before = await notes.get(key)
  const now = Object.fromEntries(logs.map(({ log, last }) => [log, last]))
  await notes.set(key, { ...(isCounts(before) ? before : {}), ...now })
}

/** How many taps the server hasn't answered for and no copy holds: what unpairing would strand. */
export async function onlyHere(outbox: Pick<Outbox, 'copyLogs'>, notes: Notes): Promise<number> {
  const copied = await notes.get(key)
  const counts = isCounts(copied) ? copied : {}
  const logs = await outbox.copyLogs('waiting')
  return logs
    .filter(({ log, last }) => Number(counts[log] ?? 0) < last)
    .reduce((sum, { taps }) => sum + taps.length, 0)
}
