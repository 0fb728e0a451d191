/** Random bytes that are the same in every run with the same seed. */
export function fakeRandom(seed = 1): (bytes: number) => Uint8Array {
  let state = seed
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return (mixed ^ (mixed >>> 14)) & 255
  }
  return (bytes) => Uint8Array.from({ length: bytes }, next)
}

/** `id-1`, `id-2`, … */
export function fakeIds(prefix = 'id'): () => string {
  let last = 0
  return () => `${prefix}-${++last}`
}
