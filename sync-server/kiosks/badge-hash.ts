import { createHmac } from 'node:crypto'

/**
 * A badge as kiosks know it (PROTOCOL section 4): HMAC-SHA-256 of the trimmed code, the key being the
 * text of `badgeKey` in UTF-8; its first 16 bytes, base64url.
 */
export function badgeHash(badgeKey: string, code: string): string {
  return createHmac('sha256', badgeKey)
    .update(code.trim())
    .digest()
    .subarray(0, 16)
    .toString('base64url')
}
