import type { Notes } from '../../storage/types.ts'

/** So many wrong tries in a row cost nothing; each one after that doubles the wait. */
const FREE_TRIES = 3
const FIRST_WAIT_MS = 30_000
const LONGEST_WAIT_MS = 900_000

interface Tries {
  /** in a row */
  wrong: number
  /** ms by the tablet's clock */
  at: number
}

const key = 'staff.pin-tries'
const none: Tries = { wrong: 0, at: 0 }

const waitAfter = (wrong: number): number =>
  wrong < FREE_TRIES ? 0 : Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (wrong - FREE_TRIES))

function readTries(value: unknown): Tries {
  if (typeof value !== 'object' || value === null) return none
  if (!('wrong' in value && 'at' in value)) return none
  const { wrong, at } = value
  return typeof wrong === 'number' && typeof at === 'number' ? { wrong, at } : none
}

export type Tried =
  | { is: 'right' }
  /** `left`: tries before the next wait */
  | { is: 'wrong'; left: number }
  | { is: 'waits'; ms: number }

export interface PinTries {
  /** ms until the next try is allowed; 0: now */
  wait: () => Promise<number>
  try: (digits: string) => Promise<Tried>
}

/**
 * Slows down who guesses, across reloads too: a try is counted before it is looked at, and forgotten
 * once the PIN was right. A clock that was set back makes nobody wait longer than the wait itself.
 * @param isRight whether these digits are the PIN
 */
export function pinTries(
  isRight: (digits: string) => Promise<boolean>,
  { notes, now, report }: { notes: Notes; now: () => number; report: (error: unknown) => void },
): PinTries {
  // beside the store: one that fails must not make guessing free
  let known = none
  const load = async () => {
    const kept = readTries(await notes.get(key).catch(report))
    if (kept.wrong > known.wrong) known = kept
    return known
  }
  const keep = async (tries: Tries) => {
    known = tries
    await notes.set(key, tries).catch(report)
  }
  const wait = async () => {
    const { wrong, at } = await load()
    const ms = waitAfter(wrong)
    return Math.min(ms, Math.max(0, at + ms - now()))
  }
  return {
    wait,
    try: async (digits) => {
      const ms = await wait()
      if (ms > 0) return { is: 'waits', ms }
      const wrong = known.wrong + 1
      await keep({ wrong, at: now() })
      if (await isRight(digits)) {
        await keep(none)
        return { is: 'right' }
      }
      return wrong >= FREE_TRIES
        ? { is: 'waits', ms: waitAfter(wrong) }
        : { is: 'wrong', left: FREE_TRIES - wrong }
    },
  }
}
