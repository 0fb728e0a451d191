/** Tokens that stand together in a sorted list: [from, to). */
export interface Stretch {
  from: number
  to: number
}

/** The tokens within `among` that begin with `prefix`. */
export function stretchOf(tokens: readonly string[], prefix: string, among: Stretch): Stretch {
  const from = firstWhere(among, (n) => (tokens[n] ?? '') >= prefix)
  const to = firstWhere({ from, to: among.to }, (n) => !(tokens[n] ?? '').startsWith(prefix))
  return { from, to }
}

/** The first place from which on `holds` is true: false before, true after. */
export function firstWhere({ from, to }: Stretch, holds: (place: number) => boolean): number {
  let low = from
  let high = to
  while (low < high) {
    const middle = (low + high) >> 1
    if (holds(middle)) high = middle
    else low = middle + 1
  }
  return low
}
