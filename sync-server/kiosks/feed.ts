import type { ChangesAnswer } from '../../src/domain/protocol.ts'
import type { RosterType } from '../../src/domain/roster.ts'
import type { Context } from '../context.ts'
import { readBookingId } from '../db/booking-id.ts'
import { endsOf } from '../db/merges.ts'
import { serverEpoch } from '../db/meta.ts'
import type { Db } from '../db/open.ts'
import {
  changesAfter,
  type FeedRow,
  feedAttendees,
  feedBookings,
  feedMessages,
  feedProgramme,
  feedRooms,
  feedSessions,
  newestChange,
} from '../db/roster-feed.ts'
import { readSettings } from '../db/schedule.ts'
import type { KiosksTable } from '../db/tables.ts'
import { HttpProblem } from '../http/problem.ts'
import { readCursor, writeCursor } from './cursor.ts'
import { findNamesakes } from './hints.ts'
import { showAttendee, showSessions, showSettings } from './show-roster.ts'

const usualPage = 500
const largestPage = 1_000

/**
 * One page of what changed after a cursor, or of everything (PROTOCOL section 4). Each thing has one
 * place in the order, its newest change; so walking the order once from the start gives everything,
 * and what changes meanwhile comes again further on. Contents are those of now, not of the change:
 * that a page is old or comes twice does no harm.
 */
export async function changesFor(
  ctx: Context,
  kiosk: KiosksTable,
  query: { cursor?: string | undefined; limit?: string | undefined },
): Promise<ChangesAnswer> {
  const { db } = ctx.database
  const { programme } = kiosk
  const limit = readLimit(query.limit)
  const epoch = await serverEpoch(ctx)
  const after = query.cursor ? readCursor(query.cursor, epoch, programme) : 0
  if (after === null || after > (await newestChange(db, programme))) {
    throw new HttpProblem('cursor-gone', 'This cursor is not known any more: begin again without.')
  }
  const rows = await changesAfter(db, programme, after, limit + 1)
  const shown = rows.slice(0, limit)
  return {
    serverEpoch: epoch,
    cursor: writeCursor(epoch, programme, shown.at(-1)?.n ?? after),
    more: rows.length > limit,
    changes: await describe(db, kiosk, shown, after),
  }
}

function readLimit(text: string | undefined): number {
  if (text === undefined) return usualPage
  const limit = Number(text)
  if (Number.isInteger(limit) && limit >= 1) return Math.min(limit, largestPage)
  throw new HttpProblem('bad-request', 'limit: must be a whole number from 1')
}

type Changes = ChangesAnswer['changes']
type Fields = Map<string, Record<string, unknown>>

async function describe(
  db: Db,
  kiosk: KiosksTable,
  rows: readonly FeedRow[],
  after: number,
): Promise<Changes> {
  const { programme } = kiosk
  const idsOf = (type: RosterType) =>
    rows.filter((row) => row.type === type && row.deleted === 0).map(({ id }) => id)
  const own = await feedProgramme(db, programme)
  const people = await describePeople(db, programme, own.badge_key, idsOf('attendee'), after)
  const sessions = await feedSessions(db, programme, idsOf('session'))
  const rooms = await feedRooms(db, programme, idsOf('room'))
  const messages = await feedMessages(db, programme, kiosk.id, idsOf('message'))
  const fields: Record<RosterType, Fields> = {
    session: showSessions(sessions, readSettings(own.settings)),
    attendee: people.fields,
    booking: await describeBookings(db, programme, idsOf('booking')),
    room: new Map(rooms.map(({ id, name }) => [id, { name }])),
    message: new Map(messages.map(({ id, text, until }) => [id, { text, until }])),
    settings: new Map([[programme, showSettings(own)]]),
  }
  const changes: Changes = rows.flatMap(({ type, id }) => {
    if (!isRosterType(type, fields)) return []
    const known = fields[type].get(id)
    return known ? { type, id, ...known } : { type, id, deleted: true as const }
  })
  return [...changes, ...people.also]
}

function isRosterType(type: string, fields: Record<RosterType, Fields>): type is RosterType {
  return Object.hasOwn(fields, type)
}

async function describePeople(
  db: Db,
  programme: string,
  badgeKey: string,
  ids: string[],
  after: number,
): Promise<{ fields: Fields; also: Changes }> {
  const rows = await feedAttendees(db, programme, ids)
  const ends = await endsOf(
    db,
    rows.filter(({ merged_into }) => merged_into !== null).map(({ id }) => id),
  )
  // a kiosk takes one step: who was merged through others is told with the last one
  const members = rows.map((row) => ({ ...row, merged_into: ends.get(row.id) ?? null }))
  const known = members.filter(({ active, merged_into }) => active === 1 || merged_into !== null)
  const single = known.filter(({ merged_into }) => merged_into === null)
  const { hintOf, also } = await findNamesakes(db, programme, single, after)
  const show = (member: (typeof members)[number]) =>
    showAttendee(member, badgeKey, member.merged_into === null ? hintOf(member) : undefined)
  return {
    fields: new Map(known.map((member) => [member.id, show(member)])),
    also: also.map((member) => ({ type: 'attendee', id: member.id, ...show(member) })),
  }
}

async function describeBookings(db: Db, programme: string, ids: string[]): Promise<Fields> {
  const attendees = ids.map((id) => readBookingId(id).attendee)
  const stand = new Set(
    (await feedBookings(db, programme, attendees)).map((one) => `${one.session} ${one.attendee}`),
  )
  return new Map(ids.filter((id) => stand.has(id)).map((id) => [id, readBookingId(id)]))
}
