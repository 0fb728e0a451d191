import type { NoShow, NoShowPatterns } from '../../src/domain/api-no-shows.ts'
import { sharesBy, sumOf } from '../../src/domain/no-show-patterns.ts'
import { mergedInto } from '../db/merges.ts'
import {
  missedByPerson,
  missedBySession,
  type NoShowFilter,
  type NoShowPlace,
  noShowPart,
  standingBookings,
} from '../db/no-shows.ts'
import type { Db } from '../db/open.ts'
import { readRecord } from '../reconcile/stored.ts'
import { zoned } from './columns.ts'

type Stored = Awaited<ReturnType<typeof noShowPart>>[number]

/**
 * Booked people who are marked Not Attended (rule S1), the newest session first, one more than the limit;
 * read from the stored records, which the caller has reconciled.
 */
export async function noShows(
  db: Db,
  programme: string,
  filter: NoShowFilter,
  part: { limit: number | null; after: NoShowPlace | null },
): Promise<NoShow[]> {
  const rows = await noShowPart(db, programme, filter, part)
  const again = await bookedAgain(db, programme, rows)
  return rows.map((row): NoShow => {
    const record = readRecord(row.record)
    const tenths = record?.percentTenths ?? null
    return {
      ...{ session: row.session, title: row.title, start: row.start },
      ...{ attendee: row.attendee, name: row.name ?? '', email: row.email },
      came: record?.checkedIn ?? false,
      totalMs: record?.totalMs ?? null,
      percent: tenths === null ? null : tenths / 10,
      markedBy: record?.person ? record.person.by : 'auto',
      again: again(row),
    }
  })
}

/** Where each is booked instead: a later session of the same title, or any that they were booked for since. */
async function bookedAgain(db: Db, programme: string, rows: readonly Stored[]) {
  const people = new Set(rows.map(({ attendee }) => attendee))
  const merged = await mergedInto(db, people)
  const held = await standingBookings(db, programme, [...people, ...merged.keys()])
  const byPerson = Map.groupBy(held, ({ attendee }) => merged.get(attendee) ?? attendee)
  return ({ attendee, session, title, start, record }: Stored): NoShow['again'] => {
    const over = readRecord(record)?.window.end ?? start
    const found = byPerson
      .get(attendee)
      ?.find(
        (one) =>
          one.id !== session && one.start > start && (one.title === title || one.bookedAt >= over),
      )
    return found ? { id: found.id, title: found.title, start: found.start } : null
  }
}

/** So many people are told of by name; the list holds everybody. */
const mostPeople = 100

/** Who missed how many of how many, and where it happens: by session, day, room and time of day. */
export async function noShowPatterns(
  db: Db,
  programme: string,
  timeZone: string,
): Promise<NoShowPatterns> {
  const sessions = await missedBySession(db, programme)
  const people = await missedByPerson(db, programme)
  const begins = sessions.map(({ start }) => zoned(start, timeZone))
  const days = sharesBy(sessions, (_, n) => begins[n]?.toPlainDate().toString() ?? '')
  const rooms = sharesBy(sessions, (_, n) => sessions[n]?.room ?? null)
  const hours = sharesBy(sessions, (_, n) => begins[n]?.hour ?? 0)
  return {
    ...sumOf(sessions),
    missing: people.length,
    sessions,
    people: people.slice(0, mostPeople),
    days: days.map(({ key, ...share }) => ({ day: key, ...share })),
    rooms: rooms.map(({ key, ...share }) => ({ room: key, ...share })),
    hours: hours
      .map(({ key, ...share }) => ({ hour: key, ...share }))
      .sort((a, b) => a.hour - b.hour),
  }
}
