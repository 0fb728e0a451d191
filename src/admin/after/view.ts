import type { AfterAnswer, AfterKiosk, AfterSession, MissingRange } from '../../domain/api-fleet.ts'
import { clock, plural } from '../format.ts'
import { stateOf } from '../kiosks/view.ts'

/** What of a kiosk may still be missing, and what a person does about it. */
export interface Left {
  what: string
  todo: string
  receive: boolean
}

/**
 * Why a kiosk's taps may not all be here; null: they are, or staff said that it took no more.
 * @param asked a session that is over waits for it
 */
export function leftOn(kiosk: AfterKiosk, now: number, asked: boolean, zone: string): Left | null {
  if (kiosk.status !== 'ready') return null
  if (kiosk.waiting) return stillHeld(kiosk.waiting, stateOf(kiosk, now).words === 'In contact')
  if (kiosk.packedUpAt !== null || !asked || kiosk.missing > 0) return null
  if (kiosk.reportedThrough === null) {
    return {
      what: 'Never heard of',
      todo: 'Open Roomtap on it once, with a network. If it was not used: packed up.',
      receive: false,
    }
  }
  return {
    what: `Had sent all at ${clock(kiosk.reportedThrough, zone)}; what came after is unknown`,
    todo: 'Switch it on once, with a network. If it took no taps since: packed up.',
    receive: true,
  }
}

function stillHeld(waiting: number, inContact: boolean): Left {
  const what = `${plural(waiting, 'tap')} on it, as last said`
  return inContact
    ? { what, todo: 'It is sending them. Leave it on.', receive: false }
    : {
        what,
        todo: 'Bring it to a network and leave it on. Or take them by its file or QR codes.',
        receive: true,
      }
}

/** `2 to 3, 7`: numbers of taps. */
export const rangesText = (ranges: readonly MissingRange[]): string =>
  ranges.map(({ first, last }) => (first === last ? `${first}` : `${first} to ${last}`)).join(', ')

/** The kiosks that a session which is over waits for. */
export const askedFor = (sessions: readonly AfterSession[], now: number): ReadonlySet<string> =>
  new Set(sessions.filter(({ end }) => end <= now).flatMap(({ waitsFor }) => waitsFor))

/** Is something of this kiosk's for a person to do? */
export const isOpen = (kiosk: AfterKiosk, left: Left | null): boolean =>
  left !== null || kiosk.missing > 0 || kiosk.toAccept.length > 0 || kiosk.quarantined > 0

/** What is missing of all, in figures. */
export interface Missing {
  /** on tablets, as last said */
  held: number
  /** numbers that were drawn and have not come */
  numbers: number
  /** of re-enrolled tablets, and of revoked ones */
  withheld: number
  /** parked, rejected, conflicting, not looked at yet */
  toSortOut: number
  /** sessions that are over, and for which a kiosk has not reported */
  sessions: number
}

/** Adds up what is missing at `now`, ms UTC. */
export function missingOf(
  { kiosks, sessions }: AfterAnswer,
  toSortOut: number,
  now: number,
): Missing {
  const sum = (of: (kiosk: AfterKiosk) => number) =>
    kiosks.reduce((all, kiosk) => all + of(kiosk), 0)
  return {
    held: sum(({ status, waiting }) => (status === 'ready' ? (waiting ?? 0) : 0)),
    numbers: sum(({ missing }) => missing),
    withheld: sum(
      ({ toAccept, quarantined }) =>
        quarantined + toAccept.reduce((all, { taps }) => all + taps, 0),
    ),
    toSortOut,
    sessions: sessions.filter(({ end, waitsFor }) => end <= now && waitsFor.length > 0).length,
  }
}

/** `17 taps are on tablets, 4 are missing by number, and 2 sessions wait.` Empty: nothing is missing. */
export function missingText({ held, numbers, withheld, toSortOut, sessions }: Missing): string {
  const are = (n: number) => (n === 1 ? 'is' : 'are')
  const parts = [
    held > 0 && `${plural(held, 'tap')} ${are(held)} still on tablets`,
    numbers > 0 && `${plural(numbers, 'tap')} ${are(numbers)} missing by number`,
    withheld > 0 && `${plural(withheld, 'tap')} came and ${are(withheld)} held back for you`,
    toSortOut > 0 && `${plural(toSortOut, 'tap')} ${are(toSortOut)} to sort out`,
    sessions > 0 && `${plural(sessions, 'session')} ${sessions === 1 ? 'waits' : 'wait'}`,
  ].filter((part) => part !== false)
  const last = parts.pop()
  if (last === undefined) return ''
  return `${parts.length > 0 ? `${parts.join(', ')}, and ` : ''}${last}.`
}

/** `2 of 3 kiosks have reported through 10:55` */
export function reportedText({ kiosks, reported, through }: AfterSession, zone: string): string {
  if (kiosks === 0) return 'No kiosk was in its room'
  const have = reported === 1 ? 'has' : 'have'
  const all = `${reported} of ${plural(kiosks, 'kiosk')} ${have} reported`
  return typeof through === 'number' && reported < kiosks
    ? `${all}; all of them through ${clock(through, zone)}`
    : all
}
