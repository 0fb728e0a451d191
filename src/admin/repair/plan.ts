import type { CorrectionsRequest } from '../../domain/api-truth.ts'

/** What a missing tap is repaired by. */
export type What = 'no-check-out' | 'no-check-in'

export const whatOf = (text: string): What | null =>
  text === 'no-check-out' || text === 'no-check-in' ? text : null

export const words = {
  'no-check-out': {
    title: 'Without check-out',
    adds: 'check-out',
    ends: 'At the session’s end',
    reason: 'Forgotten check-out, set to the session’s end',
  },
  'no-check-in': {
    title: 'Without check-in',
    adds: 'check-in',
    ends: 'At the session’s start',
    reason: 'Forgotten check-in, set to the session’s start',
  },
} as const satisfies Record<What, unknown>

/** One added tap for each attendee. @param at ms UTC */
export const planOf = (
  what: What,
  session: string,
  attendees: readonly string[],
  at: number,
  reason: string,
): CorrectionsRequest['corrections'] =>
  attendees.map((attendee) => ({
    body: { kind: 'add-tap', attendee, session, tap: what === 'no-check-out' ? 'out' : 'in', at },
    reason,
  }))
