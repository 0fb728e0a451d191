import type { AttendanceDetail } from '../../../src/domain/api-timeline.ts'
import { attendance, hour, start } from './rows.ts'
import { end } from './truth-rows.ts'

/** Amara's hour in session `s`, with nothing that explains it but the stay; `over` for more. */
export const plainDetail = (over: Partial<AttendanceDetail> = {}): AttendanceDetail => ({
  ...attendance(),
  session: 's',
  minMs: hour,
  maxMs: hour,
  timeline: timelineOf(start, start + hour),
  marks: [],
  waiting: [],
  names: { s: 'Designing for trust', rosa: 'Rosa Lindgren', k7: 'Left door' },
  ...over,
})

/** One counted stay, ms UTC. */
export const timelineOf = (from: number, to: number): AttendanceDetail['timeline'] => ({
  window: { start, end, startBy: 'scheduled', endBy: 'scheduled' },
  opensAt: start,
  closesAt: end,
  breaks: [],
  stays: [{ in: from, out: to, inBy: 'tap', outBy: 'tap' }],
  taps: [],
  corrections: [],
  segments: [{ start: from, end: to, fate: 'counts' }],
  clippings: [],
  sentences: [],
})
