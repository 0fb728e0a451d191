import { sql } from 'kysely'
import type { Tx } from './open.ts'
import { type HeldTap, heldTaps, parts } from './taps.ts'

// Taps whose verdict may be another once a fact has changed. The condition on `verdict` stands in
// the words of the partial index, so that both databases use it.
const notApplied = sql<boolean>`taps.verdict <> 'applied'`

/** All parked taps of a programme. */
export function parkedTaps(tx: Tx, programme: string): Promise<HeldTap[]> {
  return heldTaps(tx)
    .where(notApplied)
    .where('taps.verdict', '=', 'parked')
    .where('logs.programme', '=', programme)
    .execute()
}

/** Parked taps of a programme that name one of these attendees. */
export async function parkedTapsOf(
  tx: Tx,
  programme: string,
  attendees: string[],
): Promise<HeldTap[]> {
  const found: HeldTap[] = []
  for (const part of parts(attendees)) {
    found.push(
      ...(await heldTaps(tx)
        .where(notApplied)
        .where('taps.verdict', '=', 'parked')
        .where('logs.programme', '=', programme)
        .where('taps.attendee', 'in', part)
        .execute()),
    )
  }
  return found
}

/** The voids that name these numbers of a log, in the same programme. */
export async function voidsOf(
  tx: Tx,
  programme: string,
  log: string,
  seqs: number[],
): Promise<HeldTap[]> {
  const found: HeldTap[] = []
  for (const part of parts(seqs)) {
    found.push(
      ...(await heldTaps(tx)
        .where('taps.voids_log', '=', log)
        .where('taps.voids_seq', 'in', part)
        .where('taps.verdict', '!=', 'rejected')
        .where('logs.programme', '=', programme)
        .execute()),
    )
  }
  return found
}

/** Taps that count for a person who was merged into another since. */
export function tapsOfMerged(tx: Tx, programme: string): Promise<HeldTap[]> {
  return heldTaps(tx)
    .innerJoin('attendees', 'attendees.id', 'taps.who')
    .where('attendees.merged_into', 'is not', null)
    .where('logs.programme', '=', programme)
    .execute()
}

/** Taps that count for this attendee. */
export function tapsOfAttendee(tx: Tx, programme: string, attendee: string): Promise<HeldTap[]> {
  return heldTaps(tx)
    .where('taps.who', '=', attendee)
    .where('logs.programme', '=', programme)
    .execute()
}

/** Badge taps that count for another than the one who has the badge now. */
export function tapsOfMovedBadges(tx: Tx, programme: string): Promise<HeldTap[]> {
  return heldTaps(tx)
    .leftJoin('badges', (join) =>
      join.onRef('badges.badge', '=', 'taps.badge').on('badges.programme', '=', programme),
    )
    .where('taps.badge', 'is not', null)
    .where('taps.verdict', '=', 'applied')
    .where('logs.programme', '=', programme)
    .where((eb) =>
      eb.or([eb('badges.attendee', 'is', null), eb('badges.attendee', '!=', eb.ref('taps.who'))]),
    )
    .execute()
}

/** What came from or through a kiosk after it was revoked. */
export function tapsAfterRevocation(tx: Tx, kiosk: string): Promise<HeldTap[]> {
  return heldTaps(tx)
    .where('taps.after_revocation', '=', 1)
    .where('taps.verdict', '!=', 'rejected')
    .where((eb) => eb.or([eb('logs.kiosk', '=', kiosk), eb('taps.via', '=', kiosk)]))
    .execute()
}

/** What was brought of these logs by another kiosk than their own. */
export async function broughtTaps(tx: Tx, logs: number[]): Promise<HeldTap[]> {
  if (logs.length === 0) return []
  return heldTaps(tx)
    .where('taps.log', 'in', logs)
    .where('taps.via', 'is not', null)
    .where('taps.verdict', '!=', 'rejected')
    .execute()
}
