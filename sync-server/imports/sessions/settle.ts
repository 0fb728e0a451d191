import type { SessionValues, StoredSession } from '../../db/sessions.ts'

/**
 * A session with some of its values set anew. Breaks that aren't set move with the start and are
 * cut to the window: a session that moves to the afternoon takes its break along.
 */
export function settle(before: SessionValues, set: Partial<SessionValues>): SessionValues {
  const after = { ...before, ...set }
  if (set.breaks || (after.start === before.start && after.end === before.end)) return after
  const by = after.start - before.start
  const breaks = before.breaks
    .map((one) => ({
      start: Math.max(one.start + by, after.start),
      end: Math.min(one.end + by, after.end),
    }))
    .filter((one) => one.end > one.start)
  return { ...after, breaks }
}

/** The values that differ. */
export function changedKeys(before: SessionValues, after: SessionValues): (keyof SessionValues)[] {
  return (Object.keys(after) as (keyof SessionValues)[]).filter(
    (key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]),
  )
}

const shownOnly = new Set<keyof SessionValues>([
  'code',
  'title',
  'presenters',
  'capacity',
  'delivery',
  'survey',
  'certificate',
  'checkInCode',
  'checkOutCode',
])

/** Whether records may come out differently after this change (rule D5). */
export function matters(stored: StoredSession, after: SessionValues): boolean {
  return changedKeys(stored.values, after).some((key) => !shownOnly.has(key))
}
