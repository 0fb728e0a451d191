import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { StaffWords } from '../../i18n/staff/words.ts'
import type { Storage } from '../../storage/open.ts'
import type { Identity, IdentityStore, Timers } from '../../storage/types.ts'
import type { Hmac } from '../badge.ts'
import type { Kiosk } from '../kiosk.ts'
import type { Live } from '../live.ts'

/** What the staff's screens work with. */
export interface StaffTools {
  kiosk: Kiosk
  live: Live
  clock: { now: () => number; mono: () => number }
  timers: Timers
  storage: Pick<Storage, 'outbox' | 'roster' | 'notes' | 'rehearse'>
  identities: IdentityStore
  identity: Identity
  hmac: Hmac
  /** how the page leaves full screen */
  door: { letGo: () => void }
  report: (error: unknown) => void
}

export interface Staff extends StaffTools {
  say: StaffWords
}

export const StaffContext = createContext<Staff | null>(null)

/** The tools and words that a screen of the staff stands among. */
export function useStaff(): Staff {
  const staff = useContext(StaffContext)
  if (!staff) throw new Error('A screen of the staff stands outside its context')
  return staff
}
