import type { Context } from '../context.ts'
import { audit } from '../db/audit.ts'
import { noteChanges } from '../db/changes.ts'
import { erasePeople } from '../db/erase.ts'
import { eraseAct, eraseFromHistory } from '../db/erase-history.ts'
import { lockImports } from '../db/imports.ts'
import { mergedInto, programmesOf } from '../db/merges.ts'
import type { Tx } from '../db/open.ts'
import { findPerson } from '../db/person.ts'
import { lockEvidence } from '../db/taps.ts'
import { HttpProblem } from '../http/problem.ts'

/**
 * Erases a person with all who were merged into them (rule E9, row D6): names and whatever people wrote
 * go everywhere, the evidence stays without a name, the history says who did it and when, kiosks drop
 * them. It can't be undone.
 * @throws HttpProblem `not-found` where there is nobody, or nobody any more; `invalid` where the person
 * counts as another
 * @returns the ids erased
 */
export async function eraseAttendee(ctx: Context, id: string, by: string): Promise<string[]> {
  const { programmes, ids } = await ctx.database.transact(async (tx) => {
    await lockImports(tx, ctx.database.dialect)
    await lockEvidence(tx, ctx.database.dialect)
    const person = await findPerson(tx, id)
    if (!person || person.erased_at !== null) {
      throw new HttpProblem('not-found', 'There is no such attendee: nobody was erased.')
    }
    if (person.merged_into !== null) {
      throw new HttpProblem(
        'invalid',
        'This attendee counts as another one, into whom they were merged. Erase that one, or take the merge back first. Nothing was changed.',
      )
    }
    return eraseWithin(tx, ctx, [id], { by, why: 'asked' })
  })
  tellErased(ctx, programmes)
  return ids
}

/** Who erases, and whether a person asked for it or the time was up. */
interface Asked {
  by: string
  why: 'asked' | 'retention'
}

/** The same of several people, none of whom is merged into another, within a transaction. */
export async function eraseWithin(
  tx: Tx,
  ctx: Context,
  people: readonly string[],
  { by, why }: Asked,
): Promise<{ programmes: string[]; ids: string[] }> {
  const at = ctx.clock()
  const { dialect } = ctx.database
  const merged = await mergedInto(tx, people)
  const ids = [...people, ...merged.keys()]
  const programmes = await programmesOf(tx, ids)
  await erasePeople(tx, ids, at)
  for (const programme of programmes) {
    const changes = ids.map((id) => ({ type: 'attendee' as const, id }))
    await noteChanges(tx, dialect, programme, changes)
  }
  const history = await eraseFromHistory(tx, ids)
  for (const [n, id] of people.entries()) {
    const also = [...merged].flatMap(([one, into]) => (into === id ? [one] : []))
    // the rows of all are named once
    const detail = { why, also, history: n === 0 ? history : [] }
    await audit(tx, dialect, { at, by, act: eraseAct, subject: `attendee:${id}`, detail })
  }
  return { programmes, ids }
}

export function tellErased(ctx: Context, programmes: readonly string[]): void {
  for (const programme of programmes) ctx.live.tell({ type: 'programme', programme })
}
