import type { AttendanceRow } from './api.ts'

type Known = Pick<
  AttendanceRow,
  'totalMs' | 'windowMs' | 'percent' | 'thresholdPercent' | 'visits' | 'evidence' | 'flags'
>

const minutes = (ms: number) => Math.floor(ms / 60_000)

/**
 * What an automatic mark rests on, or would, in words (rule S2): `62 of 75 minutes, 82.6 %, 75 % needed`.
 * Minutes and percentages are cut, so that what is said never contradicts the threshold (rule D3).
 */
export function evidenceInWords(row: Known): string {
  const { totalMs, windowMs, percent, thresholdPercent, visits, evidence } = row
  if (evidence.length === 1 && evidence[0] === 'self-report') {
    return 'by their own word, with no time'
  }
  if (totalMs === null) return 'nothing was recorded'
  if (thresholdPercent === null) {
    return visits > 0 ? 'one check-in is enough' : 'no check-in that counts'
  }
  if (percent === null) return 'the session has no length, so that there is no percentage'
  const spent = `${minutes(totalMs)} of ${minutes(windowMs)} minutes`
  return `${spent}, ${percent.toFixed(1)} %, ${thresholdPercent} % needed`
}

/** Why a record awaits a person: no automatic mark comes before (rules P7, P9). */
export function reviewInWords({ flags }: Pick<AttendanceRow, 'flags'>): string {
  return flags.includes('contradiction')
    ? 'what was entered contradicts itself, and a person has to decide'
    : 'nobody saw them leave, and a person has to decide what counts'
}
