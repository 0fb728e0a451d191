import type { Context } from '../context.ts'
import { forgetAttempts } from '../db/attempts.ts'
import { reconcileLeftovers } from '../reconcile/soon.ts'

/**
 * What another process on this database may have left when it was killed: evidence that it stored but
 * did not come to reconcile; and attempts that are counted no more.
 */
export async function lookAfterOthers(ctx: Context): Promise<void> {
  await reconcileLeftovers(ctx)
  await forgetAttempts(ctx.database.db, ctx.clock())
}
