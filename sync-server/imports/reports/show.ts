import type { ReportForm, ReportPerson, ReportRow } from '../../../src/domain/api-reports.ts'
import { type Connection, connectionKey, lastOfEach } from '../../../src/domain/connections.ts'
import { namesOf } from '../../db/attendees.ts'
import type { Tx } from '../../db/open.ts'
import type { Matched } from './match.ts'
import { isWhole, type PlacedRow } from './place.ts'

/** Everybody whom a report names, those who wait for a person's word first. */
export async function showPeople(
  tx: Tx,
  programme: string,
  matched: readonly Matched[],
  placed: readonly PlacedRow[],
): Promise<ReportPerson[]> {
  const counts = Map.groupBy(placed, ({ person }) => person)
  const names = await namesOf(
    tx,
    programme,
    matched.flatMap(({ attendee }) => attendee ?? []),
  )
  const shown = matched.map(({ person, name, email, attendee, by }) => ({
    ...{ person, name, email, attendee, by },
    attendeeName: attendee === null ? null : (names.get(attendee)?.name ?? null),
    connections: counts.get(person)?.length ?? 0,
  }))
  const waits = (one: ReportPerson) => (one.attendee === null ? 0 : 1)
  return shown.sort((a, b) => waits(a) - waits(b) || a.name.localeCompare(b.name, 'en'))
}

interface Known {
  session: string
  form: ReportForm
  matched: readonly Matched[]
  /** what reports that stand told before */
  known: readonly {
    session: string
    person: string
    form: string
    joined: number | null
    left: number | null
  }[]
}

/** Each row in time, and what becomes of it beside what is known already. */
export function showRows(
  placed: readonly PlacedRow[],
  { session, form, matched, known }: Known,
): ReportRow[] {
  const people = new Map(matched.map((one) => [one.person, one]))
  const before = lastOfEach(
    known.flatMap(({ joined: join, left: leave, ...row }): Connection[] =>
      join === null || leave === null ? [] : [{ ...row, join, leave }],
    ),
  )
  const leaves = new Map(before.map((one) => [connectionKey(one), one.leave]))
  const actOf = (row: PlacedRow): ReportRow['act'] => {
    const who = people.get(row.person)
    if (!isWhole(row)) return 'no-stay'
    if (!who?.attendee) return 'waits'
    const key = { session, person: who.id, form, join: row.at.join ?? 0 }
    const leave = leaves.get(connectionKey(key))
    if (leave === undefined) return 'new'
    return leave >= (row.at.leave ?? 0) ? 'known' : 'longer'
  }
  return placed.map((row) => ({
    line: row.line,
    person: row.person,
    ...row.at,
    written: isWhole(row) ? null : [row.join, row.leave].join(' – '),
    claimed: row.claimed,
    problems: row.problems,
    act: actOf(row),
  }))
}
