/** Other names by which people call a column, to the column's own. */
export type Called = ReadonlyMap<string, string>

const calling = (names: Record<string, string>): Called =>
  new Map(
    Object.entries(names).flatMap(([own, others]) =>
      others.split(', ').map((other) => [other, own] as const),
    ),
  )

export const sessionsCalled = calling({
  code: 'reference, session code',
  title: 'session, session title, session name, name, topic',
  room: 'location, venue, room name',
  start: 'starts, start time, starts at, begin, begins, from',
  end: 'ends, end time, ends at, finish, until, to',
  presenters: 'presenter, speaker, speakers, trainer, trainers, instructor, instructors',
  capacity: 'seats, places',
})

export const attendeesCalled = calling({
  code: 'reference, attendee code',
  name: 'full name, attendee, attendee name',
  first_name: 'first name, firstname, given name, forename',
  last_name: 'last name, lastname, surname, family name',
  email: 'e mail, mail, email address, e mail address',
  organisation: 'organization, company, institution, employer, affiliation',
  badge: 'badges, badge code, badge number',
})

/**
 * A heading with the columns by their own names. Another name counts only where the column isn't there by
 * its own: beside it, it stays what it says.
 */
export function byOwnNames(cells: readonly string[], called: Called): string[] {
  const there = new Set(cells.map((cell) => cell.trim().toLowerCase()))
  return cells.map((cell) => {
    const lower = cell.trim().toLowerCase()
    const own = called.get(lower.replace(/[\s_-]+/g, ' '))
    return own === undefined || there.has(own) ? cell : own
  })
}
