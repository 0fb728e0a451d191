import * as z from 'zod/mini'
import type { KioskAct } from '../../src/domain/api-fleet.ts'
import type { actsOnKiosks } from '../db/after.ts'
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
  return rows.map(({ subject, detail, by, ...row }) => {
    const kiosk = subject.startsWith(prefix) ? subject.slice(prefix.length) : null
    return {
      ...row,
      by,
      byName: by.startsWith(prefix) ? null : (names[by] ?? null),
      kiosk: kiosk === null ? null : { id: kiosk, name: names[kiosk] ?? '' },
      detail: z.parse(Detail, JSON.parse(detail)),
    }
  })
}
