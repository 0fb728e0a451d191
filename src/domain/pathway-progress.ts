import type { Day } from './day.ts'
import type { ExpiryStatus } from './expiry.ts'
import type { PathwayContent, PathwayStep } from './pathway.ts'

/** An attendance that a pathway may count. */
export interface Attended {
  session: string
  /** when the session ended, ms UTC: the order of attendances */
  endedAt: number
  /** the last day on which it is valid; null: for ever */
  expiry: { status: ExpiryStatus; until: Day } | null
}

export type StepState =
  | 'done'
  /** some of several sessions were attended */
  | 'begun'
  | 'open'
  /** it was done, and what did it has expired (rule X2) */
  | 'reopened'

export interface StepProgress {
  step: string
  state: StepState
  /** of the sessions that count now, at most `needed` */
  count: number
  needed: number
  /** on which it reopens if nothing more is attended; null: never, or it isn't done */
  until: Day | null
}

export interface PathwayProgress {
  state: 'not-started' | 'under-way' | 'complete'
  steps: StepProgress[]
  /** required steps that are done, of all */
  done: number
  required: number
  /** the first required step that isn't done; null: all are */
  next: string | null
}

/**
 * Where somebody stands on a pathway (rows C2, C6): follows from what was attended alone, so that it is
 * right whenever it is asked.
 * @param attended by session, each once
 */
export function pathwayProgress(
  { steps, inOrder }: Pick<PathwayContent, 'steps' | 'inOrder'>,
  attended: ReadonlyMap<string, Attended>,
): PathwayProgress {
  let after = Number.NEGATIVE_INFINITY
  const all = steps.map((step) => {
    const there = step.sessions
      .flatMap((session) => attended.get(session) ?? [])
      .filter(({ endedAt }) => !inOrder || endedAt >= after)
      .sort((a, b) => a.endedAt - b.endedAt)
    // the required ones alone hold up what comes after
    if (step.required) {
      after = Math.max(after, there[step.needed - 1]?.endedAt ?? Number.POSITIVE_INFINITY)
    }
    return progressOf(step, there)
  })
  const required = steps.flatMap((step, n) => (step.required ? [all[n]] : []))
  const done = required.filter((one) => one?.state === 'done').length
  const began = all.some(({ state }) => state !== 'open')
  return {
    state: done === required.length ? 'complete' : began ? 'under-way' : 'not-started',
    steps: all,
    done,
    required: required.length,
    next: required.find((one) => one?.state !== 'done')?.step ?? null,
  }
}

function progressOf(step: PathwayStep, there: readonly Attended[]): StepProgress {
  const valid = step.valid ? there.filter(({ expiry }) => expiry?.status !== 'expired') : there
  const { needed } = step
  const isDone = valid.length >= needed
  const begun = valid.length > 0 ? 'begun' : 'open'
  const reopened = there.length >= needed ? 'reopened' : begun
  return {
    step: step.id,
    state: isDone ? 'done' : reopened,
    count: Math.min(valid.length, needed),
    needed,
    until: isDone && step.valid ? reopensAfter(valid, needed) : null,
  }
}

/** The last day on which so many are valid. */
function reopensAfter(valid: readonly Attended[], needed: number): Day | null {
  const ends = valid.flatMap(({ expiry }) => expiry?.until ?? []).sort()
  const forEver = valid.length - ends.length
  return forEver >= needed ? null : (ends[ends.length - (needed - forEver)] ?? null)
}
