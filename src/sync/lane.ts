import type { Timers } from '../storage/types.ts'
import { retryDelay } from './backoff.ts'

// A lane is one job that repeats. Push and pull are one lane each, so that neither ever waits for
// the other. Its states:
//
//   stopped ──start──▶ running ──done──▶ resting ──restMs, or now──▶ running
//                        │ ▲
//                      failed, slow
//                        ▼ │
//                      waiting ──delay, or now (not before Retry-After)──▶ running
//
// Asked for while running, it runs once more right after.

/** Even a person who presses “Sync now” again and again, or a room full of taps, doesn't try a dead network more often. */
const LEAST_BETWEEN_TRIES_MS = 2_000

/** Why a lane runs. */
export type Cause = 'start' | 'timer' | 'now' | 'tap'
/** How a run ended; `retryAfterMs` as the server asked; `slow` where only a new version or a person can help. */
export type Outcome =
  | { is: 'done' }
  | { is: 'failed'; retryAfterMs: number }
  | { is: 'slow'; ms: number }

export interface Lane {
  /** begins after so many ms */
  start: (after?: number) => void
  stop: () => void
  /** as soon as is allowed */
  now: () => void
  /** at once if the last run went well; else at the retry that is coming anyway */
  hint: () => void
  state: () => 'stopped' | 'running' | 'resting' | 'waiting'
}

/**
 * @param run its signal aborts when the lane stops; one that rejects (the store is gone) is reported and tried again
 * @param deps restMs after a run that went well, less up to a tenth by chance
 */
export function createLane(
  run: (cause: Cause, signal: AbortSignal) => Promise<Outcome>,
  deps: {
    timers: Timers
    chance: () => number
    mono: () => number
    report: (error: unknown) => void
    restMs: number
  },
): Lane {
  let state: 'stopped' | 'running' | 'resting' | 'waiting' = 'stopped'
  let failures = 0
  let again: Cause | null = null
  let cancel = () => {}
  let startedAt = 0
  let notBefore = 0
  let abort = new AbortController()

  const sleep = (next: 'resting' | 'waiting', ms: number, cause: Cause) => {
    state = next
    cancel()
    cancel = deps.timers.after(ms, () => void begin(cause))
  }
  const settle = (outcome: Outcome) => {
    if (outcome.is === 'done') {
      failures = 0
      notBefore = 0
      if (again) void begin(again)
      else sleep('resting', Math.floor(deps.restMs * (1 - deps.chance() / 10)), 'timer')
      return
    }
    failures++
    const asked = outcome.is === 'slow' ? 0 : outcome.retryAfterMs
    const delay = outcome.is === 'slow' ? outcome.ms : retryDelay(failures, deps.chance(), asked)
    notBefore = deps.mono() + asked
    sleep('waiting', delay, 'timer')
    if (again === 'now') soon()
    again = null
  }
  const begin = async (cause: Cause) => {
    cancel()
    state = 'running'
    again = null
    startedAt = deps.mono()
    const { signal } = abort
    const outcome = await run(cause, signal).catch((error: unknown): Outcome => {
      deps.report(error)
      return { is: 'failed', retryAfterMs: 0 }
    })
    if (!signal.aborted) settle(outcome)
  }
  const soon = () => {
    const earliest = Math.max(notBefore, startedAt + LEAST_BETWEEN_TRIES_MS)
    const ms = earliest - deps.mono()
    if (ms <= 0) void begin('now')
    else sleep('waiting', ms, 'now')
  }

  return {
    start: (after = 0) => {
      if (state !== 'stopped') return
      if (after > 0) sleep('resting', after, 'start')
      else void begin('start')
    },
    stop: () => {
      cancel()
      abort.abort()
      abort = new AbortController()
      state = 'stopped'
      failures = 0
    },
    now: () => {
      if (state === 'running') again = 'now'
      else if (state === 'waiting') soon()
      else if (state === 'resting') void begin('now')
    },
    hint: () => {
      if (state === 'running') again ??= 'tap'
      else if (state === 'resting') void begin('tap')
    },
    state: () => state,
  }
}
