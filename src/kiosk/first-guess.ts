import { isObject } from '../domain/is-object.ts'
import { type SteadyOffset, steadyOffset } from '../i18n/steady-offset.ts'
import type { Notes } from '../storage/types.ts'
import type { Known } from './known.ts'

/** What a first paint would wait too long for: as it was last time, until it is known again. */
export interface FirstGuess {
  /** somebody on the roster has a badge */
  hasBadges: boolean
  zone: SteadyOffset | null
}

const key = 'kiosk.first-guess'

const isSteady = (value: unknown): value is SteadyOffset =>
  isObject(value) &&
  typeof value.zone === 'string' &&
  [value.minutes, value.from, value.to].every(Number.isFinite)

/** Written by this app alone; looked at by hand, so that the first paint needs no schemas. */
export function guessOf(notes: ReadonlyMap<string, unknown>): FirstGuess {
  const found = notes.get(key)
  if (!isObject(found)) return { hasBadges: false, zone: null }
  return { hasBadges: found.hasBadges === true, zone: isSteady(found.zone) ? found.zone : null }
}

/** Keeps for the next start what is known now. @param now ms by the tablet's clock */
export const keepGuess = (
  notes: Pick<Notes, 'set'>,
  { hasBadges }: Known,
  timeZone: string,
  now: number,
): Promise<void> =>
  notes.set(key, { hasBadges, zone: steadyOffset(timeZone, now) } satisfies FirstGuess)
