/** The name that was probably meant: the one with the fewest letters to change, if at most a third. */
export function nearest(name: string, known: readonly string[]): string | null {
  let best: string | null = null
  let least = Math.floor(Math.max(name.length, 3) / 3) + 1
  for (const candidate of known) {
    const steps = distance(name, candidate)
    if (steps < least) {
      least = steps
      best = candidate
    }
  }
  return best
}

/** Letters to add, drop or change to make `a` into `b` (Levenshtein). */
export function distance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (let i = 1; i <= a.length; i++) {
    const current = [i]
    for (let j = 1; j <= b.length; j++) {
      const change = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      current.push(Math.min(change, (previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1))
    }
    previous = current
  }
  return previous[b.length] ?? 0
}
