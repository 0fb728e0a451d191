import type { SessionValues, StoredSession } from '../../db/sessions.ts'
import type { Fault, PlannedRow } from '../report.ts'
import { staleFaults } from '../version.ts'
import { sessionColumns } from './columns.ts'
import { newSession, type SessionDraft } from './draft.ts'
import { matchSessions } from './match.ts'
import { changedKeys, settle } from './settle.ts'
import { sessionFreshness } from './version.ts'

export interface SessionPlan {
  added: { guid: string | null; values: SessionValues }[]
  updated: { stored: StoredSession; values: SessionValues }[]
  /** came from a schedule and are gone from this one */
  missing: StoredSession[]
  /** how many rows of a download others changed since, and the file did not */
  kept: number
  rows: PlannedRow[]
  faults: Fault[]
}

/** What an import would do to the sessions as they stand. Pure: a dry run ends here. */
export function planSessions(
  stored: readonly StoredSession[],
  drafts: readonly SessionDraft[],
  zone: string,
): SessionPlan {
  const { matched, faults } = matchSessions(stored, drafts)
  const plan: SessionPlan = { added: [], updated: [], missing: [], kept: 0, rows: [], faults }
  for (const { draft, stored: before } of matched) {
    const values = settle(before?.values ?? { ...newSession, ...draft.set }, draft.set)
    const { row } = draft
    const { title } = values
    const freshness = before ? sessionFreshness(draft, before) : 'fresh'
    if (!before) {
      plan.added.push({ guid: draft.guid, values })
      plan.rows.push({ row, title, act: 'added', cells: () => cells(null, values, zone) })
    } else if (changedKeys(before.values, values).length === 0) {
      plan.rows.push({ row, title, act: 'unchanged', cells: () => [] })
    } else if (freshness === 'untouched') {
      plan.kept++
      plan.rows.push({ row, title: before.values.title, act: 'unchanged', cells: () => [] })
    } else {
      if (freshness === 'stale') {
        faults.push(...staleFaults(row, before.values.title, cells(before.values, values, zone)))
      }
      plan.updated.push({ stored: before, values })
      plan.rows.push({
        row,
        title,
        act: 'updated',
        cells: () => cells(before.values, values, zone),
      })
    }
  }
  if (drafts.some((draft) => draft.guid)) plan.missing = gone(stored, matched)
  return plan
}

function gone(
  stored: readonly StoredSession[],
  matched: readonly { stored: StoredSession | null }[],
): StoredSession[] {
  const here = new Set(matched.map((one) => one.stored?.id))
  return stored.filter((one) => one.guid !== null && !here.has(one.id))
}

/** The cells that an import sets or changes, as they stand in a file. */
function cells(before: SessionValues | null, after: SessionValues, zone: string) {
  const changed = before ? new Set(changedKeys(before, after)) : null
  const shown = sessionColumns
    .filter((column) => !changed || changed.has(column.key))
    .map((column) => ({
      column: column.name,
      before: before ? column.text(before, zone) || null : null,
      after: column.text(after, zone) || null,
    }))
    .filter((cell) => cell.before !== null || cell.after !== null)
  if (before && before.cancelled !== after.cancelled) {
    return [
      ...shown,
      { column: 'cancelled', before: String(before.cancelled), after: String(after.cancelled) },
    ]
  }
  return shown
}
