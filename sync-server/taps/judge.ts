import { isPhone } from '../../src/domain/phone.ts'
import { tapKinds } from '../../src/domain/tap.ts'
import type { HeldTap, TapRow } from '../db/taps.ts'
import type { Facts } from './facts.ts'

export type Judgement = Pick<TapRow, 'verdict' | 'code' | 'detail' | 'who' | 'counts_for'>

/**
 * How one good tap stands, given the facts: the table of PROTOCOL section 3 in code. A rejected tap
 * depends on itself alone and never comes here.
 */
export function judge(tap: HeldTap, facts: Facts): Judgement {
  if (facts.word(tap).dismissed) return parked('dismissed', 'staff looked at it and left it')
  if (tap.via !== null && tap.accepted_at === null) {
    return tap.alias_of === null
      ? parked('log-not-accepted', 'taken under another identity of this tablet: waits for staff')
      : parked('log-of-another-kiosk', 'another kiosk has a log of this id: kept apart')
  }
  if (!facts.released(tap)) {
    return { ...parked('kiosk-revoked', 'counts when staff release it'), verdict: 'quarantined' }
  }
  if (!tapKinds.some((kind) => kind === tap.kind)) {
    return parked('unknown-kind', 'a kind of tap that this server does not know yet')
  }
  if (isPhone(tap.kiosk) && (tap.method !== 'walk-in' || tap.badge !== null)) {
    return parked('phone-not-allowed', 'an own phone speaks for its owner alone')
  }
  return tap.kind === 'void' ? judgeVoid(tap, facts) : judgePresence(tap, facts)
}

function judgeVoid(tap: HeldTap, facts: Facts): Judgement {
  const target = facts.target(tap)
  if (!target) return parked('unknown-tap', 'takes back a tap that has not arrived')
  // what is taken back by the same tablet needs no time of its own: it goes with its target
  if (tap.at === null && !(target.verdict === 'applied' && facts.word(target).hasTime)) {
    return timeUnknown()
  }
  return applied(target.who, target.counts_for)
}

function judgePresence(tap: HeldTap, facts: Facts): Judgement {
  const word = facts.word(tap)
  // staff who say whose it is let it count
  if (tap.code_right === 0 && word.attendee === null) {
    return parked('code-wrong', 'the code typed on the phone was not the session’s when it arrived')
  }
  const who = whoOf(tap, word.attendee, facts)
  const session = word.session ?? tap.session
  if (who === null) {
    return tap.badge === null
      ? parked('unknown-attendee', 'names an attendee who is not in this programme')
      : parked('unknown-badge', 'names a badge that is nobody’s in this programme')
  }
  if (session === null || !facts.hasSession(session)) {
    return parked('unknown-session', 'names a session that is not in this programme')
  }
  if (tap.at === null && !word.hasTime) return timeUnknown()
  return applied(who, session)
}

function whoOf(tap: HeldTap, assigned: string | null, facts: Facts): string | null {
  if (assigned !== null) return facts.member(assigned)
  return tap.badge === null ? facts.named(tap) : facts.badgeOwner(tap.badge)
}

const applied = (who: string | null, session: string | null): Judgement => ({
  verdict: 'applied',
  code: null,
  detail: null,
  who,
  counts_for: session,
})

const parked = (code: string, detail: string): Judgement => ({
  verdict: 'parked',
  code,
  detail,
  who: null,
  counts_for: null,
})

const timeUnknown = () =>
  parked('time-unknown', 'the tablet’s clock was not set and nothing places it yet')
