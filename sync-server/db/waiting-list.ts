import { sql } from 'kysely'
import type { Db } from './open.ts'
import { parts } from './taps.ts'

/** Where a page of what waits begins: after what came then, taps before strays, by log and number. */
export interface WaitingPlace {
  receivedAt: number
  stray: 0 | 1
  log: number
  seq: number
  id: string
}

/** A tap that came and doesn't count, or a stray, which has no number of its own. */
export interface WaitingRow extends WaitingPlace {
  /** the log's number */
  n: number
  logId: string
  kiosk: string
  kioskName: string | null
  verdict: string
  code: string | null
  detail: string | null
  raw: string
  session: string | null
  wall: number | null
  at: number | null
  earliest: number | null
  latest: number | null
  /** of a stray: the number that it bears, which another content has */
  number: number | null
}

/** What of a programme came and doesn't count, in the order of arrival; of each kind `limit` at most. */
export async function waitingOf(
  db: Db,
  programme: string,
  { limit, after, session }: { limit: number; after: WaitingPlace | null; session: string | null },
): Promise<WaitingRow[]> {
  const taps = await waitingTaps(db, programme, limit, after, session)
  const strays = await waitingStrays(db, programme, limit, after)
  return [...taps, ...strays].sort(byArrival)
}

const byArrival = (a: WaitingPlace, b: WaitingPlace) =>
  a.receivedAt - b.receivedAt ||
  a.stray - b.stray ||
  a.log - b.log ||
  a.seq - b.seq ||
  (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)

async function waitingTaps(
  db: Db,
  programme: string,
  limit: number,
  after: WaitingPlace | null,
  session: string | null,
): Promise<WaitingRow[]> {
  let query = db
    .selectFrom('taps')
    .innerJoin('logs', 'logs.n', 'taps.log')
    .leftJoin('kiosks', 'kiosks.id', 'logs.kiosk')
    .select(['taps.log', 'taps.seq', 'logs.log as logId', 'logs.kiosk', 'kiosks.name as kioskName'])
    .select(['taps.verdict', 'taps.code', 'taps.detail', 'taps.raw', 'taps.session'])
    .select(['taps.wall', 'taps.at', 'taps.earliest', 'taps.latest'])
    .select('taps.received_at as receivedAt')
    // in the words of the partial index, so that both databases use it
    .where(sql<boolean>`taps.verdict <> 'applied'`)
    .where('logs.programme', '=', programme)
    .orderBy('taps.received_at')
    .orderBy('taps.log')
    .orderBy('taps.seq')
    .limit(limit)
  if (session !== null) {
    // of a rejected one, or a newer kind, only the raw text tells the session: the caller reads that
    query = query.where((eb) =>
      eb.or([eb('taps.session', '=', session), eb('taps.session', 'is', null)]),
    )
  }
  if (after) {
    query = query.where(({ eb, and, or }) => {
      const later = eb('taps.received_at', '>', after.receivedAt)
      if (after.stray === 1) return later
      const then = eb('taps.received_at', '=', after.receivedAt)
      return or([
        later,
        and([then, eb('taps.log', '>', after.log)]),
        and([then, eb('taps.log', '=', after.log), eb('taps.seq', '>', after.seq)]),
      ])
    })
  }
  const rows = await query.execute()
  return rows.map((row) => ({ ...row, n: row.log, stray: 0 as const, id: '', number: null }))
}

async function waitingStrays(
  db: Db,
  programme: string,
  limit: number,
  after: WaitingPlace | null,
): Promise<WaitingRow[]> {
  let query = db
    .selectFrom('strays')
    .innerJoin('logs', 'logs.n', 'strays.log')
    .leftJoin('kiosks', 'kiosks.id', 'logs.kiosk')
    .select(['strays.id', 'logs.log as logId', 'logs.kiosk', 'kiosks.name as kioskName'])
    .select(['strays.log as n', 'strays.seq as number'])
    .select(['strays.kind as verdict', 'strays.detail', 'strays.raw'])
    .select('strays.received_at as receivedAt')
    .where('logs.programme', '=', programme)
    .orderBy('strays.received_at')
    .orderBy('strays.id')
    .limit(limit)
  if (after) {
    query = query.where(({ eb, and, or }) =>
      or([
        eb('strays.received_at', '>', after.receivedAt),
        and([
          eb('strays.received_at', '=', after.receivedAt),
          eb('strays.id', '>', after.stray === 1 ? after.id : ''),
        ]),
      ]),
    )
  }
  const none = { code: null, session: null, wall: null, at: null, earliest: null, latest: null }
  const rows = await query.execute()
  return rows.map((row) => ({ ...row, ...none, stray: 1 as const, log: 0, seq: 0 }))
}

/** A tap that came first under a number of which another content came later. */
export interface FirstContent {
  log: number
  logId: string
  seq: number
  verdict: string
  kind: string | null
  who: string | null
  attendee: string | null
  badge: string | null
  session: string | null
  at: number | null
}

/** What stands under these numbers of logs. */
export async function firstContents(
  db: Db,
  wanted: readonly { log: number; seq: number }[],
): Promise<FirstContent[]> {
  const found: FirstContent[] = []
  for (const [log, numbers] of Map.groupBy(wanted, (one) => one.log)) {
    for (const part of parts(new Set(numbers.map(({ seq }) => seq)))) {
      const rows = await db
        .selectFrom('taps')
        .innerJoin('logs', 'logs.n', 'taps.log')
        .select(['taps.log', 'logs.log as logId', 'taps.seq', 'taps.verdict', 'taps.kind'])
        .select(['taps.who', 'taps.attendee', 'taps.badge', 'taps.session', 'taps.at'])
        .where('taps.log', '=', log)
        .where('taps.seq', 'in', part)
        .execute()
      found.push(...rows)
    }
  }
  return found
}
