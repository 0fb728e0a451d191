import { retryAfterMs } from './backoff.ts'
import type { Answer } from './client.ts'
import type { Outcome } from './lane.ts'
import type { Status } from './status.ts'

/** Where only a new version of the app helps, asking more often is no use. */
export const UPGRADE_RETRY_MS = 300_000

/** What an answer that is no success means for its lane: what the strip shows, and when to try again. */
export function refused(
  answer: Exclude<Answer<unknown>, { is: 'ok' }>,
  lane: 'push' | 'pull',
  deps: { status: Status; now: () => number },
): Outcome {
  const { status } = deps
  if (answer.is === 'aborted') return { is: 'failed', retryAfterMs: 0 }
  // The strip speaks of taps: a pull that fails alone shows in the roster's age.
  if (lane === 'push')
    status.set({ phase: answer.is === 'no-network' ? 'offline' : 'waiting-to-retry' })
  if (answer.is !== 'status') return { is: 'failed', retryAfterMs: 0 }
  if (answer.status === 426) {
    status.setTrouble(lane, 'upgrade-required')
    return { is: 'slow', ms: UPGRADE_RETRY_MS }
  }
  // By code, not by status alone: a portal on the way says 401 and 403 too.
  if (answer.code === 'unauthenticated') status.setTrouble(lane, 'unauthenticated')
  if (answer.code === 'kiosk-revoked') status.setTrouble(lane, 'revoked')
  return { is: 'failed', retryAfterMs: retryAfterMs(answer.retryAfter, deps.now()) }
}
