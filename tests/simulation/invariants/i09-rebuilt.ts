import { verifyAudit, verifyDatabase } from '../../../sync-server/db/verify.ts'
import { compareAll } from '../../../sync-server/reconcile/rebuild.ts'
import type { World } from '../world.ts'

/** I9: what came bit by bit is what comes out from scratch; and the database is sound in itself. */
export async function rebuiltIsTheSame(world: World): Promise<void> {
  const ctx = world.server.ctx()
  const { differences, tapDifferences } = await compareAll(ctx)
  for (const one of [...differences, ...tapDifferences])
    world.failures.push(`[I9] a rebuild would change ${JSON.stringify(one)}`)
  for (const problem of await verifyDatabase(ctx.database))
    world.failures.push(`[database] ${problem}`)
  const { broken } = await verifyAudit(ctx.database.db)
  if (broken !== null) world.failures.push(`[I4] the history doesn't follow from row ${broken} on`)
}
