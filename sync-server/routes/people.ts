import {
  InvitationMade,
  PeopleAnswer,
  PersonChange,
  PersonRow,
  SignInsAnswer,
  SignInsEnded,
} from '../../src/domain/api-rights.ts'
import { inviteBack } from '../accounts/invitations.ts'
import { changePerson, needPerson } from '../accounts/people.ts'
import { endSignIns, showSignIns } from '../accounts/sign-ins.ts'
import { listPeople } from '../db/people.ts'
import { actor, admins } from '../http/rights.ts'
import { route } from '../http/route.ts'

/** Who may do what on this server (row D3). */
export const peopleRoutes = [
  route({
    method: 'get',
    path: '/api/v1/people',
    rights: admins,
    does: 'Everybody who can sign in or could, with their role',
    answer: PeopleAnswer,
    handle: async ({ ctx }) => ({ items: await listPeople(ctx.database.db) }),
  }),
  route({
    method: 'patch',
    path: '/api/v1/people/:id',
    rights: admins,
    does: 'Changes somebody’s role, or whether they can sign in; an admin stays',
    answer: PersonRow,
    body: PersonChange,
    handle: ({ ctx, caller, params, body }) => changePerson(ctx, params.id, body, actor(caller)),
  }),
  route({
    method: 'post',
    path: '/api/v1/people/:id/new-password',
    rights: admins,
    does: 'Makes a link by which somebody chooses a new password, once',
    answer: InvitationMade,
    status: 201,
    handle: ({ ctx, caller, params }) => inviteBack(ctx, params.id, actor(caller)),
  }),
  route({
    method: 'get',
    path: '/api/v1/people/:id/sign-ins',
    rights: admins,
    does: 'Where somebody is signed in',
    answer: SignInsAnswer,
    handle: async ({ ctx, caller, params }) => {
      await needPerson(ctx.database.db, params.id)
      return showSignIns(ctx, params.id, caller)
    },
  }),
  route({
    method: 'delete',
    path: '/api/v1/people/:id/sign-ins',
    rights: admins,
    does: 'Signs somebody out everywhere',
    answer: SignInsEnded,
    handle: async ({ ctx, caller, params }) => {
      await needPerson(ctx.database.db, params.id)
      return endSignIns(ctx, params.id, {}, actor(caller))
    },
  }),
]
