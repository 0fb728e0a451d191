/** Chance that is the same in every run with the same seed. */
export interface Chance {
  /** [0, 1) */
  next: () => number
  /** whole, both ends included */
  int: (from: number, to: number) => number
  pick: <T>(list: readonly T[]) => T
  /** true with probability `p` */
  is: (p: number) => boolean
  bytes: (count: number) => Uint8Array<ArrayBuffer>
  /** another stream: what it gives doesn't depend on how often this one was asked */
  fork: (name: string) => Chance
}

function hash(text: string): number {
  let state = 0x811c9dc5
  for (let at = 0; at < text.length; at++)
    state = Math.imul(state ^ text.charCodeAt(at), 0x01000193) >>> 0
  return state
}

export function chanceOf(seed: string): Chance {
  let state = hash(seed)
  const draw = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return (mixed ^ (mixed >>> 14)) >>> 0
  }
  const next = () => draw() / 2 ** 32
  const int = (from: number, to: number) => from + Math.floor(next() * (to - from + 1))
  return {
    next,
    int,
    pick: <T>(list: readonly T[]): T => {
      const found = list[int(0, list.length - 1)]
      if (found === undefined) throw new Error('nothing to pick from')
      return found
    },
    is: (p) => next() < p,
    bytes: (count) => Uint8Array.from({ length: count }, () => draw() & 255),
    fork: (name) => chanceOf(`${seed}/${name}`),
  }
}
