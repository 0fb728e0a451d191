import { programmeIds } from '../db/attendance.ts'
import { dirtyAttendees, lockRecords } from '../db/dirty.ts'
import { attendeesWithEvidence } from '../db/evidence.ts'
import { storeRecords } from '../db/records.ts'
import { loadSchedule } from '../db/schedule.ts'
import { deriveCompletions } from '../follow/derive.ts'
import { follow } from '../follow/follow.ts'
import { recompute } from './recompute.ts'
import { type ReconcileContext, reconcileDirty } from './reconcile.ts'
import { rejudgeAll, type TapDifference } from './rejudge-all.ts'

const chunk = 250

/** A stored record that does not follow from its evidence, or a completion that does not follow from it. */
export interface Difference {
  what: 'record' | 'completion'
  programme: string
  session: string
  attendee: string
  /** canonical JSON; null: no row is stored */
  stored: string | null
  /** where it can't be computed: why, and `session` is empty */
  computed: string
}

interface Rebuilt {
  attendees: number
  differences: Difference[]
  taps: number
  tapDifferences: TapDifference[]
}

/**
 * Judges every tap and computes every record anew from the evidence, after reconciling what is dirty,
 * and says where that differs from what is stored: nothing, unless something went wrong (invariant I9).
 * @param store also stores what was computed
 */
export async function rebuild(
  ctx: ReconcileContext,
  { store = false }: { store?: boolean } = {},
): Promise<Rebuilt> {
  const all: Rebuilt = { attendees: 0, differences: [], taps: 0, tapDifferences: [] }
  for (const programme of await programmeIds(ctx.database.db)) {
    await reconcileDirty(ctx, programme)
    await compareProgramme(ctx, programme, store, all)
    if (store) await reconcileDirty(ctx, programme)
  }
  return all
}

/** The same, but nothing is stored, not even what waits; whose evidence is newer than their records is left out. */
export async function compareAll(ctx: ReconcileContext): Promise<Rebuilt> {
  const all: Rebuilt = { attendees: 0, differences: [], taps: 0, tapDifferences: [] }
  for (const programme of await programmeIds(ctx.database.db)) {
    await compareProgramme(ctx, programme, false, all)
  }
  return all
}

async function compareProgramme(
  ctx: ReconcileContext,
  programme: string,
  store: boolean,
  all: Rebuilt,
): Promise<void> {
  const { taps, differences } = await rejudgeAll(ctx, programme, store)
  all.taps += taps
  all.tapDifferences.push(...differences)
  const attendees = await attendeesWithEvidence(ctx.database.db, programme)
  all.attendees += attendees.length
  for (let from = 0; from < attendees.length; from += chunk) {
    const part = attendees.slice(from, from + chunk)
    all.differences.push(...(await compareChunk(ctx, programme, part, store)))
  }
}

async function compareChunk(
  ctx: ReconcileContext,
  programme: string,
  attendees: string[],
  store: boolean,
): Promise<Difference[]> {
  const { dialect } = ctx.database
  return ctx.database.transact(async (tx) => {
    // no reconciliation comes between reading what is stored and the evidence
    await lockRecords(tx, dialect, programme)
    const schedule = await loadSchedule(tx, programme)
    const done = await recompute(tx, programme, schedule, attendees, ctx.clock())
    const { differing, failed, records } = done
    const following = await deriveCompletions(tx, programme, { schedule, records }, ctx.clock())
    if (store) {
      await storeRecords(
        tx,
        differing.map(({ row }) => row),
      )
      await follow(tx, ctx, programme, { schedule, records })
    }
    const waiting = store ? new Set() : await dirtyAttendees(tx, programme)
    const broken = failed.map(({ attendee, error }) => ({
      what: 'record' as const,
      programme,
      session: '',
      attendee,
      stored: null,
      computed: String(error),
    }))
    const other = [
      ...differing.map(({ row, before }) => ({
        what: 'record' as const,
        row,
        before,
        computed: row.record,
      })),
      ...following.map(({ row, before }) => ({
        what: 'completion' as const,
        row,
        before,
        computed: row.completion,
      })),
    ]
      .filter(({ row }) => !waiting.has(row.attendee))
      .map(({ what, row: { session, attendee }, before, computed }) => {
        return { what, programme, session, attendee, stored: before, computed }
      })
    return [...broken, ...other]
  })
}
