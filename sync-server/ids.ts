import { base64url } from '../src/domain/base64url.ts'

/** New ids: the time in front, so that what is made together lies together, then 80 random bits. */
export function createIds(
  clock: () => number,
  random: (bytes: number) => Uint8Array,
): () => string {
  return () => {
    const bytes = new Uint8Array(16)
    new DataView(bytes.buffer).setBigUint64(0, BigInt(clock()) << 16n)
    bytes.set(random(10), 6)
    return base64url(bytes)
  }
}
