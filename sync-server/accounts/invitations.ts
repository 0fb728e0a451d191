import type {
  InvitationMade,
  InvitationRow,
  InvitationUse,
  Role,
} from '../../src/domain/api-rights.ts'
import type { Context } from '../context.ts'
import { audit } from '../db/audit.ts'
import {
  addInvitation,
  claimInvitation,
  findInvitation,
  type Invitation,
  releaseInvitation,
  removeInvitation,
  removeInvitationsOf,
} from '../db/invitations.ts'
import { listPeople } from '../db/people.ts'
import { HttpProblem } from '../http/problem.ts'
import { needPerson } from './people.ts'
import { drawSecret, secretHash } from './secrets.ts'

const livesMs = 7 * 86_400_000

/** An invitation as the API shows it. */
export function showInvitation(row: Invitation): InvitationRow {
  const { id, email, role, person, by, at, expires_at } = row
  return { id, email, role, person, by, at, expiresAt: expires_at }
}

/**
 * Makes a link by which somebody new comes in, good once within 7 days; one for the same address before
 * is good no more.
 * @throws HttpProblem `invalid` where somebody has this address
 */
export async function invite(
  ctx: Context,
  { email, role }: { email: string; role: Role },
  by: string,
): Promise<InvitationMade> {
  const address = email.toLowerCase()
  const people = await listPeople(ctx.database.db)
  if (people.some((one) => one.email === address)) {
    throw new HttpProblem('invalid', `email: ${address} belongs to somebody here already.`)
  }
  return make(ctx, { email: address, role, person: null }, by)
}

/** Makes a link by which a person chooses a new password. @throws HttpProblem `not-found` */
export async function inviteBack(ctx: Context, id: string, by: string): Promise<InvitationMade> {
  const { email, role } = await needPerson(ctx.database.db, id)
  return make(ctx, { email, role, person: id }, by)
}

async function make(
  ctx: Context,
  whom: Pick<Invitation, 'email' | 'role' | 'person'>,
  by: string,
): Promise<InvitationMade> {
  const secret = drawSecret(ctx.random)
  const at = ctx.clock()
  const row: Invitation = {
    ...{ id: ctx.newId(), hash: secretHash(secret), ...whom, by, at },
    ...{ expires_at: at + livesMs, used_at: null },
  }
  await ctx.database.transact(async (tx) => {
    await removeInvitationsOf(tx, whom.email)
    await addInvitation(tx, row)
    const detail = { role: whom.role, person: whom.person }
    const act = { at, by, act: 'invitation-add', subject: `invitation:${row.id}`, detail }
    await audit(tx, ctx.database.dialect, act)
  })
  return { ...showInvitation(row), secret }
}

/** Takes an invitation back. @throws HttpProblem `not-found` */
export async function withdraw(ctx: Context, id: string, by: string): Promise<{ id: string }> {
  const at = ctx.clock()
  await ctx.database.transact(async (tx) => {
    if (!(await removeInvitation(tx, id))) throw unknown()
    const act = { at, by, act: 'invitation-end', subject: `invitation:${id}`, detail: {} }
    await audit(tx, ctx.database.dialect, act)
  })
  return { id }
}

/** The invitation of a link, if it can still be used. @throws HttpProblem `not-found` */
export async function needInvitation(ctx: Context, secret: string): Promise<Invitation> {
  const row = await findInvitation(ctx.database.db, secretHash(secret))
  if (!row || row.used_at !== null || row.expires_at <= ctx.clock()) throw unknown()
  return row
}

/**
 * Lets whoever brings the link in: as somebody new, or with a new password.
 * @returns the address to sign in with
 */
export async function useInvitation(
  ctx: Context,
  { secret, name, password }: InvitationUse,
): Promise<{ id: string; email: string }> {
  const invitation = await needInvitation(ctx, secret)
  const { id, email, role, person } = invitation
  if (person === null && !name) throw new HttpProblem('invalid', 'name: Say your name.')
  const { db, dialect } = ctx.database
  const at = ctx.clock()
  if (!(await claimInvitation(db, id, at))) throw unknown()
  try {
    const who = person ?? (await ctx.accounts.add({ name: name ?? '', email, password, role })).id
    if (person !== null) await ctx.accounts.setPassword(person, password)
    await ctx.database.transact((tx) => {
      const act = person === null ? 'person-add' : 'password-set'
      const detail = { invitation: id, role }
      return audit(tx, dialect, { at, by: who, act, subject: `person:${who}`, detail })
    })
    return { id: who, email }
  } catch (error) {
    await releaseInvitation(db, id)
    throw error
  }
}

function unknown(): HttpProblem {
  return new HttpProblem(
    'not-found',
    'This invitation was used, withdrawn or has expired. Ask an admin for a new one.',
  )
}
