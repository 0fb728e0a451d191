import { allRules } from '../db/credit-rules.ts'
import type { Tx } from '../db/open.ts'
import { HttpProblem } from '../http/problem.ts'

/** @throws HttpProblem `invalid` where one of these ids names no rule */
export async function checkKnownRules(
  tx: Tx,
  ids: readonly string[] | null | undefined,
): Promise<void> {
  if (!ids || ids.length === 0) return
  const known = new Set((await allRules(tx)).map(({ id }) => id))
  const unknown = ids.find((id) => !known.has(id))
  if (unknown === undefined) return
  const message = `There is no rule for credits "${unknown}". Nothing was stored.`
  throw new HttpProblem('invalid', `creditRules: ${message}`, {
    errors: [{ place: 'creditRules', message }],
  })
}
