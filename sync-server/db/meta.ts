import type { Database, Db, Tx } from './open.ts'

export async function readMeta(db: Db | Tx, key: string): Promise<string | null> {
  const row = await db.selectFrom('meta').select('value').where('key', '=', key).executeTakeFirst()
  return row?.value ?? null
}

export async function writeMeta(db: Db | Tx, key: string, value: string): Promise<void> {
  await db
    .insertInto('meta')
    .values({ key, value })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
    .execute()
}

/** What stands under `key`, drawn the first time. Whoever comes second gets what the first drew. */
export async function metaOrDraw(db: Db, key: string, draw: () => string): Promise<string> {
  const known = await readMeta(db, key)
  if (known !== null) return known
  await db
    .insertInto('meta')
    .values({ key, value: draw() })
    .onConflict((conflict) => conflict.column('key').doNothing())
    .execute()
  const drawn = await readMeta(db, key)
  if (drawn === null) throw new Error(`The database did not keep "${key}"`)
  return drawn
}

/** Takes `key` away if it holds `value`: of two who try at the same time one succeeds. */
export async function claimMeta(db: Db, key: string, value: string): Promise<boolean> {
  const result = await db
    .deleteFrom('meta')
    .where('key', '=', key)
    .where('value', '=', value)
    .executeTakeFirst()
  return result.numDeletedRows === 1n
}

const epochKey = 'serverEpoch'

/** The id of this life of the database; a restored backup begins a new one (PROTOCOL rule 6). */
export function serverEpoch(ctx: { database: Database; newId: () => string }): Promise<string> {
  return metaOrDraw(ctx.database.db, epochKey, ctx.newId)
}

/** Begins a new life of the database: kiosks then send everything that they still keep. */
export async function drawServerEpoch(tx: Tx, epoch: string): Promise<void> {
  await writeMeta(tx, epochKey, epoch)
}

export async function dropMeta(db: Db, key: string): Promise<void> {
  await db.deleteFrom('meta').where('key', '=', key).execute()
}
