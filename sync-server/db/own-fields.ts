import type { Db, Tx } from './open.ts'
import { readSettings } from './schedule.ts'

/** The names of a programme's own fields, in their order (row M6). */
export async function ownFieldsOf(db: Db | Tx, programme: string): Promise<string[]> {
  return readSettings(await settingsOf(db, programme)).ownFields
}

/** Adds what a file's heading brought anew; whoever calls has seen to it that there are not too many. */
export async function addOwnFields(
  tx: Tx,
  programme: string,
  names: readonly string[],
): Promise<void> {
  const json = await settingsOf(tx, programme)
  const known = readSettings(json).ownFields
  const all = [...new Set([...known, ...names])]
  if (all.length === known.length) return
  const settings = JSON.stringify({ ...JSON.parse(json), ownFields: all })
  await tx.updateTable('programmes').set({ settings }).where('id', '=', programme).execute()
}

async function settingsOf(db: Db | Tx, programme: string): Promise<string> {
  const { settings } = await db
    .selectFrom('programmes')
    .select('settings')
    .where('id', '=', programme)
    .executeTakeFirstOrThrow()
  return settings
}
