import type { Generated } from 'kysely'
import type { Role } from '../http/rights.ts'

/** What we keep of a person beside better-auth's own table. */
export interface PersonStatesTable {
  person: string
  last_sign_in: number | null
  deactivated_at: number | null
}

export interface InvitationsTable {
  id: string
  /** of the link's secret */
  hash: string
  email: string
  role: Role
  /** who gets a new password; null: somebody new */
  person: string | null
  by: string
  at: number
  expires_at: number
  used_at: number | null
}

export interface ApiTokensTable {
  hash: string
  name: string
  role: Role
  created_at: number
  last_used: number | null
  /** who made it */
  by: Generated<string>
  expires_at: Generated<number | null>
  revoked_at: Generated<number | null>
}
