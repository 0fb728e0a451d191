// The waiting list of a session with a capacity: a line, in which nobody overtakes.

/** A session as its line sees it. Times are ms UTC. */
export interface LineSession {
  start: number
  /** as staff entered it; null: they didn't */
  actualStart: number | null
  cancelled: boolean
}

/**
 * Whether places of a session are given out by its line at `now`, ms UTC: until it begins. From then on
 * who is added is booked, whatever the capacity: who is there is there (rule S1).
 */
export function doesLineStand(
  { start, actualStart, cancelled }: LineSession,
  now: number,
): boolean {
  return !cancelled && now < Math.min(start, actualStart ?? start)
}

/** How many places are free; null: there is no capacity, so that there is room for everybody. */
export function freePlaces(capacity: number | null, taken: number): number | null {
  return capacity === null ? null : Math.max(0, capacity - taken)
}

/** Whom the free places go to: the first in line, as many as there is room for, in their order. */
export function nextInLine(
  line: readonly string[],
  { capacity, taken }: { capacity: number | null; taken: number },
): string[] {
  return line.slice(0, freePlaces(capacity, taken) ?? line.length)
}

/**
 * The line with one of it at another place, the others in their order.
 * @param place from 1; one beyond the end is the end
 */
export function movedInLine(line: readonly string[], attendee: string, place: number): string[] {
  const others = line.filter((id) => id !== attendee)
  return others.length === line.length ? others : others.toSpliced(place - 1, 0, attendee)
}
