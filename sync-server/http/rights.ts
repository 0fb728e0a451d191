import type { KiosksTable } from '../db/tables.ts'

export const roles = ['admin', 'staff', 'auditor'] as const
export type Role = (typeof roles)[number]

/** Who may call a route. Every route says it; a test goes through all of them. */
export type Rights = 'anyone' | 'kiosk' | readonly Role[]

export const admins = ['admin'] as const
export const staff = ['admin', 'staff'] as const
export const readers = ['admin', 'staff', 'auditor'] as const

/** Who is calling, once known. */
export type Caller =
  | { kind: 'anyone' }
  | { kind: 'person'; id: string; name: string; role: Role }
  | { kind: 'token'; id: string; name: string; role: Role }
  | { kind: 'kiosk'; id: string; kiosk: Kiosk }
export type Kiosk = KiosksTable
