/** Into whom each id was merged; null or left out: into nobody. */
export type Merges = ReadonlyMap<string, string | null>

/** Whom an id counts for, merges followed to their end (rule E8). A circle ends where it closes. */
export function endOfMerges(id: string, into: Merges): string {
  const seen = new Set([id])
  let at = id
  for (let next = into.get(at); next && !seen.has(next); next = into.get(at)) {
    seen.add(next)
    at = next
  }
  return at
}

/** Whether merging `id` into `other` would lead back to `id`: no such merge is made. */
export const closesCircle = (id: string, other: string, into: Merges): boolean =>
  endOfMerges(other, into) === id
