import { base64url } from '../domain/base64url.ts'

/** HMAC-SHA-256 of `text` under `key`. */
export type Hmac = (key: string, text: string) => Promise<Uint8Array>

const HASH_BYTES = 16

/** A badge's code as the roster names it: it never holds the code itself (PROTOCOL section 4). */
export async function badgeHash(hmac: Hmac, badgeKey: string, code: string): Promise<string> {
  return base64url((await hmac(badgeKey, code.trim())).slice(0, HASH_BYTES))
}
