import { applyCorrections } from '../../src/domain/apply-corrections.ts'
import { type ReconcileInput, reconcile } from '../../src/domain/reconcile.ts'
import type { AttendanceRecord, TapFate } from '../../src/domain/record.ts'
import type { Schedule } from '../../src/domain/schedule.ts'
import { loadStored } from '../db/evidence.ts'
import { endsOf } from '../db/merges.ts'
import type { Db, Tx } from '../db/open.ts'
import { loadRecords } from '../db/records.ts'
import type { RecordsTable } from '../db/tables.ts'
import { canonical } from '../taps/canonical.ts'
import { fatesBySession } from './fates.ts'

/** One row of `records` as it follows from the evidence, beside what stands. */
export interface Recomputed {
  row: RecordsTable
  /** the stored record's text; null: nothing is stored */
  before: string | null
  /** the whole row that is stored */
  stands: RecordsTable | null
  /** the record itself changed, not only the fates of its taps */
  changed: boolean
}

export interface Recomputation {
  differing: Recomputed[]
  /** whose records follow from their evidence now */
  computed: string[]
  /** all records of those in the programme */
  records: Map<string, AttendanceRecord[]>
  /** whose evidence can't be read or reckoned with: their records stay as they are */
  failed: { attendee: string; error: unknown }[]
}

const none = 'null'

/**
 * Computes these attendees' records from their evidence and gives the rows that differ from what is
 * stored. The revision rises only when the record's content changes (rule V1). A record whose
 * evidence is gone stays as a row with `null` for a record, so that its revision never falls should
 * it come back. With somebody who was merged comes the one for whom they count (rule E8).
 * What fails for one attendee holds up no other.
 */
export async function recompute(
  tx: Db | Tx,
  programme: string,
  schedule: Schedule,
  attendees: string[],
  now: number,
): Promise<Recomputation> {
  const all = [...new Set([...attendees, ...(await endsOf(tx, attendees)).values()])]
  const before = Map.groupBy(await loadRecords(tx, programme, all), (row) => row.attendee)
  const done: Recomputation = {
    differing: [],
    computed: [],
    records: new Map(),
    failed: [],
  }
  for (const { attendee, read } of await loadStored(tx, programme, all)) {
    try {
      const made = recordsOf(read(), schedule)
      const stands = new Map(before.get(attendee)?.map((row) => [row.session, row]))
      done.differing.push(...differencesOf(attendee, made, stands, { programme, now }))
      done.computed.push(attendee)
      done.records.set(attendee, [...made.records.values()])
    } catch (error) {
      done.failed.push({ attendee, error })
    }
  }
  return done
}

interface Made {
  records: Map<string, AttendanceRecord>
  fates: Map<string, TapFate[]>
}

function recordsOf(input: ReconcileInput, schedule: Schedule): Made {
  const { records, fates } = reconcile(input, schedule)
  const { taps, struck } = applyCorrections(input.attendee, input.taps, input.corrections ?? [])
  return {
    records: new Map(records.map((record) => [record.session, record])),
    fates: fatesBySession(fates, [...taps, ...struck]),
  }
}

function differencesOf(
  attendee: string,
  { records, fates }: Made,
  stands: ReadonlyMap<string, RecordsTable>,
  { programme, now }: { programme: string; now: number },
): Recomputed[] {
  const sessions = new Set([...records.keys(), ...fates.keys(), ...stands.keys()])
  return [...sessions].flatMap((session) => {
    const content = {
      session,
      attendee,
      programme,
      fates: canonical(fates.get(session) ?? []),
      ...columnsOf(records.get(session)),
    }
    return compare(stands.get(session), content, now) ?? []
  })
}

function columnsOf(
  record: AttendanceRecord | undefined,
): Pick<RecordsTable, 'record' | 'booked' | 'checked_in' | 'mark'> {
  if (!record) return { record: none, booked: 0, checked_in: 0, mark: null }
  return {
    record: canonical(record),
    booked: record.booking === 'booked' || record.booking === 'tap' ? 1 : 0,
    checked_in: record.checkedIn ? 1 : 0,
    mark: (record.person ?? record.automatic)?.mark ?? null,
  }
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
    stands: stored ?? null,
    changed,
  }
}
