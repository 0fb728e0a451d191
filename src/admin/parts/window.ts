/**
 * Where each row of a list begins, px, and at last where the list ends.
 * @param heights those that were measured; a row that was not is taken to be `usual`
 */
export function offsetsOf(
  keys: readonly string[],
  heights: ReadonlyMap<string, number>,
  usual: number,
): number[] {
  const offsets = [0]
  let at = 0
  for (const key of keys) {
    at += heights.get(key) ?? usual
    offsets.push(at)
  }
  return offsets
}

/**
 * The rows that touch the stretch from `from` to `to`, px from the list's begin: the first of them and
 * the one after the last.
 */
export function rowsBetween(
  offsets: readonly number[],
  from: number,
  to: number,
): { from: number; to: number } {
  const count = offsets.length - 1
  const first = Math.max(0, lastAtOrBefore(offsets, from))
  const last = Math.min(count, lastAtOrBefore(offsets, to) + 1)
  return { from: Math.min(first, count), to: Math.max(last, Math.min(first, count)) }
}

/** The last row that begins at or before a place; −1: none does. */
function lastAtOrBefore(offsets: readonly number[], place: number): number {
  let [low, high] = [0, offsets.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((offsets[middle] ?? 0) <= place) low = middle + 1
    else high = middle
  }
  return low - 1
}
