import type { Tx } from './open.ts'

const rowsPerStatement = 200

/** Says that these attendees' records no longer follow from their evidence; in the transaction that changes it. */
export async function markDirty(
  tx: Tx,
  programme: string,
  attendees: Iterable<string>,
  now: number,
): Promise<void> {
  const rows = [...new Set(attendees)].map((attendee) => ({ programme, attendee, since: now }))
  for (let from = 0; from < rows.length; from += rowsPerStatement) {
    await tx
      .insertInto('dirty')
      .values(rows.slice(from, from + rowsPerStatement))
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  }
}

/** Everybody of a programme: after a change of its schedule or settings (rule D5). */
export async function markAllDirty(tx: Tx, programme: string, now: number): Promise<void> {
  const roster = await tx
    .selectFrom('roster')
    .select('attendee')
    .where('programme', '=', programme)
    .execute()
  await markDirty(
    tx,
    programme,
    roster.map((row) => row.attendee),
    now,
  )
}
