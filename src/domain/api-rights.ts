import * as z from 'zod/mini'
import { Id, Ms } from './ids.ts'

// People who sign in, their rights, and API tokens (row D3). Times are ms UTC.

const Name = z.string().check(z.trim(), z.minLength(1), z.maxLength(200))
const Email = z.email().check(z.maxLength(200))
const Password = z.string().check(z.minLength(10), z.maxLength(200))
const Secret = z.string().check(z.minLength(1), z.maxLength(200))
export const Role = z.enum(['admin', 'staff', 'auditor'])
export type Role = z.infer<typeof Role>

export const PersonRow = z.object({
  id: Id,
  name: z.string(),
  email: z.string(),
  role: Role,
  /** false: can't sign in */
  active: z.boolean(),
  /** null: never since this is noted */
  lastSignIn: z.nullable(Ms),
})
export type PersonRow = z.infer<typeof PersonRow>
export const PeopleAnswer = z.object({ items: z.array(PersonRow) })

/** Body of PATCH /api/v1/people/{id}. */
export const PersonChange = z.partial(z.object({ role: Role, active: z.boolean() }))
export type PersonChange = z.infer<typeof PersonChange>

/** One browser in which somebody is signed in. */
export const SignInRow = z.object({
  id: Id,
  /** the one that asks */
  current: z.boolean(),
  since: Ms,
  expiresAt: Ms,
  address: z.nullable(z.string()),
  /** what the browser says of itself */
  browser: z.nullable(z.string()),
})
export type SignInRow = z.infer<typeof SignInRow>
export const SignInsAnswer = z.object({ items: z.array(SignInRow) })
/** How many sign-ins were ended. */
export const SignInsEnded = z.object({ ended: z.int() })

/** A link by which somebody becomes a person of this server, or chooses a new password; once. */
export const InvitationRow = z.object({
  id: Id,
  email: z.string(),
  role: Role,
  /** the person who gets a new password; null: somebody new */
  person: z.nullable(Id),
  by: Id,
  at: Ms,
  expiresAt: Ms,
})
export type InvitationRow = z.infer<typeof InvitationRow>
export const InvitationsAnswer = z.object({ items: z.array(InvitationRow) })
export const InvitationRequest = z.object({ email: Email, role: Role })
export type InvitationRequest = z.infer<typeof InvitationRequest>
/** `secret` ends the link `/invitation#secret=…`; it is kept nowhere. */
export const InvitationMade = z.extend(InvitationRow, { secret: z.string() })
export type InvitationMade = z.infer<typeof InvitationMade>
export const InvitationLook = z.object({ secret: Secret })
/** What an invitation is for. */
export const InvitationState = z.object({
  email: z.string(),
  role: Role,
  /** whose password it changes; null: somebody new */
  name: z.nullable(z.string()),
})
export type InvitationState = z.infer<typeof InvitationState>
export const InvitationUse = z.object({
  secret: Secret,
  name: z.optional(Name),
  password: Password,
})
export type InvitationUse = z.infer<typeof InvitationUse>

export const TokenRow = z.object({
  id: Id,
  name: z.string(),
  role: Role,
  /** who made it; `system`: the command line */
  by: Id,
  at: Ms,
  /** null: never */
  expiresAt: z.nullable(Ms),
  lastUsed: z.nullable(Ms),
})
export type TokenRow = z.infer<typeof TokenRow>
export const TokensAnswer = z.object({ items: z.array(TokenRow) })
export const TokenRequest = z.object({
  name: Name,
  role: Role,
  /** how long it is good; null: until it is revoked */
  days: z.nullable(z.int().check(z.minimum(1), z.maximum(3650))),
})
export type TokenRequest = z.infer<typeof TokenRequest>
/** `token` is shown this once. */
export const TokenMade = z.extend(TokenRow, { token: z.string() })
export type TokenMade = z.infer<typeof TokenMade>
export const TokenRevoked = z.object({ id: Id, revokedAt: Ms })

/** `to`: the page of this app to come back to. */
export const ProviderRequest = z.object({
  to: z.string().check(z.maxLength(2000), z.regex(/^\/(?![/\\])/, 'A path of this app')),
})
/** Where the browser has to go. */
export const ProviderAnswer = z.object({ url: z.string() })
export type ProviderAnswer = z.infer<typeof ProviderAnswer>
