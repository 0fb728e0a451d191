import type { HistoryChain } from '../../src/domain/api-history.ts'
import type { Context } from '../context.ts'
import { verifyAudit } from '../db/verify.ts'

/** Goes through the whole history and says up to which row it holds (row A6). */
export async function checkChain(ctx: Context): Promise<HistoryChain> {
  const { rows, broken, head, erased } = await verifyAudit(ctx.database.db)
  return { rows, broken, head, erased, checkedAt: ctx.clock() }
}
