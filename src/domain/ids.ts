import * as z from 'zod/mini'

/** An opaque id: programme, session, attendee, kiosk, room, log. Never parsed, only compared. */
export const Id = z.string().check(z.minLength(1), z.maxLength(200))

/** Whole milliseconds, UTC, since the Unix epoch. */
export const Ms = z.int()

/** (log, seq): a tap's identity, drawn at capture and never reused (PROTOCOL section 2). */
export const TapRef = z.object({ log: Id, seq: z.int().check(z.positive()) })
export type TapRef = z.infer<typeof TapRef>

/** base64url without padding, as log ids, badge hashes and tokens are written. */
export function base64url(bytes: Uint8Array): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
  let text = ''
  for (let at = 0; at < bytes.length; at += 3) {
    const three = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0)
    const digits = Math.min(4, Math.ceil(((bytes.length - at) * 8) / 6))
    for (let digit = 0; digit < digits; digit++) text += alphabet[(three >> (18 - 6 * digit)) & 63]
  }
  return text
}
