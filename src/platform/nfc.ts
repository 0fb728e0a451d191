import * as z from 'zod/mini'

/** What a tag gives: its text, if somebody wrote one on it, and the number it was made with. */
export interface NfcTag {
  text: string | null
  serial: string | null
}

/** The tablet's reader for badges that are held to it. */
export interface Nfc {
  /**
   * Begins to read; the browser may ask for leave, which wants a person's touch the first time.
   * @returns false where leave was refused, or NFC is switched off
   */
  start: () => Promise<boolean>
  /** begins to read where leave was given before; else does nothing */
  resume: () => Promise<boolean>
  /** badges are read by it now */
  isOn: () => boolean
  stop: () => void
}

interface Reader extends EventTarget {
  scan: (options: { signal: AbortSignal }) => Promise<void>
}
type ReaderClass = new () => Reader
const isReader = (value: unknown): value is ReaderClass => typeof value === 'function'

const Reading = z.object({
  serialNumber: z.optional(z.string()),
  message: z.object({
    records: z.array(
      z.object({
        recordType: z.string(),
        encoding: z.nullish(z.string()),
        data: z.nullish(z.instanceof(DataView)),
      }),
    ),
  }),
})

/** Reads tags; null where the browser can't (all but Chromium on Android). */
export function createNfc(
  onTag: (tag: NfcTag) => void,
  report: (error: unknown) => void,
): Nfc | null {
  const known: unknown = Reflect.get(globalThis, 'NDEFReader')
  if (!isReader(known)) return null
  let ends: AbortController | null = null
  let reads = false
  const start = async () => {
    if (ends) return true
    const reader = new known()
    const controller = new AbortController()
    ends = controller
    const { signal } = controller
    reader.addEventListener('reading', (event) => onTag(readTag(event)), { signal })
    try {
      await reader.scan({ signal })
      reads = !signal.aborted
      return reads
    } catch (error) {
      report(error)
      ends = null
      return false
    }
  }
  return {
    start,
    resume: async () => ((await isGranted()) ? start() : false),
    isOn: () => reads,
    stop: () => {
      ends?.abort()
      ends = null
      reads = false
    },
  }
}

async function isGranted(): Promise<boolean> {
  try {
    // a name that older lists of permissions don't have
    const { permissions } = navigator
    const status: unknown = await Reflect.apply(permissions.query, permissions, [{ name: 'nfc' }])
    return (
      typeof status === 'object' && status !== null && Reflect.get(status, 'state') === 'granted'
    )
  } catch {
    return false
  }
}

function readTag(event: Event): NfcTag {
  const reading = Reading.safeParse(event)
  if (!reading.success) return { text: null, serial: null }
  const { serialNumber, message } = reading.data
  const record = message.records.find(({ recordType }) => recordType === 'text')
  const text = record?.data
    ? new TextDecoder(record.encoding ?? 'utf-8').decode(record.data).trim()
    : ''
  return { text: text || null, serial: serialNumber || null }
}
