import { lookAgain } from '../certificates/automatic.ts'
import type { Tx } from '../db/open.ts'
import type { FollowContext } from '../follow/followers.ts'

export type WhenAnswered = (
  tx: Tx,
  ctx: FollowContext,
  programme: string,
  whom: { session: string; attendee: string },
) => Promise<void>

/** What else follows when a survey was answered, in the same transaction: certificates that waited for it. */
export const whenAnswered: readonly WhenAnswered[] = [lookAgain]
