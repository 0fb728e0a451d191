import { sql } from 'kysely'
import type { DialectName } from './dialect.ts'
import type { LogsTable, TapsTable } from './evidence-tables.ts'
import type { Db, Tx } from './open.ts'

export type TapRow = { [K in keyof Omit<TapsTable, 'after_revocation'>]: TapsTable[K] } & {
  after_revocation: 0 | 1
}
export type LogRow = Omit<LogsTable, 'n'> & { n: number }
/** A stored tap with what its log says of it. */
export type HeldTap = TapRow &
  Pick<LogRow, 'kiosk' | 'accepted_at' | 'alias_of'> & {
    log_id: string
    /** of a tap not stored yet: what it tells that is personal, as JSON (rule E9) */
    told?: string | null
  }

/** Ids in one statement: far below what either database takes. */
const idsPerStatement = 500
const rowsPerStatement = 100

export function parts<T>(all: Iterable<T>, size = idsPerStatement): T[][] {
  const list = [...all]
  return Array.from({ length: Math.ceil(list.length / size) }, (_, at) =>
    list.slice(at * size, (at + 1) * size),
  )
}

/**
 * One writer of evidence and roster at a time, until the commit: else a tap and the fact that it
 * waits for could each be stored without seeing the other. SQLite has one writer anyway. The lock is
 * that of noteChanges, so that the two never wait for each other.
 */
export async function lockEvidence(tx: Tx, dialect: DialectName): Promise<void> {
  if (dialect === 'postgres') await sql`select pg_advisory_xact_lock(742)`.execute(tx)
}

/** Stored taps with their logs: what all the questions below begin with. */
export function heldTaps(db: Db | Tx) {
  return db
    .selectFrom('taps')
    .innerJoin('logs', 'logs.n', 'taps.log')
    .selectAll('taps')
    .select(['logs.log as log_id', 'logs.kiosk', 'logs.accepted_at', 'logs.alias_of'])
}

/** The taps of one log that have these numbers. */
export async function tapsOfLog(tx: Tx, log: number, seqs: number[]): Promise<HeldTap[]> {
  const found: HeldTap[] = []
  for (const part of parts(seqs)) {
    found.push(
      ...(await heldTaps(tx).where('taps.log', '=', log).where('taps.seq', 'in', part).execute()),
    )
  }
  return found
}

export async function insertTaps(tx: Tx, taps: HeldTap[]): Promise<void> {
  for (const part of parts(taps, rowsPerStatement)) {
    await tx
      .insertInto('taps')
      .values(part.map(({ log_id, kiosk, accepted_at, alias_of, told, ...row }) => row))
      .execute()
  }
}

/** What is derived of a tap. */
export type DerivedTap = Pick<
  TapRow,
  | 'log'
  | 'seq'
  | 'via'
  | 'verdict'
  | 'code'
  | 'detail'
  | 'who'
  | 'counts_for'
  | 'at'
  | 'earliest'
  | 'latest'
  | 'estimate'
>

/** Stores what is derived anew of taps that stand already, many in a statement. */
export async function updateTaps(tx: Tx, taps: DerivedTap[]): Promise<void> {
  for (const part of parts(taps, rowsPerStatement)) {
    const rows = part.map(
      (
        tap,
      ) => sql`(cast(${tap.log} as bigint), cast(${tap.seq} as bigint), cast(${tap.via} as text),
        cast(${tap.verdict} as text), cast(${tap.code} as text), cast(${tap.detail} as text),
        cast(${tap.who} as text), cast(${tap.counts_for} as text), cast(${tap.at} as bigint),
        cast(${tap.earliest} as bigint), cast(${tap.latest} as bigint), cast(${tap.estimate} as text))`,
    )
    await sql`with v(log, seq, via, verdict, code, detail, who, counts_for, at_, earliest, latest, estimate)
      as (values ${sql.join(rows)})
      update taps set via = v.via, verdict = v.verdict, code = v.code, detail = v.detail, who = v.who,
        counts_for = v.counts_for, at = v.at_, earliest = v.earliest, latest = v.latest,
        estimate = v.estimate
      from v where taps.log = v.log and taps.seq = v.seq`.execute(tx)
  }
}

/** All taps of a kiosk in a programme that can count. */
export function tapsOfKiosk(tx: Tx, programme: string, kiosk: string): Promise<HeldTap[]> {
  return heldTaps(tx)
    .where('logs.kiosk', '=', kiosk)
    .where('logs.programme', '=', programme)
    .where('taps.verdict', '!=', 'rejected')
    .orderBy('taps.log')
    .orderBy('taps.seq')
    .execute()
}
