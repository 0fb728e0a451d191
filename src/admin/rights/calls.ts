import type * as z from 'zod/mini'
import { Me } from '../../domain/api.ts'
import {
  InvitationMade,
  type InvitationRequest,
  InvitationState,
  type InvitationUse,
  type PersonChange,
  PersonRow,
  SignInsEnded,
  TokenMade,
  type TokenRequest,
  TokenRevoked,
} from '../../domain/api-rights.ts'
import type { Result } from '../../domain/result.ts'
import { Anything, Created } from '../api/answers.ts'
import type { Call } from '../api/client.ts'
import type { Failure } from '../api/failure.ts'

type Answer<T> = Promise<Result<T, Failure>>
const one = (list: string, id: string) => `/api/v1/${list}/${encodeURIComponent(id)}`

export const sendPerson = (call: Call, id: string, json: PersonChange): Answer<PersonRow> =>
  call({ method: 'PATCH', path: one('people', id), json, schema: PersonRow })

export const sendInvitation = (call: Call, json: InvitationRequest): Answer<InvitationMade> =>
  call({ method: 'POST', path: '/api/v1/invitations', json, schema: InvitationMade })

export const sendNewPassword = (call: Call, person: string): Answer<InvitationMade> =>
  call({
    method: 'POST',
    path: `${one('people', person)}/new-password`,
    json: {},
    schema: InvitationMade,
  })

export const endInvitation = (call: Call, id: string): Answer<{ id: string }> =>
  call({ method: 'DELETE', path: one('invitations', id), schema: Created })

export const lookAtInvitation = (call: Call, secret: string): Answer<InvitationState> =>
  call({
    method: 'POST',
    path: '/api/v1/invitation/look',
    json: { secret },
    schema: InvitationState,
  })

export const acceptInvitation = (call: Call, json: InvitationUse): Answer<Me> =>
  call({ method: 'POST', path: '/api/v1/invitation/accept', json, schema: Me })

type Ended = Answer<z.infer<typeof SignInsEnded>>

/** Signs somebody out everywhere. */
export const endSignInsOf = (call: Call, person: string): Ended =>
  call({ method: 'DELETE', path: `${one('people', person)}/sign-ins`, schema: SignInsEnded })

/** Ends one of one's own sign-ins; null: all but this one. */
export const endOwnSignIn = (call: Call, id: string | null): Ended =>
  call({
    method: 'DELETE',
    path: id === null ? '/api/v1/me/sign-ins' : one('me/sign-ins', id),
    schema: SignInsEnded,
  })

export const sendToken = (call: Call, json: TokenRequest): Answer<TokenMade> =>
  call({ method: 'POST', path: '/api/v1/tokens', json, schema: TokenMade })

export const revokeToken = (call: Call, id: string): Answer<{ id: string }> =>
  call({ method: 'DELETE', path: one('tokens', id), schema: TokenRevoked })

/** Ends one's sign-ins elsewhere too. */
export const sendPassword = (
  call: Call,
  currentPassword: string,
  newPassword: string,
): Answer<unknown> =>
  call({
    method: 'POST',
    path: '/api/auth/change-password',
    json: { currentPassword, newPassword, revokeOtherSessions: true },
    schema: Anything,
  })
