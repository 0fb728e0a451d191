import type { CorrectionsAnswer } from '../../src/domain/api-truth.ts'
import type { Context } from '../context.ts'
import {
  type CorrectionRow,
  correctionsOfBatch,
  findCorrection,
  findCorrections,
  withUndos,
} from '../db/corrections.ts'
import type { Tx } from '../db/open.ts'
import { lockEvidence } from '../db/taps.ts'
import { HttpProblem } from '../http/problem.ts'
import { reconcileSoon } from '../reconcile/soon.ts'
import { appendCorrections, type Wanted } from './append.ts'
import { showCorrections } from './show.ts'
import { isStanding } from './undone.ts'

/**
 * Appends corrections of a programme, all or none.
 * @throws HttpProblem `invalid` with the place in the request
 */
export async function correct(
  ctx: Context,
  programme: string,
  wanted: readonly Wanted[],
  by: string,
): Promise<CorrectionsAnswer> {
  return act(ctx, programme, async () => wanted, by)
}

/**
 * Takes a correction back by appending that (rule E1); an undo too.
 * @throws HttpProblem `not-found`; `invalid` where it was taken back already
 */
export async function undoCorrection(
  ctx: Context,
  id: string,
  reason: string,
  by: string,
): Promise<CorrectionsAnswer> {
  const row = await findCorrection(ctx.database.db, id)
  if (!row) throw new HttpProblem('not-found', 'There is no such correction.')
  return act(ctx, row.programme, async () => [undoing(row, reason)], by)
}

/**
 * Takes back all that was appended together, as far as it stands.
 * @throws HttpProblem `not-found`; `invalid` where nothing of it stands
 */
export async function undoBatch(
  ctx: Context,
  batch: string,
  reason: string,
  by: string,
): Promise<CorrectionsAnswer> {
  const [first] = await correctionsOfBatch(ctx.database.db, batch)
  if (!first) throw new HttpProblem('not-found', 'There are no such corrections.')
  const standing = async (tx: Tx) => {
    const rows = await correctionsOfBatch(tx, batch)
    const chains = Map.groupBy(await withUndos(tx, rows), ({ root }) => root)
    const left = rows.filter((row) => isStanding(row, chains.get(row.root) ?? []))
    if (left.length > 0) return left.map((row) => undoing(row, reason))
    throw new HttpProblem('invalid', 'All of these corrections were taken back already.')
  }
  return act(ctx, first.programme, standing, by)
}

const undoing = ({ id }: CorrectionRow, reason: string): Wanted => ({
  body: { kind: 'undo', correction: id },
  reason,
})

async function act(
  ctx: Context,
  programme: string,
  wantedIn: (tx: Tx) => Promise<readonly Wanted[]>,
  by: string,
): Promise<CorrectionsAnswer> {
  const { dialect } = ctx.database
  const answer = await ctx.database.transact(async (tx) => {
    await lockEvidence(tx, dialect)
    const { batch, ids } = await appendCorrections(tx, ctx, programme, await wantedIn(tx), by)
    const rows = await findCorrections(tx, programme, ids)
    return { batch, items: await showCorrections(tx, programme, rows) }
  })
  reconcileSoon(ctx, programme)
  return answer
}
