import type { ApartTable } from './evidence-tables.ts'
import type { Db, Tx } from './open.ts'
import { parts } from './taps.ts'

/** How a row is found: by the log's number, and the tap's number in it or a stray's name. */
export const tapRef = (seq: number): string => String(seq)
export const strayRef = (id: string): string => `stray:${id}`

/** Keeps apart what taps tell that is personal, or may be, while no person's row holds it (rule E9). */
export async function addApart(tx: Tx, rows: readonly ApartTable[]): Promise<void> {
  for (const part of parts(rows, 100)) {
    await tx
      .insertInto('apart')
      .values(part)
      .onConflict((conflict) => conflict.columns(['log', 'ref']).doNothing())
      .execute()
  }
}

/** What is kept apart of these, by log and ref. */
export async function apartOf(
  db: Db | Tx,
  wanted: readonly { log: number; ref: string }[],
): Promise<Map<string, string>> {
  const found = new Map<string, string>()
  for (const [log, refs] of Map.groupBy(wanted, (one) => one.log)) {
    for (const part of parts(refs.map(({ ref }) => ref))) {
      const rows = await db
        .selectFrom('apart')
        .select(['log', 'ref', 'told'])
        .where('log', '=', log)
        .where('ref', 'in', part)
        .execute()
      for (const { ref, told } of rows) found.set(apartKey({ log, ref }), told)
    }
  }
  return found
}

export const apartKey = ({ log, ref }: { log: number; ref: string }): string => `${log} ${ref}`

/** Forgets what taps told of these, once their person rows hold it, or when they are erased. */
export async function dropApartOf(tx: Tx, attendees: Iterable<string>): Promise<void> {
  for (const part of parts(attendees)) {
    await tx.deleteFrom('apart').where('attendee', 'in', part).execute()
  }
}

/** What was told under a phone's own id for somebody is this attendee's: it is given out and erased with them. */
export async function keepApartFor(tx: Tx, alias: string, attendee: string): Promise<void> {
  await tx.updateTable('apart').set({ attendee }).where('attendee', '=', alias).execute()
}
