import type { Db } from './open.ts'

/** Whether there is anybody who may do everything. */
export async function hasAdmin(db: Db): Promise<boolean> {
  const admin = await db
    .selectFrom('people')
    .select('id')
    .where('role', '=', 'admin')
    .limit(1)
    .executeTakeFirst()
  return admin !== undefined
}
