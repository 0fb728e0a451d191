import { readCompletion, storeCompletions } from '../db/completions.ts'
import type { Tx } from '../db/open.ts'
import { deriveCompletions, type Followed } from './derive.ts'
import { type FollowContext, followers } from './followers.ts'

/**
 * Lets what follows from attendance follow these records, in the transaction that stores them (rule V2):
 * completions with their credits, then whatever follows from those. A completion's revision rises only
 * when its content changes; one that is withdrawn stays as a row, so that its revision never falls.
 * @returns the sessions in which a completion changed
 */
export async function follow(
  tx: Tx,
  ctx: FollowContext,
  programme: string,
  followed: Followed,
): Promise<string[]> {
  const differing = await deriveCompletions(tx, programme, followed, ctx.clock())
  if (differing.length === 0) return []
  await storeCompletions(
    tx,
    differing.map(({ row }) => row),
  )
  const changed = differing.map(({ row, before }) => ({
    session: row.session,
    attendee: row.attendee,
    before: before === null ? null : readCompletion(before),
    after: readCompletion(row.completion),
    revision: row.revision,
  }))
  for (const follower of followers) await follower(tx, ctx, programme, changed)
  return differing.map(({ row }) => row.session)
}
