import type { AttendanceRow } from '../../domain/api.ts'

export interface LineStay {
  in: number
  out: number
  shut: boolean
}

/** Does the last stay lack an end that somebody saw? Then its end is a policy's word. */
export function openEnd({ stays }: Pick<AttendanceRow, 'stays'>): boolean {
  const last = stays.at(-1)
  return last !== undefined && (last.out === null || last.outBy === 'policy')
}

/** Stays as they are drawn: an end that nobody saw has no ring, and no stay reaches into the future. */
export function lineStays({ stays }: Pick<AttendanceRow, 'stays'>, until: number): LineStay[] {
  return stays.flatMap((stay) => {
    const seen = stay.out !== null && stay.outBy !== 'policy'
    const out = seen ? (stay.out ?? until) : Math.min(stay.out ?? until, until)
    return out > stay.in ? [{ in: stay.in, out, shut: seen }] : []
  })
}

/** Who is in now can still check out: that nobody saw them leave is no flag yet. */
export function shownFlags({ flags, inNow }: Pick<AttendanceRow, 'flags' | 'inNow'>): string[] {
  return inNow ? flags.filter((flag) => flag !== 'no-check-out') : flags
}
