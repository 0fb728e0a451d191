import * as z from 'zod/mini'
import type { KioskAct } from '../../src/domain/api-fleet.ts'
import type { actsOnKiosks } from '../db/after.ts'
import { findLog, standingLost } from '../db/logs.ts'
import { namesIn } from '../db/names.ts'
import type { Db } from '../db/open.ts'

const Detail = z.record(z.string(), z.unknown())
const prefix = 'kiosk:'

/** Rows of the history about kiosks, as people see them. */
export async function showKioskActs(
  db: Db,
  programme: string,
  rows: Awaited<ReturnType<typeof actsOnKiosks>>,
): Promise<KioskAct[]> {
  const names = rows.length === 0 ? {} : await namesIn(db, programme)
  const stands = await standingActs(db, rows)
  return rows.map(({ subject, detail, by, ...row }) => {
    const kiosk = subject.startsWith(prefix) ? subject.slice(prefix.length) : null
    return {
      ...row,
      by,
      byName: by.startsWith(prefix) ? null : (names[by] ?? null),
      kiosk: kiosk === null ? null : { id: kiosk, name: names[kiosk] ?? '' },
      detail: z.parse(Detail, JSON.parse(detail)),
      ...(stands.has(row.n) ? { canUndo: stands.get(row.n) } : {}),
    }
  })
}

const Accepted = z.object({ logs: z.array(z.string()) })
const Lost = z.object({ log: z.string(), first: z.int(), last: z.int() })

/** Of the acts that can be taken back, by row: whether they stand. */
async function standingActs(
  db: Db,
  rows: Awaited<ReturnType<typeof actsOnKiosks>>,
): Promise<Map<number, boolean>> {
  const found = new Map<number, boolean>()
  for (const { n, act, detail } of rows) {
    if (act === 'kiosk-accept-logs') {
      const { logs } = z.parse(Accepted, JSON.parse(detail))
      const accepted = await Promise.all(logs.map((log) => findLog(db, log)))
      found.set(
        n,
        accepted.some((log) => log !== undefined && log.accepted_at !== null),
      )
    }
    if (act === 'log-lost') {
      const { log, first, last } = z.parse(Lost, JSON.parse(detail))
      const of = await findLog(db, log)
      const closed = of ? await standingLost(db, of.n) : []
      found.set(
        n,
        closed.some((one) => one.first === first && one.last === last),
      )
    }
  }
  return found
}
