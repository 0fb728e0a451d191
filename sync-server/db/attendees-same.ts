import type { AttendeeValues } from './attendees.ts'
import type { Tx } from './open.ts'

/** Who of a roster has the same code, badge, e-mail or name as one of these values. */
export async function idsWithSame(
  tx: Tx,
  programme: string,
  values: readonly AttendeeValues[],
): Promise<string[]> {
  const codes = values.flatMap(({ code }) => code ?? [])
  const badges = values.flatMap((one) => one.badges)
  const emails = values.flatMap(({ email }) => email ?? [])
  const names = values.map(({ name }) => name)
  const here = tx
    .selectFrom('roster')
    .innerJoin('attendees', 'attendees.id', 'roster.attendee')
    .select('roster.attendee')
    .where('roster.programme', '=', programme)
  const found = [
    ...(await here.where('attendees.name', 'in', names).execute()),
    ...(codes.length > 0 ? await here.where('roster.code', 'in', codes).execute() : []),
    ...(emails.length > 0 ? await here.where('attendees.email', 'in', emails).execute() : []),
    ...(badges.length > 0
      ? await tx
          .selectFrom('badges')
          .select('attendee')
          .where('programme', '=', programme)
          .where('badge', 'in', badges)
          .execute()
      : []),
  ]
  return [...new Set(found.map(({ attendee }) => attendee))]
}
