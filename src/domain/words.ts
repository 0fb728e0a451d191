import type { CorrectionBatch } from './api-truth.ts'
import type { CorrectionBody, correctionKinds } from './correction.ts'
import type { Fate } from './record.ts'
import type { Cut, Sentence, TimelineTap, VoidTarget } from './timeline.ts'

/** How times and ids are called where the words are read. */
export interface Names {
  time: (ms: number) => string
  session: (id: string) => string
  kiosk: (id: string) => string
  person: (id: string) => string
  /** the session whose page this is: not said again of its own taps */
  here?: string
}

/** A timeline's sentence in English (row T4). */
export function inWords(sentence: Sentence, names: Names): string {
  const { time } = names
  switch (sentence.code) {
    case 'window': {
      const { start, end, startBy, endBy, windowMs } = sentence.values
      return `The session counts from ${time(start)} (${startBy}) to ${time(end)} (${endBy}): ${length(windowMs)} without breaks.`
    }
    case 'break':
      return `Break from ${time(sentence.values.start)} to ${time(sentence.values.end)}.`
    case 'tap':
      return tapInWords(sentence.values, names)
    case 'correction': {
      const { body, by, reason, inForce } = sentence.values.correction
      const why = reason === '' ? '' : ` Reason: ${reason}.`
      const undone = inForce ? '' : ' It was taken back.'
      const { takenBack } = sentence.values
      const which = takenBack ? `: they ${correctionInWords(takenBack, names)}` : ''
      return `${names.person(by)} ${correctionInWords(body, names)}${which}.${why}${undone}`
    }
    case 'reported': {
      const { join, leave } = sentence.values
      const odd = leave < join ? ', which can’t be: it counts no time' : ''
      return `${time(join)}: connected until ${time(leave)} by an online report${odd}.`
    }
    case 'in-by-policy':
      return `${time(sentence.at ?? 0)}: counted from here by the rule for a forgotten check-in (${sentence.values.policy}).`
    case 'out-by-policy':
      return `${time(sentence.at ?? 0)}: counted to here by the rule for a forgotten check-out (${sentence.values.policy}).`
    case 'out-implied': {
      const { session } = sentence.values
      const because = session === null ? 'the next session here' : names.session(session)
      return `${time(sentence.at ?? 0)}: the stay ends because of the check-in for ${because}.`
    }
    case 'no-end':
      return `${time(sentence.at ?? 0)}: this check-in has no end, so that it counts no time.`
    case 'cut': {
      const { start, end, ms, why } = sentence.values
      return `${time(start)} to ${time(end)}: ${length(ms)} not counted, ${cuts[why]}.`
    }
    case 'counts': {
      const { start, end, ms } = sentence.values
      return `${time(start)} to ${time(end)}: ${length(ms)} counted.`
    }
    case 'contradiction':
      return 'What was entered contradicts itself: a person has to decide.'
    case 'review':
      return 'Provisional: a check-out is missing, and a person has to decide.'
    case 'no-record':
      return 'Nothing was recorded.'
    case 'total':
      return totalInWords(sentence.values)
    case 'bounds': {
      const { minMs, maxMs, matters } = sentence.values
      const told = matters ? ' It matters: the threshold lies between.' : ''
      return `As exactly as the clocks are known: at least ${length(minMs)}, at most ${length(maxMs)}.${told}`
    }
    case 'automatic': {
      const { mark, thresholdPercent } = sentence.values
      const by = thresholdPercent === null ? 'one check-in is enough' : `from ${thresholdPercent} %`
      return `Marked ${marks[mark]} automatically at ${time(sentence.at ?? 0)} (${by}).`
    }
    case 'marked': {
      const { mark, by } = sentence.values
      return `Marked ${marks[mark]} by ${names.person(by)} at ${time(sentence.at ?? 0)}.`
    }
  }
}

const marks = { attended: 'Attended', 'not-attended': 'Not Attended' }
const cuts: Record<Cut, string> = {
  'before-start': 'before the session’s start',
  'after-end': 'after the session’s end',
  break: 'in a break',
}
const fates: Record<Fate, string> = {
  opens: 'begins a stay',
  closes: 'ends the stay',
  absorbed: 'the same step once more, counted once',
  repeats: 'a repetition; the first one stands',
  unmatched: 'has no check-in before it, so that it counts no time',
  voided: 'taken back',
  voids: 'takes back',
  refused: 'wanted to take back, too late or without right,',
}
const kinds = { in: 'check-in', out: 'check-out', auto: 'tap', void: 'undo' }

function tapInWords(
  { tap, target }: { tap: TimelineTap; target?: VoidTarget | undefined },
  names: Names,
): string {
  const { time, kiosk, session, here } = names
  const { at, claimed, estimate, fate } = tap
  const where = tap.kiosk === null ? '' : ` at ${kiosk(tap.kiosk)}`
  const which = target ? ` the ${kinds[target.kind]} of ${time(target.at)}` : ' a tap'
  const taken = fate === 'voids' || fate === 'refused' ? which : ''
  const clock = claimed === estimate.at ? '' : `; its clock said ${time(claimed)}`
  const { earliest, latest } = estimate
  const range =
    latest - earliest < noticeable ? '' : `; between ${time(earliest)} and ${time(latest)}`
  const moved = at === estimate.at ? '' : `; moved from ${time(estimate.at)}`
  const to = tap.session === null || tap.session === here ? '' : `; for ${session(tap.session)}`
  return `${time(at)}: ${kinds[tap.kind]}${where}: ${fates[fate]}${taken}${moved}${clock}${range}${to}.`
}
/** A range narrower than this isn't worth a word. */
const noticeable = 1_000

function correctionInWords(body: CorrectionBody, { time, session, kiosk }: Names): string {
  switch (body.kind) {
    case 'add-tap':
      return `added a ${kinds[body.tap]} at ${time(body.at)} for ${session(body.session)}`
    case 'move-tap': {
      const at = body.at === undefined ? '' : ` to ${time(body.at)}`
      return `moved a tap${at}${body.session === undefined ? '' : ` to ${session(body.session)}`}`
    }
    case 'void-tap':
      return 'took back a tap'
    case 'reassign':
      return `let the taps of ${kiosk(body.kiosk)} from ${time(body.from)} to ${time(body.to)} count for ${session(body.session)}`
    case 'assign-tap':
      return `said whose or which session’s a tap is`
    case 'dismiss-tap':
      return 'looked at a tap and left it as it is'
    case 'undo':
      return 'took back a correction'
  }
}

const kindWords: Record<(typeof correctionKinds)[number], [one: string, many: string]> = {
  'add-tap': ['tap added', 'taps added'],
  'move-tap': ['tap moved', 'taps moved'],
  'void-tap': ['tap taken back', 'taps taken back'],
  'assign-tap': ['tap matched', 'taps matched'],
  reassign: ['kiosk’s taps given to another session', 'kiosks’ taps given to another session'],
  'dismiss-tap': ['tap left as it is', 'taps left as they are'],
  undo: ['correction taken back', 'corrections taken back'],
}

/** What was done together, in English: `12 taps added, 1 tap moved`. */
export function kindsInWords(kinds: CorrectionBatch['kinds']): string {
  return kinds
    .map(({ kind, count }) => `${count} ${kindWords[kind][count === 1 ? 0 : 1]}`)
    .join(', ')
}

function totalInWords(total: {
  parts: number[]
  totalMs: number
  windowMs: number
  percentTenths: number | null
}): string {
  const sum = total.parts.length > 1 ? `${total.parts.map(length).join(' + ')} = ` : ''
  const share =
    total.percentTenths === null
      ? ''
      : ` of ${length(total.windowMs)}: ${(total.percentTenths / 10).toFixed(1)} %`
  return `Total Time Spent: ${sum}${length(total.totalMs)}${share}.`
}

/** `1:05:09`, with milliseconds where there are some, so that sums come out. */
function length(ms: number): string {
  const two = (value: number) => String(value).padStart(2, '0')
  const seconds = Math.floor(ms / 1000)
  const rest = ms % 1000 === 0 ? '' : `.${String(ms % 1000).padStart(3, '0')}`
  return `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}${rest}`
}
