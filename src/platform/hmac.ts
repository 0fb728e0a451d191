const utf8 = new TextEncoder()

/** HMAC-SHA-256 of `text` under `key`, both taken as UTF-8. */
export async function hmacSha256(key: string, text: string): Promise<Uint8Array> {
  const algorithm = { name: 'HMAC', hash: 'SHA-256' }
  const secret = await crypto.subtle.importKey('raw', utf8.encode(key), algorithm, false, ['sign'])
  return new Uint8Array(await crypto.subtle.sign('HMAC', secret, utf8.encode(text)))
}
