import type { CorrectionBody } from '../../src/domain/correction.ts'
import type { TapRef } from '../../src/domain/ids.ts'
import { refuse } from './places.ts'
import type { Named } from './targets.ts'

type Body<Kind extends CorrectionBody['kind']> = Extract<CorrectionBody, { kind: Kind }>

/**
 * Refuses a correction that names what isn't there, or a tap that it can do nothing to.
 * @throws HttpProblem `invalid` that names the place in the request
 */
export function checkNamed(body: CorrectionBody, index: number, named: Named): void {
  if ('attendee' in body && body.attendee !== undefined && !named.attendees.has(body.attendee)) {
    refuse(index, 'attendee', 'Nobody of this id is on the programme’s roster.')
  }
  if ('session' in body && body.session !== undefined && !named.sessions.has(body.session)) {
    refuse(index, 'session', 'The programme has no session of this id.')
  }
  if (body.kind === 'reassign' && !named.kiosks.has(body.kiosk)) {
    refuse(index, 'kiosk', 'The programme has no kiosk of this id.')
  }
  if (body.kind === 'move-tap' || body.kind === 'void-tap') checkCounts(body, index, named)
  if (body.kind === 'assign-tap') checkAssignable(body, index, named)
  if (body.kind === 'dismiss-tap') checkWaits(body, index, named)
}

function checkCounts({ target }: Body<'move-tap' | 'void-tap'>, index: number, named: Named): void {
  if (named.addition(target)) return
  needGoodTap(target, index, named)
}

function checkAssignable({ target }: Body<'assign-tap'>, index: number, named: Named): void {
  const { kind } = needGoodTap(target, index, named)
  if (kind === 'void')
    refuse(index, 'target', 'This takes back a tap; it has no person of its own.')
}

function checkWaits({ target }: Body<'dismiss-tap'>, index: number, named: Named): void {
  if (named.isStray(target)) return
  const tap = named.tap(target) ?? refuse(index, 'target', 'There is no such tap.')
  if (tap.verdict === 'applied') refuse(index, 'target', 'This tap counts: void it instead.')
}

function needGoodTap(target: TapRef, index: number, named: Named) {
  const tap = named.tap(target) ?? refuse(index, 'target', 'There is no such tap.')
  if (tap.verdict !== 'rejected') return tap
  return refuse(index, 'target', 'What was sent is no tap and can’t count: add one in its place.')
}
