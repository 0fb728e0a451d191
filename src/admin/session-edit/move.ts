import { type Draft, type DraftMoment, draftOf, momentOf } from './draft.ts'
import { readBreaks, readMoment } from './read-times.ts'
import { emptyValues } from './values.ts'

/**
 * The form with another start: the end and the breaks go along, so that a session that moves to the
 * afternoon keeps its length. What can't be read stays as it is typed.
 */
export function withStart(draft: Draft, start: DraftMoment, zone: string): Draft {
  const moved = { ...draft, start }
  const from = readMoment(draft.start, zone)
  const to = readMoment(start, zone)
  const end = readMoment(draft.end, zone)
  if (!from.ok || !to.ok || !end.ok || end.value <= from.value) return moved
  const by = to.value - from.value
  const later = momentOf(end.value + by, zone)
  const breaks = readBreaks(draft.breaks, { start: from.value, end: end.value }, zone)
  if (!breaks.ok) return { ...moved, end: later }
  const spans = breaks.value.map((one) => ({ start: one.start + by, end: one.end + by }))
  const shown = draftOf({ ...emptyValues(to.value, end.value + by), breaks: spans }, zone)
  return { ...moved, end: later, breaks: shown.breaks }
}
