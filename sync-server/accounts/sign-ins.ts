import type { SignInRow } from '../../src/domain/api-rights.ts'
import type { Context } from '../context.ts'
import { audit } from '../db/audit.ts'
import type { Caller } from '../http/rights.ts'

/** Where a person is signed in, the caller's own sign-in named as such. */
export async function showSignIns(
  ctx: Context,
  person: string,
  caller: Caller,
): Promise<{ items: SignInRow[] }> {
  const own = caller.kind === 'person' ? caller.signIn : null
  const all = await ctx.accounts.signIns(person)
  return { items: all.map((one) => ({ ...one, current: one.id === own })) }
}

/** Ends one of a person's sign-ins, or all, or all but one. */
export async function endSignIns(
  ctx: Context,
  person: string,
  which: { only?: string; except?: string },
  by: string,
): Promise<{ ended: number }> {
  const ended = await ctx.accounts.endSignIns(person, which)
  const { dialect } = ctx.database
  const act = { by, act: 'sign-ins-end', subject: `person:${person}`, detail: { ended } }
  if (ended > 0) {
    await ctx.database.transact((tx) => audit(tx, dialect, { at: ctx.clock(), ...act }))
  }
  return { ended }
}
