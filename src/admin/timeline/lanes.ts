import type { AttendanceDetail } from '../../domain/api-timeline.ts'

type Tap = AttendanceDetail['timeline']['taps'][number]

/** One row of the picture: where taps were made, and which. */
export interface Lane {
  key: string
  name: string
  note: string
  taps: Tap[]
}

/** The rows of the picture: the kiosks in the order in which they were used, then staff, then the rest. */
export function lanesOf({ timeline, names }: AttendanceDetail): Lane[] {
  const lanes = new Map<string, Lane>()
  for (const tap of timeline.taps) {
    const lane = laneOf(tap, names)
    const known = lanes.get(lane.key)
    if (known) known.taps.push(tap)
    else lanes.set(lane.key, { ...lane, taps: [tap] })
  }
  return [...lanes.values()]
}

function laneOf({ kiosk, evidence }: Tap, names: Record<string, string>): Omit<Lane, 'taps'> {
  const isPhone = evidence === 'phone' || evidence === 'phone-code'
  if (kiosk && !isPhone) return { key: `kiosk ${kiosk}`, name: names[kiosk] ?? 'A kiosk', note: '' }
  return { key: evidence, ...others[evidence] }
}

const others: Record<Tap['evidence'], { name: string; note: string }> = {
  kiosk: { name: 'A kiosk', note: '' },
  'phone-code': { name: 'Own phone', note: 'with code' },
  phone: { name: 'Own phone', note: '' },
  staff: { name: 'Staff', note: 'added' },
  'self-report': { name: 'Self-report', note: '' },
  import: { name: 'Report', note: 'imported' },
}

export interface Scale {
  from: number
  to: number
}

const minute = 60_000
const marginMs = 10 * minute

/** From a little before the first to a little after the last of window, stays and taps; ms UTC. */
export function scaleOf({ timeline: { window, stays, taps } }: AttendanceDetail): Scale {
  const times = [
    window.start,
    window.end,
    ...stays.flatMap((stay) => [stay.in, stay.out ?? stay.in]),
    ...taps.map(({ at }) => at),
  ]
  const from = Math.min(...times) - marginMs
  const to = Math.max(...times) + marginMs
  return { from, to }
}

const steps = [5, 10, 20, 30, 60, 120, 240, 720, 1440].map((n) => n * minute)

/** At most eight round times within. */
export function ticksOf({ from, to }: Scale): number[] {
  const step = steps.find((one) => (to - from) / one <= 8) ?? (to - from) / 8
  // a label hangs over its tick on both sides: none at the very edges
  const margin = (to - from) * 0.025
  const first = Math.ceil((from + margin) / step) * step
  const ticks: number[] = []
  for (let at = first; at <= to - margin; at += step) ticks.push(at)
  return ticks
}

/** Does the tap itself count, or is it kept without effect? */
export const isSpent = ({ fate }: Tap): boolean => fate !== 'opens' && fate !== 'closes'

/** Narrower than this a range isn't worth drawing, ms. */
export const narrow = 2_000
