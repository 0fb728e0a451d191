import { sql } from 'kysely'
import type { Db } from './open.ts'

/** A session as the page after the sessions names it. */
export interface NamedSession {
  id: string
  title: string
  room: string | null
  roomName: string | null
}

/** The sessions of a programme that are not cancelled, by start. */
export async function sessionsToReport(db: Db, programme: string): Promise<NamedSession[]> {
  return db
    .selectFrom('sessions')
    .leftJoin('rooms', 'rooms.id', 'sessions.room')
    .select(['sessions.id', 'sessions.title', 'sessions.room', 'rooms.name as roomName'])
    .where('sessions.programme', '=', programme)
    .where('sessions.cancelled', '=', 0)
    .orderBy('sessions.start')
    .orderBy('sessions.id')
    .execute()
}

/** The closing that counts of each session of a programme that has one. */
export async function closingsOf(db: Db, programme: string) {
  const rows = await db
    .selectFrom('closings')
    .innerJoin('sessions', 'sessions.id', 'closings.session')
    .select(['closings.session', 'closings.at', 'closings.by', 'closings.reason'])
    .where('sessions.programme', '=', programme)
    .orderBy('closings.at', 'desc')
    .orderBy('closings.n', 'desc')
    .execute()
  return new Map(rows.map(({ session, ...closing }) => [session, closing]))
}

/** When the first and the last tap of a kiosk that count for a session lie, ms UTC. */
export interface TappedSpan {
  session: string
  kiosk: string
  first: number
  last: number
}

/** Of all kiosks and sessions of a programme, in one pass over its taps. */
export async function tappedSpans(db: Db, programme: string): Promise<TappedSpan[]> {
  const rows = await db
    .selectFrom('taps')
    .innerJoin('logs', 'logs.n', 'taps.log')
    .select(({ fn }) => [
      'logs.kiosk',
      'taps.counts_for as session',
      fn.min('taps.at').as('first'),
      fn.max('taps.at').as('last'),
    ])
    .where('logs.programme', '=', programme)
    .where('taps.counts_for', 'is not', null)
    .where('taps.at', 'is not', null)
    .groupBy(['logs.kiosk', 'taps.counts_for'])
    .execute()
  return rows.map(({ kiosk, session, first, last }) => ({
    kiosk,
    session: String(session),
    first: Number(first),
    last: Number(last),
  }))
}

/** The logs of a programme that wait for staff to accept them, with how many of their taps do. */
export async function logsInWaiting(db: Db, programme: string) {
  const rows = await db
    .selectFrom('logs')
    .leftJoin('kiosks', 'kiosks.id', 'logs.kiosk')
    .leftJoin('taps', (join) =>
      join
        .onRef('taps.log', '=', 'logs.n')
        .on('taps.via', 'is not', null)
        .on('taps.verdict', '!=', 'rejected'),
    )
    .select(({ fn }) => [
      'logs.log',
      'logs.kiosk as owner',
      'logs.brought_by as bringer',
      'logs.alias_of as alias',
      'kiosks.name as ownerName',
      'kiosks.programme as ownerProgramme',
      fn.count('taps.seq').as('taps'),
    ])
    .where('logs.programme', '=', programme)
    .where('logs.brought_by', 'is not', null)
    .where('logs.accepted_at', 'is', null)
    .groupBy([
      'logs.log',
      'logs.kiosk',
      'logs.brought_by',
      'logs.alias_of',
      'kiosks.name',
      'kiosks.programme',
    ])
    .orderBy('logs.log')
    .execute()
  return rows.map((row) => ({ ...row, taps: Number(row.taps) }))
}

/** What was done to a programme's kiosks, the newest first, one more than `limit`, before number `before`. */
export async function actsOnKiosks(
  db: Db,
  programme: string,
  { limit, before }: { limit: number; before: number | null },
) {
  let query = db
    .selectFrom('audit')
    .select(['n', 'at', 'by', 'act', 'subject', 'detail'])
    .where(({ eb, or, and }) =>
      or([
        eb(
          'subject',
          'in',
          db
            .selectFrom('kiosks')
            .select(sql<string>`'kiosk:' || kiosks.id`.as('subject'))
            .where('programme', '=', programme),
        ),
        and([
          eb('subject', '=', `programme:${programme}`),
          eb('act', 'in', ['kiosk-message', 'kiosk-message-end']),
        ]),
      ]),
    )
    .orderBy('n', 'desc')
    .limit(limit + 1)
  if (before !== null) query = query.where('n', '<', before)
  return query.execute()
}
