import type { CorrectionBatch, CorrectionRow } from '../../domain/api-truth.ts'

/** Who took a batch back last, by the batch that did so; undefined: nobody, or it isn't among these. */
export function undoneBy(
  { batch }: CorrectionBatch,
  corrections: readonly CorrectionRow[],
  batches: readonly CorrectionBatch[],
): CorrectionBatch | undefined {
  const own = new Set(corrections.filter((row) => row.batch === batch).map(({ id }) => id))
  const undo = corrections.findLast(
    ({ body, inForce }) => inForce && body.kind === 'undo' && own.has(body.correction),
  )
  return undo && batches.find((one) => one.batch === undo.batch)
}

/** Who did something: `You`, a name, or a token, which has none. */
export const whoDid = ({ by, byName }: CorrectionBatch, me: string): string =>
  by === me ? 'You' : (byName ?? 'A token')

/** Does it do nothing but take back others? */
export const isUndo = ({ kinds }: CorrectionBatch): boolean =>
  kinds.every(({ kind }) => kind === 'undo')
