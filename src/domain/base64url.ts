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
