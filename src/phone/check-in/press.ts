import type { PhoneSession } from '../../domain/api-phone.ts'
import type { Person } from '../../domain/tap.ts'
import { clock } from '../../platform/clock.ts'
import type { CaptureFailure, HeldTap } from '../../storage/types.ts'
import type { Work } from '../work/work.ts'

/** Why a step was not recorded. */
export type Trouble =
  | { is: 'code-missing' }
  | { is: 'code-wrong' }
  | { is: 'code-slow' }
  | { is: 'not-saved'; failure: CaptureFailure }

interface Step {
  kind: 'in' | 'out'
  session: PhoneSession
  who: { person: Person; alias: string }
  code: string
}

/**
 * Records a step, stamped with the moment of the press. Where the server can say so now, a wrong code records
 * nothing; without a network the code goes along with the tap.
 * @returns null: it is recorded on this phone
 */
export async function press(work: Work, step: Step): Promise<Trouble | null> {
  const { kind, session, who } = step
  const at = { wall: clock.now(), mono: clock.mono(), zone: clock.zone() }
  const isAsked = kind === 'in' ? session.checkInCode : session.checkOutCode
  const code = step.code.trim()
  if (isAsked) {
    if (code === '') return { is: 'code-missing' }
    const checked = await work.checkCode(session.id, kind, code)
    if (checked === 'wrong') return { is: 'code-wrong' }
    if (checked === 'slow') return { is: 'code-slow' }
  }
  const { alias: attendee, person } = who
  const tap = { kind, attendee, person, session: session.id, method: 'walk-in' as const, ...at }
  const captured = await work.capture(isAsked ? withCode(tap, code) : tap)
  return captured.ok ? null : { is: 'not-saved', failure: captured.error }
}

/** The code goes beside the tap's own fields. */
const withCode = <T extends object>(tap: T, code: string): T => ({ ...tap, code })

/** Takes a step back that this page load took. */
export async function takeBack(work: Work, { log, tap }: HeldTap): Promise<Trouble | null> {
  const captured = await work.capture({
    kind: 'void',
    voids: { log, seq: tap.seq },
    method: 'walk-in',
    wall: clock.now(),
    mono: clock.mono(),
  })
  return captured.ok ? null : { is: 'not-saved', failure: captured.error }
}
