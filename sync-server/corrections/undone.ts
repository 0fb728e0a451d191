import type { CorrectionBody } from '../../src/domain/correction.ts'
import {
  type CorrectionRow,
  findCorrections,
  readCorrection,
  withUndos,
} from '../db/corrections.ts'
import type { Tx } from '../db/open.ts'
import { refuse } from './places.ts'

/**
 * The corrections that a request takes back, each with the one at the end of its chain of undos.
 * @throws HttpProblem `invalid` where one is unknown or is taken back already
 */
export async function loadUndone(
  tx: Tx,
  programme: string,
  bodies: readonly CorrectionBody[],
): Promise<Map<string, CorrectionRow>> {
  const wanted = bodies.flatMap((body) => (body.kind === 'undo' ? [body.correction] : []))
  if (wanted.length === 0) return new Map()
  const found = new Map((await findCorrections(tx, programme, wanted)).map((row) => [row.id, row]))
  const chains = Map.groupBy(await withUndos(tx, [...found.values()]), ({ root }) => root)
  const taken = new Set<string>()
  for (const [index, body] of bodies.entries()) {
    if (body.kind !== 'undo') continue
    const row = found.get(body.correction)
    if (!row) refuse(index, 'correction', 'The programme has no correction of this id.')
    else if (taken.has(row.id) || !isStanding(row, chains.get(row.root) ?? [])) {
      refuse(index, 'correction', 'This correction was taken back already.')
    }
    taken.add(body.correction)
  }
  const roots = await findCorrections(
    tx,
    programme,
    [...found.values()].map(({ root }) => root),
  )
  const byId = new Map(roots.map((row) => [row.id, row]))
  return new Map(
    [...found].flatMap(([id, { root }]) => {
      const row = byId.get(root)
      return row ? [[id, row]] : []
    }),
  )
}

/** Whether no undo in force takes it back; `chain`: the undos of its chain, in order. */
export function isStanding({ id }: CorrectionRow, chain: readonly CorrectionRow[]): boolean {
  const undone = new Set<string>()
  for (const row of chain.toReversed()) {
    if (undone.has(row.id)) continue
    const { body } = readCorrection(row)
    if (body.kind === 'undo') undone.add(body.correction)
  }
  return !undone.has(id)
}
