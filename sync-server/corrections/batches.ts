import type { CorrectionBatch } from '../../src/domain/api-truth.ts'
import { addedRef, CorrectionBody, correctionKinds } from '../../src/domain/correction.ts'
import { refKey } from '../../src/domain/voids.ts'
import { kindsOfBatches, touchedByBatches, undoneOfBatches } from '../db/correction-batches.ts'
import { type CorrectionRow, withUndos } from '../db/corrections.ts'
import { tapsOfKioskBetween } from '../db/corrections-about.ts'
import { namesIn } from '../db/names.ts'
import type { Db } from '../db/open.ts'
import { isStanding } from './undone.ts'

/**
 * Batches of corrections as people see them: what was done, for how many, and what of it stands.
 * @param firsts the first correction of each
 */
export async function showBatches(
  db: Db,
  programme: string,
  firsts: readonly CorrectionRow[],
): Promise<CorrectionBatch[]> {
  const batches = firsts.map(({ batch }) => batch)
  const kindRows = Map.groupBy(await kindsOfBatches(db, batches), ({ batch }) => batch)
  const undone = await countUndone(db, batches)
  const touched = Map.groupBy(await touchedByBatches(db, batches), ({ batch }) => batch)
  const names = firsts.length === 0 ? {} : await namesIn(db, programme)
  const shown: CorrectionBatch[] = []
  for (const { batch, by, at, reason } of firsts) {
    const rows = kindRows.get(batch) ?? []
    const kinds = correctionKinds.flatMap((kind) => {
      const count = rows.find((row) => row.kind === kind)?.count
      return count === undefined ? [] : [{ kind, count }]
    })
    const corrections = kinds.reduce((sum, { count }) => sum + count, 0)
    shown.push({
      batch,
      by,
      byName: names[by] ?? null,
      at,
      reason,
      moreReasons: rows.some((row) => row.leastReason !== reason || row.greatestReason !== reason),
      kinds,
      corrections,
      standing: corrections - (undone.get(batch) ?? 0),
      ...(await reachOf(db, programme, touched.get(batch) ?? [])),
    })
  }
  return shown
}

async function countUndone(db: Db, batches: string[]): Promise<Map<string, number>> {
  const rows = await undoneOfBatches(db, batches)
  const chains = Map.groupBy(await withUndos(db, rows), ({ root }) => root)
  const undone = new Map<string, number>()
  for (const row of rows) {
    if (isStanding(row, chains.get(row.root) ?? [])) continue
    undone.set(row.batch, (undone.get(row.batch) ?? 0) + 1)
  }
  return undone
}

type Touched = Awaited<ReturnType<typeof touchedByBatches>>[number]

async function reachOf(
  db: Db,
  programme: string,
  rows: readonly Touched[],
): Promise<Pick<CorrectionBatch, 'attendees' | 'taps' | 'attendee' | 'session'>> {
  const attendees = new Set<string>()
  const sessions = new Set<string>()
  const taps = new Set<string>()
  for (const { id, kind, body, log, seq, attendee, session, who, counts_for } of rows) {
    const whose = who ?? attendee
    if (whose !== null) attendees.add(whose)
    const which = session ?? counts_for
    if (which !== null) sessions.add(which)
    if (kind === 'add-tap') taps.add(refKey(addedRef(id)))
    if (log !== null && seq !== null) taps.add(refKey({ log, seq }))
    if (kind !== 'reassign') continue
    const read = CorrectionBody.parse(JSON.parse(body))
    if (read.kind !== 'reassign') continue
    for (const tap of await tapsOfKioskBetween(db, programme, read.kiosk, read)) {
      taps.add(refKey({ log: tap.log_id, seq: tap.seq }))
      if (tap.who !== null) attendees.add(tap.who)
    }
  }
  return {
    attendees: attendees.size,
    taps: taps.size,
    attendee: only(attendees),
    session: only(sessions),
  }
}

const only = (ids: ReadonlySet<string>): string | null =>
  ids.size === 1 ? ([...ids][0] ?? null) : null
