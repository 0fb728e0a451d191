import { sql } from 'kysely'
import type { LostTable } from './evidence-tables.ts'
import type { Db, Tx } from './open.ts'
import type { LogRow } from './taps.ts'

export type NewLog = Omit<LogRow, 'n'>

export async function findLog(tx: Db | Tx, log: string): Promise<LogRow | undefined> {
  return tx.selectFrom('logs').selectAll().where('log', '=', log).executeTakeFirst()
}

export async function findLogs(tx: Tx, logs: string[]): Promise<LogRow[]> {
  if (logs.length === 0) return []
  return tx.selectFrom('logs').selectAll().where('log', 'in', logs).execute()
}

/** The logs whose owner this kiosk is, in one programme. */
export async function logsOfKiosk(tx: Tx, programme: string, kiosk: string): Promise<LogRow[]> {
  return tx
    .selectFrom('logs')
    .selectAll()
    .where('kiosk', '=', kiosk)
    .where('programme', '=', programme)
    .orderBy('n')
    .execute()
}

/**
 * What other kiosks' logs say that they follow one of this kiosk's: the tablet enrolled anew, or a copy of it
 * did. A log kept apart bears the name that its tablet gave it.
 */
export async function followersElsewhere(
  tx: Tx,
  programme: string,
  kiosk: string,
): Promise<{ log: string; after: string }[]> {
  const rows = await tx
    .selectFrom('logs')
    .innerJoin('logs as before', 'before.log', 'logs.after')
    .select((eb) => [eb.fn.coalesce('logs.alias_of', 'logs.log').as('log'), 'before.log as after'])
    .where('before.kiosk', '=', kiosk)
    .where('before.programme', '=', programme)
    .where('logs.programme', '=', programme)
    .where('logs.kiosk', '<>', kiosk)
    .orderBy('logs.n')
    .execute()
  return rows
}

export async function addLog(tx: Tx, log: NewLog): Promise<LogRow> {
  return tx.insertInto('logs').values(log).returningAll().executeTakeFirstOrThrow()
}

/** Stores what may change of a log: who has it, what is known and derived of it. */
export async function updateLog(tx: Tx, { n, log, first_seen, ...values }: LogRow): Promise<void> {
  await tx.updateTable('logs').set(values).where('n', '=', n).execute()
}

/** Whether nothing has come of a log yet: it was announced alone. */
export async function isEmptyLog(tx: Tx, log: number): Promise<boolean> {
  const tap = await tx.selectFrom('taps').select('seq').where('log', '=', log).limit(1).execute()
  const anchor = await tx
    .selectFrom('anchors')
    .select('mono')
    .where('log', '=', log)
    .limit(1)
    .execute()
  return tap.length === 0 && anchor.length === 0
}

/** The holes in what has arrived of a log above `watermark`: each with the numbers around it. */
export async function holesAbove(
  tx: Db | Tx,
  log: number,
  watermark: number,
): Promise<{ holes: { before: number; seq: number }[]; highest: number }> {
  const { rows } = await sql<{ before_: number; seq: number }>`
    select before_, seq from (
      select seq, lag(seq, 1, cast(${watermark} as bigint)) over (order by seq) as before_
      from taps where log = ${log} and seq > ${watermark}
    ) as arrived where seq - before_ > 1 order by seq`.execute(tx)
  const top = await tx
    .selectFrom('taps')
    .select((eb) => eb.fn.max('seq').as('seq'))
    .where('log', '=', log)
    .executeTakeFirst()
  const holes = rows.map((row) => ({ before: Number(row.before_), seq: Number(row.seq) }))
  return { holes, highest: Number(top?.seq ?? 0) }
}

/** What a person closed as lost of a log, by its first number; what was taken back left out. */
export async function standingLost(
  tx: Db | Tx,
  log: number,
): Promise<{ id: string; first: number; last: number }[]> {
  return tx
    .selectFrom('lost')
    .select(['id', 'first', 'last'])
    .where('log', '=', log)
    .where('undoes', 'is', null)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('lost as undo').select('undo.id').whereRef('undo.undoes', '=', 'lost.id'),
        ),
      ),
    )
    .orderBy('first')
    .execute()
}

export async function addLost(tx: Tx, lost: LostTable): Promise<void> {
  await tx.insertInto('lost').values(lost).execute()
}

/** The logs brought through a kiosk that staff accepted. */
export async function acceptedLogs(tx: Tx, programme: string, kiosk: string): Promise<LogRow[]> {
  return tx
    .selectFrom('logs')
    .selectAll()
    .where('brought_by', '=', kiosk)
    .where('programme', '=', programme)
    .where('accepted_at', 'is not', null)
    .execute()
}

/** The logs brought through a kiosk that wait for staff, those kept apart and another programme's left out. */
export async function logsToAccept(tx: Tx, programme: string, kiosk: string): Promise<LogRow[]> {
  return tx
    .selectFrom('logs')
    .leftJoin('kiosks', 'kiosks.id', 'logs.kiosk')
    .selectAll('logs')
    .where('logs.brought_by', '=', kiosk)
    .where('logs.programme', '=', programme)
    .where('logs.accepted_at', 'is', null)
    .where('logs.alias_of', 'is', null)
    .where((eb) =>
      eb.or([eb('kiosks.programme', 'is', null), eb('kiosks.programme', '=', programme)]),
    )
    .execute()
}

/** Whose logs a programme has, sorted. */
export async function kiosksWithLogs(tx: Db | Tx, programme: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('logs')
    .select('kiosk')
    .where('programme', '=', programme)
    .distinct()
    .orderBy('kiosk')
    .execute()
  return rows.map(({ kiosk }) => kiosk)
}
