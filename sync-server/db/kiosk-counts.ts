import { sql } from 'kysely'
import type { Db, Tx } from './open.ts'
import type { LogRow } from './taps.ts'

export interface WaitingCounts {
  parked: number
  rejected: number
  conflicts: number
  quarantined: number
}

/** What of a programme waits for a person, by the kiosk that brought it. */
export async function waitingByKiosk(
  db: Db,
  programme: string,
): Promise<Map<string, WaitingCounts>> {
  const taps = await sql<{ kiosk: string; verdict: string; count: number }>`
    select coalesce(taps.via, logs.kiosk) as kiosk, taps.verdict as verdict, count(*) as count
    from taps join logs on logs.n = taps.log
    where taps.verdict <> 'applied' and logs.programme = ${programme}
    group by 1, 2`.execute(db)
  const strays = await sql<{ kiosk: string; verdict: string; count: number }>`
    select coalesce(logs.brought_by, logs.kiosk) as kiosk, strays.kind as verdict, count(*) as count
    from strays join logs on logs.n = strays.log
    where logs.programme = ${programme}
    group by 1, 2`.execute(db)
  const all = new Map<string, WaitingCounts>()
  for (const { kiosk, verdict, count } of [...taps.rows, ...strays.rows]) {
    const of = all.get(kiosk) ?? { parked: 0, rejected: 0, conflicts: 0, quarantined: 0 }
    if (verdict === 'conflict') of.conflicts += Number(count)
    else if (verdict === 'parked' || verdict === 'rejected' || verdict === 'quarantined') {
      of[verdict] += Number(count)
    }
    all.set(kiosk, of)
  }
  return all
}

/** Logs of a programme of which something is missing. */
export async function logsWithGaps(db: Db | Tx, programme: string): Promise<LogRow[]> {
  return db
    .selectFrom('logs')
    .selectAll()
    .where('programme', '=', programme)
    .where((eb) =>
      eb.or([eb('highest', '>', eb.ref('watermark')), eb('announced', '>', eb.ref('watermark'))]),
    )
    .execute()
}

/** Kiosks of a programme of which two logs follow the same one (PROTOCOL rule 7). */
export async function forkedKiosks(db: Db, programme: string): Promise<Set<string>> {
  const rows = await db
    .selectFrom('logs')
    .select('kiosk')
    .where('programme', '=', programme)
    .where('after', 'is not', null)
    .where('alias_of', 'is', null)
    .groupBy(['kiosk', 'after'])
    .having((eb) => eb(eb.fn.countAll(), '>', 1))
    .execute()
  return new Set(rows.map(({ kiosk }) => kiosk))
}
