import type { WaitingTap } from '../../domain/api-truth.ts'
import { calledName } from '../../domain/called.ts'
import type { TapRef } from '../../domain/ids.ts'

export const keyOf = ({ log, seq }: TapRef): string => `${seq} ${log}`

export const verdictWords: Record<WaitingTap['verdict'], string> = {
  parked: 'Waits for a person',
  rejected: 'Is no tap that can be read; add one in its place',
  conflict: 'Came once more in another form; the first one stands',
  quarantined: 'Of a revoked kiosk; release it on the page Sync',
}

const kinds = new Map([
  ['in', 'Check-in'],
  ['out', 'Check-out'],
  ['auto', 'Tap'],
  ['void', 'Undo'],
])

/** `Check-in, badge 7741-C` */
export function whoText({
  kind,
  badge,
  person,
  name,
  attendee,
}: Pick<WaitingTap, 'kind' | 'badge' | 'person' | 'name' | 'attendee'>): string {
  const what = kind === null ? 'Something' : (kinds.get(kind) ?? kind)
  const who =
    (name === null ? null : calledName(name)) ??
    person ??
    (badge === null ? attendee : `badge ${badge}`)
  return who === null ? what : `${what}, ${who}`
}

/** A stray and what can't be read stay as they are; an undo has no person of its own. */
export const canAssign = ({ verdict, kind }: WaitingTap): boolean =>
  verdict === 'parked' && kind !== 'void' && (kind === null || kinds.has(kind))

/** A second content of a number can take the place of the first where both are presences that can be read. */
export const canChoose = ({ verdict, kind, first }: WaitingTap): boolean =>
  verdict === 'conflict' &&
  (kind === 'in' || kind === 'out') &&
  (first?.kind === 'in' || first?.kind === 'out') &&
  first.verdict === 'applied'
