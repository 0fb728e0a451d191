import type { PersonRow } from '../../src/domain/api-rights.ts'
import { type Role, roles } from '../http/rights.ts'
import type { Db, Tx } from './open.ts'

/** Everybody who can sign in or could, by name. */
export async function listPeople(db: Db | Tx): Promise<PersonRow[]> {
  const rows = await db
    .selectFrom('people')
    .leftJoin('person_states', 'person_states.person', 'people.id')
    .select(['id', 'name', 'email', 'role', 'last_sign_in', 'deactivated_at'])
    .orderBy('name')
    .orderBy('id')
    .execute()
  return rows.map(({ id, name, email, role, last_sign_in, deactivated_at }) => ({
    ...{ id, name, email },
    // a role that nobody knows may read and no more
    role: roles.find((known) => known === role) ?? 'auditor',
    active: deactivated_at === null,
    lastSignIn: last_sign_in,
  }))
}

export async function setRole(tx: Tx, person: string, role: Role): Promise<void> {
  await tx.updateTable('people').set({ role }).where('id', '=', person).execute()
}

/** @param at since when the person can't sign in; null: they can */
export async function setDeactivated(tx: Tx, person: string, at: number | null): Promise<void> {
  await tx
    .insertInto('person_states')
    .values({ person, last_sign_in: null, deactivated_at: at })
    .onConflict((row) => row.column('person').doUpdateSet({ deactivated_at: at }))
    .execute()
}

export async function noteSignIn(db: Db, person: string, at: number): Promise<void> {
  await db
    .insertInto('person_states')
    .values({ person, last_sign_in: at, deactivated_at: null })
    .onConflict((row) => row.column('person').doUpdateSet({ last_sign_in: at }))
    .execute()
}

export async function isDeactivated(db: Db, person: string): Promise<boolean> {
  const state = await db
    .selectFrom('person_states')
    .select('deactivated_at')
    .where('person', '=', person)
    .executeTakeFirst()
  return state !== undefined && state.deactivated_at !== null
}
