import { programmeIds } from '../db/attendance.ts'
import { attendeesWithEvidence } from '../db/evidence.ts'
import { storeRecords } from '../db/records.ts'
import { loadSchedule } from '../db/schedule.ts'
import { recompute } from './recompute.ts'
import { type ReconcileContext, reconcileDirty } from './reconcile.ts'

const chunk = 250

/** A stored record that does not follow from its evidence. */
export interface Difference {
  programme: string
  session: string
  attendee: string
  /** canonical JSON of the record; null: no row is stored */
  stored: string | null
  computed: string
}

/**
 * Computes every record anew from the evidence, after reconciling what is dirty, and says where that
 * differs from what is stored: nothing, unless something went wrong (invariant I9).
 * @param store also stores what was computed
 */
export async function rebuild(
  ctx: ReconcileContext,
  { store = false }: { store?: boolean } = {},
): Promise<{ attendees: number; differences: Difference[] }> {
  let seen = 0
  const differences: Difference[] = []
  for (const programme of await programmeIds(ctx.database.db)) {
    await reconcileDirty(ctx, programme)
    const attendees = await attendeesWithEvidence(ctx.database.db, programme)
    seen += attendees.length
    for (let from = 0; from < attendees.length; from += chunk) {
      const part = attendees.slice(from, from + chunk)
      differences.push(...(await rebuildChunk(ctx, programme, part, store)))
    }
  }
  return { attendees: seen, differences }
}

async function rebuildChunk(
  ctx: ReconcileContext,
  programme: string,
  attendees: string[],
  store: boolean,
): Promise<Difference[]> {
  return ctx.database.db.transaction().execute(async (tx) => {
    const schedule = await loadSchedule(tx, programme)
    const differing = await recompute(tx, programme, schedule, attendees, ctx.clock())
    if (store) {
      await storeRecords(
        tx,
        differing.map(({ row }) => row),
      )
    }
    return differing.map(({ row, before }) => ({
      programme,
      session: row.session,
      attendee: row.attendee,
      stored: before,
      computed: row.record,
    }))
  })
}
