import { pbkdf2 } from 'node:crypto'
import { promisify } from 'node:util'
import { base64url } from '../../src/domain/base64url.ts'
import type { KioskPin } from '../../src/domain/roster.ts'

/** About a second on a slow tablet, which derives it each time that somebody types the PIN. */
const iterations = 600_000
const hashBytes = 32
const derive = promisify(pbkdf2)

/** A PIN as kiosks get it: PBKDF2-SHA-256 of its digits, salt and hash base64url (PROTOCOL section 4). */
export async function hashPin(pin: string, salt: Uint8Array): Promise<KioskPin> {
  const hash = await derive(pin, salt, iterations, hashBytes, 'sha256')
  return { salt: base64url(salt), iterations, hash: base64url(hash) }
}
