import { createHash } from 'node:crypto'
import { base64url } from '../../src/domain/base64url.ts'

/** How secrets that are long and random are kept: SHA-256, base64url. Never for passwords. */
export function secretHash(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url')
}

/** A secret nobody can guess: 256 bits in 43 characters. */
export function drawSecret(random: (bytes: number) => Uint8Array): string {
  return base64url(random(32))
}
