import type { CorrectionRow as Shown } from '../../src/domain/api-truth.ts'
import { addedRef } from '../../src/domain/correction.ts'
import {
  type CorrectionRow,
  findCorrections,
  readCorrection,
  withUndos,
} from '../db/corrections.ts'
import { tapsNamed } from '../db/corrections-about.ts'
import type { Db, Tx } from '../db/open.ts'
import { isStanding } from './undone.ts'

/** Corrections of a programme as people see them: whether they stand, and whom they concern. */
export async function showCorrections(
  db: Db | Tx,
  programme: string,
  rows: readonly CorrectionRow[],
): Promise<Shown[]> {
  const roots = await findCorrections(
    db,
    programme,
    rows.map(({ root }) => root),
  )
  const rootOf = new Map(roots.map((row) => [row.id, row]))
  const chains = Map.groupBy(await withUndos(db, roots), ({ root }) => root)
  const refs = roots.flatMap(({ log, seq }) => (log === null || seq === null ? [] : [{ log, seq }]))
  const taps = new Map(
    (await tapsNamed(db, programme, refs)).map((tap) => [`${tap.seq} ${tap.log_id}`, tap]),
  )
  const added = await additionsOf(db, programme, refs)
  return rows.map((row) => {
    const { id, n, body, by, at, reason } = readCorrection(row)
    const about = rootOf.get(row.root) ?? row
    const tap = taps.get(`${about.seq} ${about.log}`)
    const addition = added.get(about.log ?? '')
    return {
      id,
      n,
      body,
      reason,
      by,
      at,
      batch: row.batch,
      inForce: isStanding(row, chains.get(row.root) ?? []),
      attendee: tap?.who ?? about.attendee,
      session: about.session ?? tap?.counts_for ?? addition?.session ?? null,
    }
  })
}

/** The corrections that added the taps of these names, by that name. */
async function additionsOf(
  db: Db | Tx,
  programme: string,
  refs: readonly { log: string }[],
): Promise<Map<string, CorrectionRow>> {
  const ids = refs.flatMap(({ log }) => /^correction:(.+)$/.exec(log)?.[1] ?? [])
  const rows = await findCorrections(db, programme, ids)
  return new Map(rows.map((row) => [addedRef(row.id).log, row]))
}
