import * as z from 'zod/mini'
import { Me } from '../../src/domain/api.ts'
import {
  InvitationLook,
  InvitationMade,
  InvitationRequest,
  InvitationState,
  InvitationsAnswer,
  InvitationUse,
} from '../../src/domain/api-rights.ts'
import { Id } from '../../src/domain/ids.ts'
import {
  invite,
  needInvitation,
  showInvitation,
  useInvitation,
  withdraw,
} from '../accounts/invitations.ts'
import { needPerson } from '../accounts/people.ts'
import { signInNow } from '../accounts/sign-in-now.ts'
import { openInvitations } from '../db/invitations.ts'
import { actor, admins } from '../http/rights.ts'
import { json, route } from '../http/route.ts'
import { refuseOpenHttp } from '../http/sender.ts'

const attempts = { max: 20, windowMs: 60_000 }

/** Links by which people come in. */
export const invitationRoutes = [
  route({
    method: 'get',
    path: '/api/v1/invitations',
    rights: admins,
    does: 'Invitations that can still be used, the newest first',
    answer: InvitationsAnswer,
    handle: async ({ ctx }) => {
      const rows = await openInvitations(ctx.database.db, ctx.clock())
      return { items: rows.map(showInvitation) }
    },
  }),
  route({
    method: 'post',
    path: '/api/v1/invitations',
    rights: admins,
    does: 'Invites somebody by a link that is good once, for 7 days; it is told this once',
    answer: InvitationMade,
    status: 201,
    body: InvitationRequest,
    handle: ({ ctx, caller, body }) => invite(ctx, body, actor(caller)),
  }),
  route({
    method: 'delete',
    path: '/api/v1/invitations/:id',
    rights: admins,
    does: 'Takes an invitation back',
    answer: z.object({ id: Id }),
    handle: ({ ctx, caller, params }) => withdraw(ctx, params.id, actor(caller)),
  }),
  route({
    method: 'post',
    path: '/api/v1/invitation/look',
    rights: 'anyone',
    does: 'What an invitation is for, by its secret',
    answer: InvitationState,
    body: InvitationLook,
    handle: async ({ ctx, sender, body }) => {
      await ctx.limits.take('invitation', sender.address, attempts)
      const { email, role, person } = await needInvitation(ctx, body.secret)
      const name = person === null ? null : (await needPerson(ctx.database.db, person)).name
      return { email, role, name }
    },
  }),
  route({
    method: 'post',
    path: '/api/v1/invitation/accept',
    rights: 'anyone',
    does: 'Comes in by an invitation with a password of one’s own, and signs in',
    answer: Me,
    status: 201,
    body: InvitationUse,
    handle: async ({ ctx, sender, body }) => {
      refuseOpenHttp(sender)
      await ctx.limits.take('invitation', sender.address, attempts)
      const came = await useInvitation(ctx, body)
      const { id, name, email, role } = await needPerson(ctx.database.db, came.id)
      const answer = json({ id, name, email, role } satisfies Me, 201)
      for (const cookie of await signInNow(ctx, sender, { email, password: body.password })) {
        answer.headers.append('set-cookie', cookie)
      }
      return answer
    },
  }),
]
