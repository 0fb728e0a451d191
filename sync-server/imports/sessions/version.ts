import type { SessionValues, StoredSession } from '../../db/sessions.ts'
import { type Freshness, freshness, versionOf } from '../version.ts'
import { sessionColumns } from './columns.ts'
import type { SessionDraft } from './draft.ts'

/** What a session holds of a sheet's columns; see versionOf. */
export const sessionVersion = (values: Partial<SessionValues>): string =>
  versionOf(sessionColumns.map(({ key }) => values[key]))

/** Whether a row was changed by others since its download. A plain number is the revision that the API tells. */
export function sessionFreshness(
  { revision, set }: SessionDraft,
  stored: { revision: number; values: SessionValues },
): Freshness {
  if (revision !== null && /^\d+$/.test(revision)) {
    return Number(revision) === stored.revision ? 'fresh' : 'stale'
  }
  const isWhole = sessionColumns.every(({ key }) => set[key] !== undefined)
  return freshness(revision, sessionVersion(stored.values), isWhole ? sessionVersion(set) : null)
}

/** All that an import may set, the room by its id: it may get another name. */
export function sessionState({ roomId, values }: Pick<StoredSession, 'roomId' | 'values'>): string {
  const cells = sessionColumns.map(({ key }) => (key === 'room' ? roomId : values[key]))
  return versionOf([cells, values.cancelled])
}
