import type { Anchor } from './anchor.ts'
import { type HeldLog, protocol } from './protocol.ts'

/** What of a tablet's logs goes into a file. */
export interface FileContent {
  kiosk: string
  /** ms by the tablet's clock */
  exportedAt: number
  logs: readonly (HeldLog & { anchors: readonly Anchor[]; taps: readonly unknown[] })[]
}

const line = (value: unknown) => `${JSON.stringify(value)}\n`

/** A tablet's logs as NDJSON, all but the last line, which seals these bytes (PROTOCOL section 5). */
export function fileBody({ kiosk, exportedAt, logs }: FileContent): string {
  const parts = [line({ roomtap: 1, protocol: protocol.max, kiosk, exportedAt })]
  for (const { log, after, last, anchors, taps } of logs) {
    parts.push(line({ log, after, last }))
    for (const anchor of anchors) parts.push(line({ anchor }))
    for (const tap of taps) parts.push(line({ tap }))
  }
  return parts.join('')
}

/** The last line. `sha256`: of all bytes before it. */
export const fileSeal = (sha256: Uint8Array): string => line({ sha256: hex(sha256) })

/** Lower-case hexadecimal digits. */
export const hex = (bytes: Uint8Array): string =>
  [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
