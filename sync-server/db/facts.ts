import type { Db, Tx } from './open.ts'
import { type HeldTap, heldTaps, parts } from './taps.ts'

// What the judging of taps asks of the roster and the schedule, for just the ids that it names.

/** Asks for ids in parts that a statement can hold, and gives all that was found. */
async function inParts<Id, Row>(
  ids: Iterable<Id>,
  ask: (part: Id[]) => Promise<Row[]>,
): Promise<Row[]> {
  const found: Row[] = []
  for (const part of parts(ids)) found.push(...(await ask(part)))
  return found
}

/** Of these ids those in the programme's roster, with the person they were merged into. */
export function rosterMembers(
  tx: Tx,
  programme: string,
  ids: Iterable<string>,
): Promise<{ id: string; merged_into: string | null }[]> {
  return inParts(ids, (part) =>
    tx
      .selectFrom('roster')
      .innerJoin('attendees', 'attendees.id', 'roster.attendee')
      .select(['attendees.id', 'attendees.merged_into'])
      .where('roster.programme', '=', programme)
      .where('roster.attendee', 'in', part)
      .execute(),
  )
}

/** Of these ids those of any person of the installation. */
export function knownPeople(
  tx: Db | Tx,
  ids: Iterable<string>,
): Promise<{ id: string; merged_into: string | null }[]> {
  return inParts(ids, (part) =>
    tx.selectFrom('attendees').select(['id', 'merged_into']).where('id', 'in', part).execute(),
  )
}

/** Whose these badges are in the programme. */
export function badgeOwners(
  tx: Tx,
  programme: string,
  badges: Iterable<string>,
): Promise<{ badge: string; attendee: string }[]> {
  return inParts(badges, (part) =>
    tx
      .selectFrom('badges')
      .select(['badge', 'attendee'])
      .where('programme', '=', programme)
      .where('badge', 'in', part)
      .execute(),
  )
}

/** Of these ids those of sessions of the programme. */
export async function knownSessions(
  tx: Tx,
  programme: string,
  ids: Iterable<string>,
): Promise<string[]> {
  const found = await inParts(ids, (part) =>
    tx
      .selectFrom('sessions')
      .select('id')
      .where('programme', '=', programme)
      .where('id', 'in', part)
      .execute(),
  )
  return found.map(({ id }) => id)
}

/** The stored taps that voids of the programme name, by log id. What breaks the schema is no tap. */
export async function voidTargets(
  tx: Tx,
  programme: string,
  wanted: ReadonlyMap<string, ReadonlySet<number>>,
): Promise<HeldTap[]> {
  const found: HeldTap[] = []
  for (const [log, seqs] of wanted) {
    for (const part of parts(seqs)) {
      found.push(
        ...(await heldTaps(tx)
          .where('logs.log', '=', log)
          .where('logs.programme', '=', programme)
          .where('taps.verdict', '!=', 'rejected')
          .where('taps.seq', 'in', part)
          .execute()),
      )
    }
  }
  return found
}

/** Which of these kiosks are revoked, each with what staff released last; undefined: nothing yet. */
export async function revokedKiosks(
  tx: Tx,
  kiosks: string[],
): Promise<Map<string, { through: number | null } | undefined>> {
  if (kiosks.length === 0) return new Map()
  const revoked = await tx
    .selectFrom('kiosks')
    .select('id')
    .where('id', 'in', kiosks)
    .where('revoked_at', 'is not', null)
    .execute()
  const releases = await tx
    .selectFrom('releases')
    .select(['kiosk', 'through'])
    .where('kiosk', 'in', kiosks)
    .orderBy('n')
    .execute()
  const last = new Map(releases.map(({ kiosk, through }) => [kiosk, { through }]))
  return new Map(revoked.map(({ id }) => [id, last.get(id)]))
}
