import { base64url } from '../../domain/base64url.ts'
import { fromBase64url } from '../../domain/from-base64url.ts'
import type { KioskPin } from '../../domain/roster.ts'
import { pbkdf2 } from '../../platform/pbkdf2.ts'

/** Whether the digits are the programme's PIN (PROTOCOL section 4); needs no network. */
export async function isPin(
  digits: string,
  { salt, iterations, hash }: KioskPin,
): Promise<boolean> {
  const bytes = fromBase64url(hash).length
  return base64url(await pbkdf2(digits, fromBase64url(salt), iterations, bytes)) === hash
}
