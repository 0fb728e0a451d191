import type { RoomSession } from '../../src/domain/programme-now.ts'
import type { Tap } from '../../src/domain/tap.ts'
import { at, day } from './domain-builders.ts'

/** A session as a kiosk knows it: 9:00 to 10:00 in Aspen, open from 20 minutes before to 20 after. */
export function kioskSession({
  from = '9:00',
  to = '10:00',
  ...over
}: Partial<RoomSession> & { from?: string; to?: string } = {}): RoomSession {
  return {
    id: 'S',
    code: null,
    title: 'Designing for trust',
    presenters: [],
    room: 'Aspen',
    start: at(from),
    end: at(to),
    opensAt: at(from) - 20 * 60_000,
    closesAt: at(to) + 20 * 60_000,
    breaks: [],
    cancelled: false,
    ...over,
  }
}

let lastSeq = 0

/** A tap of one attendee as this tablet holds it. */
export function hereTap(
  kind: 'in' | 'out',
  time: string,
  { session = 'S', log = 'a' } = {},
): { log: string; tap: Tap } {
  const wall = at(time)
  const seq = ++lastSeq
  return {
    log,
    tap: {
      seq,
      kind,
      attendee: 'amara',
      session,
      method: 'search',
      wall,
      mono: wall - day,
      zone: 0,
    },
  }
}

/** An undo of it, two seconds later. */
export function hereVoid({ log, tap }: { log: string; tap: Tap }): { log: string; tap: Tap } {
  const [wall, mono, seq] = [tap.wall + 2_000, tap.mono + 2_000, ++lastSeq]
  return {
    log,
    tap: { seq, kind: 'void', voids: { log, seq: tap.seq }, method: 'search', wall, mono },
  }
}
