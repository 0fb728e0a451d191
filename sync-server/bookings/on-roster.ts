import { notOnRoster } from '../db/marks.ts'
import { endsOf } from '../db/merges.ts'
import type { Tx } from '../db/open.ts'
import { HttpProblem } from '../http/problem.ts'

/**
 * Whom these ids of a programme's roster mean, each once: whoever was merged into another means that one
 * (rule E8).
 * @throws HttpProblem `not-found` where one is not on the roster
 */
export async function needOnRoster(
  tx: Tx,
  programme: string,
  attendees: readonly string[],
): Promise<string[]> {
  const unknown = await notOnRoster(tx, programme, [...new Set(attendees)])
  if (unknown.length > 0) {
    throw new HttpProblem(
      'not-found',
      `${unknown.length} of these attendees are not on this programme’s roster. Nothing was changed.`,
      { unknown: unknown.slice(0, 100) },
    )
  }
  const ends = await endsOf(tx, attendees)
  return [...new Set(attendees.map((id) => ends.get(id) ?? id))]
}
