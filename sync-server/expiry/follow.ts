import { validities } from '../db/attendance.ts'
import type { Follower } from '../follow/followers.ts'
import { withdrawMail } from '../mail/queue.ts'
import { expiriesAt } from './expiries.ts'
import { noticeKey } from './notice-key.ts'

/**
 * Takes the notice of an attendance out of the outbox that no longer stands, or ends on another day, where
 * it was not begun to be sent (row C6).
 */
export const followExpiry: Follower = async (tx, ctx, programme, changed) => {
  const gone = changed.filter(
    ({ before, after }) =>
      before && (before.markedAt !== after?.markedAt || before.end !== after.end),
  )
  if (gone.length === 0 || (await validities(tx, programme)).size === 0) return
  const expiry = await expiriesAt(tx, programme, ctx.clock())
  for (const { before } of gone) {
    if (!before) continue
    const { session, attendee, markedAt, end: endedAt } = before
    const until = expiry({ session, attendee, markedAt, endedAt })?.until
    if (until !== undefined) await withdrawMail(tx, noticeKey({ session, attendee, until }))
  }
}
