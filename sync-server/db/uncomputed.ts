import { markDirty } from './dirty.ts'
import type { Db, Tx } from './open.ts'
import { parts } from './taps.ts'

const longest = 1000

/** Notes whose records could not be computed, and takes off the list whose could. */
export async function noteUncomputed(
  tx: Tx,
  programme: string,
  done: { computed: string[]; failed: { attendee: string; error: unknown }[] },
  now: number,
): Promise<void> {
  for (const part of parts(done.computed)) {
    await tx
      .deleteFrom('uncomputed')
      .where('programme', '=', programme)
      .where('attendee', 'in', part)
      .execute()
  }
  const rows = done.failed.map(({ attendee, error }) => ({
    programme,
    attendee,
    at: now,
    why: (error instanceof Error ? error.message : String(error)).slice(0, longest),
  }))
  for (const part of parts(rows, 100)) {
    await tx
      .insertInto('uncomputed')
      .values(part)
      .onConflict((conflict) =>
        conflict
          .columns(['programme', 'attendee'])
          .doUpdateSet((row) => ({ at: row.ref('excluded.at'), why: row.ref('excluded.why') })),
      )
      .execute()
  }
}

/** Whose records of a session may be old: they have one there, or a tap, and could not be computed. */
export async function uncomputedOf(
  db: Db,
  programme: string,
  session: string,
): Promise<{ attendee: string }[]> {
  return db
    .selectFrom('uncomputed')
    .select('uncomputed.attendee')
    .where('uncomputed.programme', '=', programme)
    .where(({ eb, exists, or }) =>
      or([
        exists(
          eb
            .selectFrom('records')
            .select('records.attendee')
            .where('records.session', '=', session)
            .whereRef('records.attendee', '=', 'uncomputed.attendee'),
        ),
        exists(
          eb
            .selectFrom('taps')
            .select('taps.seq')
            .where('taps.counts_for', '=', session)
            .whereRef('taps.who', '=', 'uncomputed.attendee'),
        ),
      ]),
    )
    .orderBy('uncomputed.attendee')
    .execute()
}

/** Makes everybody dirty whose records could not be computed. */
export async function retryUncomputed(tx: Tx, now: number): Promise<void> {
  const rows = await tx.selectFrom('uncomputed').select(['programme', 'attendee']).execute()
  for (const [programme, theirs] of Map.groupBy(rows, (row) => row.programme)) {
    const attendees = theirs.map(({ attendee }) => attendee)
    await markDirty(tx, programme, attendees, now)
  }
}
