import type { PersonChange, PersonRow } from '../../src/domain/api-rights.ts'
import type { Context } from '../context.ts'
import { audit } from '../db/audit.ts'
import type { Tx } from '../db/open.ts'
import { listPeople, setDeactivated, setRole } from '../db/people.ts'
import { HttpProblem } from '../http/problem.ts'

/**
 * Changes what somebody may do, or whether they can sign in; who can't any more is signed out at once.
 * @throws HttpProblem `not-found`; `invalid` where no admin would be left
 */
export async function changePerson(
  ctx: Context,
  id: string,
  change: PersonChange,
  by: string,
): Promise<PersonRow> {
  const at = ctx.clock()
  const person = await ctx.database.transact(async (tx) => {
    const before = await needPerson(tx, id)
    const { role = before.role, active = before.active } = change
    if (role === before.role && active === before.active) return before
    // first of all: its lock lets two admins who demote each other come one after the other
    await note(tx, ctx, { at, by, id, detail: { role, active } })
    if (role !== before.role) await setRole(tx, id, role)
    if (active !== before.active) await setDeactivated(tx, id, active ? null : at)
    const people = await listPeople(tx)
    if (!people.some((one) => one.active && one.role === 'admin')) throw lastAdmin()
    return needPerson(tx, id)
  })
  if (!person.active) await ctx.accounts.endSignIns(id)
  return person
}

/** @throws HttpProblem `not-found` */
export async function needPerson(db: Tx | Context['database']['db'], id: string) {
  const person = (await listPeople(db)).find((one) => one.id === id)
  if (!person) throw new HttpProblem('not-found', 'There is no such person.')
  return person
}

function lastAdmin(): HttpProblem {
  return new HttpProblem(
    'invalid',
    'This is the last admin who can sign in. Make somebody else an admin first. Nothing was changed.',
  )
}

interface Change {
  at: number
  by: string
  id: string
  detail: Record<string, unknown>
}

async function note(tx: Tx, ctx: Context, { id, ...act }: Change): Promise<void> {
  const row = { ...act, act: 'person-change', subject: `person:${id}` }
  await audit(tx, ctx.database.dialect, row)
}
