import type { Completion } from '../../src/domain/completion.ts'
import { followCertificates } from '../certificates/follow.ts'
import type { Context } from '../context.ts'
import type { Tx } from '../db/open.ts'
import { followExpiry } from '../expiry/follow.ts'
import { followSurveys } from '../surveys/follow.ts'

/** A completion that came, went or changed. */
export interface ChangedCompletion {
  session: string
  attendee: string
  before: Completion | null
  after: Completion | null
  revision: number
}

/** What a follower may use; it works in the transaction that changed the record and tells nobody. */
export type FollowContext = Pick<Context, 'database' | 'clock' | 'newId' | 'random'>

export type Follower = (
  tx: Tx,
  ctx: FollowContext,
  programme: string,
  changed: readonly ChangedCompletion[],
) => Promise<void>

/** What else follows from completions, one after the other, in the same transaction (rule V2). */
export const followers: readonly Follower[] = [followCertificates, followSurveys, followExpiry]
