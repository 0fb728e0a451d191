import type { AfterKiosk, LogToAccept, MissingRange } from '../../src/domain/api-fleet.ts'
import type { Reporting } from '../attendance/completeness.ts'
import { logsInWaiting } from '../db/after.ts'
import { logsWithGaps } from '../db/kiosk-counts.ts'
import { listKiosks } from '../db/kiosks.ts'
import type { Db } from '../db/open.ts'
import { arrivedOf } from '../taps/gaps.ts'
import { showKiosks } from './list.ts'

const mostKiosks = 1000
const mostRanges = 100

/** Each kiosk of a programme with what of its is missing by number, and what staff have to accept. */
export async function afterKiosks(
  db: Db,
  programme: string,
  { kiosks }: Pick<Reporting, 'kiosks'>,
): Promise<AfterKiosk[]> {
  const rows = await listKiosks(db, { programme }, { limit: mostKiosks, after: null })
  const show = await showKiosks(db, programme)
  const stands = new Map(kiosks.map((kiosk) => [kiosk.id, kiosk]))
  const ranges = await rangesByKiosk(db, programme)
  const logs = await toAcceptByKiosk(db, programme)
  return rows.map((row) => ({
    ...show(row),
    reportedThrough: stands.get(row.id)?.lastContact ?? null,
    packedUpAt: stands.get(row.id)?.packedUpAt ?? null,
    ranges: (ranges.get(row.id) ?? []).slice(0, mostRanges),
    toAccept: logs.get(row.id) ?? [],
  }))
}

async function rangesByKiosk(db: Db, programme: string): Promise<Map<string, MissingRange[]>> {
  const found = new Map<string, MissingRange[]>()
  for (const log of await logsWithGaps(db, programme)) {
    const { gaps } = await arrivedOf(db, log)
    const kiosk = log.brought_by ?? log.kiosk
    const ranges = gaps.map(([first, last]) => ({ log: log.log, first, last }))
    found.set(kiosk, [...(found.get(kiosk) ?? []), ...ranges])
  }
  return found
}

async function toAcceptByKiosk(db: Db, programme: string): Promise<Map<string, LogToAccept[]>> {
  const found = new Map<string, LogToAccept[]>()
  for (const row of await logsInWaiting(db, programme)) {
    const { log, owner, ownerName, ownerProgramme, bringer, alias, taps } = row
    if (bringer === null || taps === 0) continue
    const isElsewhere = ownerProgramme !== null && ownerProgramme !== programme
    const name = isElsewhere ? null : ownerName
    const shown = { log, owner: { id: owner, name }, taps, apart: alias !== null || isElsewhere }
    found.set(bringer, [...(found.get(bringer) ?? []), shown])
  }
  return found
}
