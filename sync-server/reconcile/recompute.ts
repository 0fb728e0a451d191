import { reconcile } from '../../src/domain/reconcile.ts'
import type { Schedule } from '../../src/domain/schedule.ts'
import { loadEvidence } from '../db/evidence.ts'
import type { Db, Tx } from '../db/open.ts'
import { loadRecords } from '../db/records.ts'
import type { RecordsTable } from '../db/tables.ts'
import { fatesBySession } from './fates.ts'
import { canonicalJson } from './stored.ts'

/** One row of `records` as it follows from the evidence, beside what stands. */
export interface Recomputed {
  row: RecordsTable
  /** the stored record's text; null: nothing is stored */
  before: string | null
  /** the record itself changed, not only the fates of its taps */
  changed: boolean
}

const none = 'null'

/**
 * Computes these attendees' records from their evidence and gives the rows that differ from what is
 * stored. The revision rises only when the record's content changes (rule V1). A record whose
 * evidence is gone stays as a row with `null` for a record, so that its revision never falls should
 * it come back.
 */
export async function recompute(
  tx: Db | Tx,
  programme: string,
  schedule: Schedule,
  attendees: string[],
  now: number,
): Promise<Recomputed[]> {
  const stored = new Map<string, Map<string, RecordsTable>>()
  for (const row of await loadRecords(tx, programme, attendees)) {
    const rows = stored.get(row.attendee)
    if (rows) rows.set(row.session, row)
    else stored.set(row.attendee, new Map([[row.session, row]]))
  }
  const differing: Recomputed[] = []
  for (const input of await loadEvidence(tx, programme, attendees)) {
    const before = stored.get(input.attendee) ?? new Map<string, RecordsTable>()
    const { records, fates } = reconcile(input, schedule)
    const recordOf = new Map(records.map((record) => [record.session, canonicalJson(record)]))
    const fatesOf = fatesBySession(fates, input.taps)
    const sessions = new Set([...recordOf.keys(), ...fatesOf.keys(), ...before.keys()])
    for (const session of sessions) {
      const content = {
        session,
        attendee: input.attendee,
        programme,
        record: recordOf.get(session) ?? none,
        fates: canonicalJson(fatesOf.get(session) ?? []),
      }
      const difference = compare(before.get(session), content, now)
      if (difference) differing.push(difference)
    }
  }
  return differing
}

function compare(
  stored: RecordsTable | undefined,
  content: Omit<RecordsTable, 'revision' | 'updated_at'>,
  now: number,
): Recomputed | null {
  const changed = (stored?.record ?? none) !== content.record
  if (stored && !changed && stored.fates === content.fates) return null
  const revision = (stored?.revision ?? 0) + (changed ? 1 : 0)
  return {
    row: { ...content, revision, updated_at: now },
    before: stored?.record ?? null,
    changed,
  }
}
