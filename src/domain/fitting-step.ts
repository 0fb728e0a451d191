import type { KioskMode } from './policy.ts'
import type { Presence } from './presence-here.ts'
import type { RoomSession } from './programme-now.ts'

/** What a button of the kiosk does: what is written is what was pressed and shown (row K6). */
export interface Step {
  session: string
  kind: 'in' | 'out'
}

export interface Steps {
  /** the large button: the step that fits */
  large: Step
  second: Step | null
}

/**
 * The steps that fit an attendee at a room's kiosk (rows K5, K6); null while no session is open.
 *
 * One open session: its check-out for who is in by their last tap here, else its check-in; the other of
 * the two is the second choice. While two are open: who is in the earlier one is offered its check-out,
 * with check in to the later as second choice; who is in the later one, its check-out; others check in
 * to the earlier one until its end, then to the later, and may check out of the earlier one, into which
 * another kiosk may have let them. A mode that takes one kind alone offers that kind for both sessions.
 * @param open the room's open sessions, by start
 */
export function fittingStep(
  open: readonly RoomSession[],
  presence: ReadonlyMap<string, Presence>,
  mode: KioskMode,
  now: number,
): Steps | null {
  const isIn = (session: RoomSession) => (presence.get(session.id)?.since ?? null) !== null
  const pair = pairOf(open, isIn, now)
  if (!pair) return null
  const [earlier, later] = pair
  if (!later) return stepsOfOne(earlier, isIn(earlier), mode)
  const fresh = now < earlier.end ? earlier : later
  const stale = fresh === earlier ? later : earlier
  if (mode === 'in') {
    return isIn(earlier)
      ? { large: checkIn(later), second: checkIn(earlier) }
      : { large: checkIn(fresh), second: checkIn(stale) }
  }
  if (isIn(earlier)) {
    const second = mode === 'out' ? checkOut(later) : checkIn(later)
    return { large: checkOut(earlier), second }
  }
  if (isIn(later)) {
    const second = mode === 'out' ? checkOut(earlier) : checkIn(fresh)
    return { large: checkOut(later), second }
  }
  return mode === 'out'
    ? { large: checkOut(earlier), second: checkOut(later) }
    : { large: checkIn(fresh), second: checkOut(earlier) }
}

/**
 * The two sessions that matter where more are open: the one that the attendee is in, else the first
 * that isn't over, with the one after it; at the end the last two.
 */
function pairOf(
  open: readonly RoomSession[],
  isIn: (session: RoomSession) => boolean,
  now: number,
): [RoomSession, RoomSession | undefined] | null {
  const [first, second] = open
  if (!first) return null
  if (open.length <= 2) return [first, second]
  const inside = open.findIndex(isIn)
  const from = inside >= 0 ? inside : open.findIndex(({ end }) => now < end)
  const at = from < 0 ? open.length - 2 : Math.min(from, open.length - 2)
  const earlier = open[at]
  return earlier ? [earlier, open[at + 1]] : null
}

function stepsOfOne(session: RoomSession, isIn: boolean, mode: KioskMode): Steps {
  if (mode === 'in') return { large: checkIn(session), second: null }
  if (mode === 'out') return { large: checkOut(session), second: null }
  return isIn
    ? { large: checkOut(session), second: checkIn(session) }
    : { large: checkIn(session), second: checkOut(session) }
}

const checkIn = ({ id }: RoomSession): Step => ({ session: id, kind: 'in' })
const checkOut = ({ id }: RoomSession): Step => ({ session: id, kind: 'out' })
