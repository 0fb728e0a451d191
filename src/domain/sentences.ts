import type { ReportedStay } from './evidence.ts'
import type { AttendanceRecord, ShownStay } from './record.ts'
import type { Sentence, Timeline } from './timeline.ts'

type Told = Omit<Timeline, 'sentences'>

/**
 * A record in sentences: first the session's time, then what happened in the order of its time, then the
 * sum and the mark.
 * @param reported connections of online reports in this session
 * @param causes check-ins for other sessions by their time, which may have implied an end here
 */
export function sentencesOf(
  told: Told,
  record: AttendanceRecord,
  causes: ReadonlyMap<number, string>,
  reported: readonly ReportedStay[],
): Sentence[] {
  const { window, windowMs } = record
  const events: Sentence[] = [
    ...told.breaks.map((span): Sentence => ({ code: 'break', at: span.start, values: span })),
    ...told.taps.map((tap) => tapSentence(tap, told)),
    ...reported.map(
      ({ join, leave }): Sentence => ({ code: 'reported', at: join, values: { join, leave } }),
    ),
    ...told.stays.flatMap((stay) => endsOf(stay, record, causes)),
    ...told.segments.map(segmentSentence),
  ]
  events.sort((a, b) => (a.at ?? 0) - (b.at ?? 0) || rank[a.code] - rank[b.code])
  return [
    { code: 'window', at: window.start, values: { ...window, windowMs } },
    ...events,
    ...told.corrections.map(
      (correction): Sentence => ({
        code: 'correction',
        at: correction.at,
        values: { correction, ...takenBackBy(correction, told) },
      }),
    ),
    ...sumOf(told, record),
    ...marksOf(record),
  ]
}

function tapSentence(tap: Told['taps'][number], { taps }: Told): Sentence {
  const { voids } = tap
  const aim = voids && taps.find(({ log, seq }) => log === voids.log && seq === voids.seq)
  const target = aim ? { target: { kind: aim.kind, at: aim.at } } : {}
  return { code: 'tap', at: tap.at, values: { tap, ...target } }
}

function takenBackBy({ body }: Told['corrections'][number], { corrections }: Told) {
  if (body.kind !== 'undo') return {}
  const undone = corrections.find(({ id }) => id === body.correction)
  return undone ? { takenBack: undone.body } : {}
}

/** At the same moment: what happened, then what follows from it. */
const rank: Record<Sentence['code'], number> = {
  window: 0,
  break: 1,
  tap: 2,
  reported: 2,
  correction: 3,
  'in-by-policy': 4,
  'out-implied': 5,
  'out-by-policy': 5,
  'no-end': 6,
  cut: 7,
  counts: 7,
  contradiction: 8,
  review: 8,
  'no-record': 8,
  total: 9,
  bounds: 9,
  automatic: 9,
  marked: 9,
}

/** What is to be said of ends that no tap made. */
function endsOf(
  stay: ShownStay,
  { policy }: AttendanceRecord,
  causes: ReadonlyMap<number, string>,
): Sentence[] {
  const said: Sentence[] = []
  if (stay.inBy === 'policy') {
    said.push({ code: 'in-by-policy', at: stay.in, values: { policy: policy.forgottenCheckIn } })
  }
  if (stay.out === null) said.push({ code: 'no-end', at: stay.in, values: { by: stay.inBy } })
  else if (stay.outBy === 'policy') {
    said.push({ code: 'out-by-policy', at: stay.out, values: { policy: policy.forgottenCheckOut } })
  } else if (stay.outBy === 'implied') {
    const session = causes.get(stay.out) ?? null
    said.push({ code: 'out-implied', at: stay.out, values: { session } })
  }
  return said
}

function segmentSentence({ start, end, fate }: Told['segments'][number]): Sentence {
  const ms = end - start
  return fate === 'counts'
    ? { code: 'counts', at: start, values: { start, end, ms } }
    : { code: 'cut', at: start, values: { start, end, ms, why: fate } }
}

function sumOf({ segments }: Told, record: AttendanceRecord): Sentence[] {
  const { totalMs, minMs, maxMs, windowMs, percentTenths, flags, provisional } = record
  const said: Sentence[] = []
  const contradicted = flags.includes('contradiction')
  if (contradicted) said.push({ code: 'contradiction', at: null, values: {} })
  if (provisional && !contradicted) said.push({ code: 'review', at: null, values: {} })
  if (totalMs === null) return [...said, { code: 'no-record', at: null, values: {} }]
  const parts = segments.flatMap(({ start, end, fate }) => (fate === 'counts' ? [end - start] : []))
  said.push({ code: 'total', at: null, values: { parts, totalMs, windowMs, percentTenths } })
  if (minMs !== null && maxMs !== null && minMs < maxMs) {
    const matters = flags.includes('time-matters')
    said.push({ code: 'bounds', at: null, values: { minMs, maxMs, matters } })
  }
  return said
}

function marksOf({ automatic, person, policy }: AttendanceRecord): Sentence[] {
  const said: Sentence[] = []
  const { thresholdPercent } = policy
  if (automatic) {
    const { mark, at } = automatic
    said.push({ code: 'automatic', at, values: { mark, thresholdPercent } })
  }
  if (person) {
    const { mark, at, by } = person
    said.push({ code: 'marked', at, values: { mark, by } })
  }
  return said
}
