import type { KiosksTable, PhonesTable } from '../db/tables.ts'
import { HttpProblem } from './problem.ts'

export const roles = ['admin', 'staff', 'auditor'] as const
export type Role = (typeof roles)[number]

/** Who may call a route. Every route says it; a test goes through all of them. */
export type Rights = 'anyone' | 'kiosk' | 'phone' | readonly Role[]

export const admins = ['admin'] as const
export const staff = ['admin', 'staff'] as const
export const readers = ['admin', 'staff', 'auditor'] as const
/** Who may read what is beyond one programme. */
export const auditors = ['admin', 'auditor'] as const

/** Who is calling, once known. */
export type Caller =
  | { kind: 'anyone' }
  | { kind: 'person'; id: string; name: string; email: string; role: Role; signIn: string }
  | { kind: 'token'; id: string; name: string; role: Role }
  | { kind: 'kiosk'; id: string; kiosk: Kiosk }
  | { kind: 'phone'; id: string; phone: PhonesTable }
export type Kiosk = KiosksTable

/** @throws HttpProblem `unauthenticated` or `forbidden` where this caller may not call such a route */
export function checkRights(rights: Rights, caller: Caller): void {
  if (rights === 'anyone') return
  if (caller.kind === 'anyone') {
    throw new HttpProblem('unauthenticated', undefined, {}, { 'www-authenticate': 'Bearer' })
  }
  if (rights === 'kiosk') {
    if (caller.kind === 'kiosk') return
    throw new HttpProblem('forbidden', 'Only an enrolled kiosk may do this.')
  }
  if (caller.kind === 'kiosk') throw new HttpProblem('forbidden', 'A kiosk may not do this.')
  if (rights === 'phone') {
    if (caller.kind === 'phone') return
    throw new HttpProblem('forbidden', 'Only an attendee’s own phone may do this.')
  }
  if (caller.kind === 'phone') throw new HttpProblem('forbidden', 'A phone may not do this.')
  if (!rights.includes(caller.role)) {
    throw new HttpProblem('forbidden', `This needs the role ${rights.join(' or ')}.`)
  }
}

/** The calling kiosk of a route with rights `kiosk`, revoked or not: its taps are taken either way. */
export function callingKiosk(caller: Caller): Kiosk {
  if (caller.kind !== 'kiosk') throw new HttpProblem('forbidden')
  return caller.kiosk
}

/** The calling phone of a route with rights `phone`. */
export function callingPhone(caller: Caller): PhonesTable {
  if (caller.kind !== 'phone') throw new HttpProblem('forbidden')
  return caller.phone
}

/**
 * The calling kiosk, if it still is one.
 * Every kiosk route but pushing taps and reading the time begins with this: a revoked kiosk reaches
 * the handlers, because its taps must still arrive (PROTOCOL section 1).
 * @throws HttpProblem `kiosk-revoked`
 */
export function refuseRevoked(caller: Caller): Kiosk {
  const kiosk = callingKiosk(caller)
  if (kiosk.revoked_at !== null) {
    throw new HttpProblem(
      'kiosk-revoked',
      'This kiosk was revoked. Its waiting taps are still taken; to use it again, pair it with a new code.',
    )
  }
  return kiosk
}

/** The id that the audit names for who called. */
export function actor(caller: Caller): string {
  return caller.kind === 'anyone' ? 'system' : caller.id
}
