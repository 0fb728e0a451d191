import type { Completion, CreditGiven } from './completion.ts'
import type { CreditRule } from './credit-rule.ts'
import { explainCredits, explainLack, explainTogether } from './credit-words.ts'
import { type Attendance, creditsApart } from './credits.ts'
import type { Day } from './day.ts'
import { byCodePoint } from './order.ts'
import { programmeTotal } from './programme-total.ts'
import type { AttendanceRecord } from './record.ts'
import type { Schedule } from './schedule.ts'
import type { Span } from './session.ts'
import { measureCommon, without } from './spans.ts'

/** What a session's credits follow from, beside the attendance. */
export interface CreditPlan {
  /** on which it starts, in the programme's zone (rule D9) */
  day: Day
  /** ids of rules, in the order in which they were chosen */
  rules: readonly string[]
  /** designated credits by field of study */
  fields: Attendance['fields']
}

export interface CreditWorld {
  schedule: Schedule
  plans: ReadonlyMap<string, CreditPlan>
  /** all versions of all rules */
  rules: readonly CreditRule[]
  /** by session and attendee, how many days after its end its survey was answered; left out: no rule asks */
  surveyDays?: ReadonlyMap<string, ReadonlyMap<string, number>>
}

/**
 * What follows from an attendee's records: one completion for each session in which the mark in force is
 * Attended, with its credits (rows C1, C4). Time counts once over the programme (rule D6); what a rule
 * rounds over a day or the programme it rounds once and shares out (rule C2).
 * @param records all of one attendee in the programme
 */
export function makeCompletions(
  records: readonly AttendanceRecord[],
  world: CreditWorld,
): Completion[] {
  const attended = records
    .filter((record) => markOf(record)?.mark === 'attended')
    .sort((a, b) => a.window.start - b.window.start || byCodePoint(a.session, b.session))
  if (attended.length === 0) return []
  const counted = new Map(
    programmeTotal(records, world.schedule).sessions.map(({ session, ms }) => [session, ms]),
  )
  const given = creditsGiven(attended, counted, world)
  return attended.map((record) => {
    const mark = markOf(record)
    return {
      session: record.session,
      attendee: record.attendee,
      markedAt: mark?.at ?? 0,
      markedBy: record.person ? 'person' : 'automatic',
      start: record.window.start,
      end: record.window.end,
      windowMs: record.windowMs,
      totalMs: record.totalMs ?? 0,
      percentTenths: record.percentTenths,
      evidence: record.evidence,
      credits: given.get(record.session) ?? [],
    }
  })
}

/** The version of a rule for a session on a day: of those whose days hold it the latest; null: none. */
export function ruleOn(rules: readonly CreditRule[], id: string, day: Day): CreditRule | null {
  return rules
    .filter((rule) => rule.id === id)
    .filter(({ from, to }) => (from === null || from <= day) && (to === null || day <= to))
    .reduce<CreditRule | null>(
      (best, rule) => (best && best.version > rule.version ? best : rule),
      null,
    )
}

interface Asked {
  rule: CreditRule
  together: Attendance[]
}

function creditsGiven(
  attended: readonly AttendanceRecord[],
  counted: ReadonlyMap<string, number>,
  { schedule, plans, rules, surveyDays }: CreditWorld,
): Map<string, CreditGiven[]> {
  const groups = new Map<string, Asked>()
  for (const record of attended) {
    const plan = plans.get(record.session)
    for (const id of plan?.rules ?? []) {
      const rule = plan && ruleOn(rules, id, plan.day)
      if (!plan || !rule || (rule.minutesPerCredit === null && plan.fields.length === 0)) continue
      const within = { session: record.session, day: plan.day, programme: '' }[rule.level]
      const spans = schedule.planned.get(record.session)?.counted ?? []
      const key = JSON.stringify([rule.id, rule.version, within])
      const known = groups.get(key)
      const one = {
        ...attendanceOf(record, plan, counted.get(record.session), spans),
        surveyAfterDays: surveyDays?.get(record.session)?.get(record.attendee) ?? null,
      }
      if (known) known.together.push(one)
      else groups.set(key, { rule, together: [one] })
    }
  }
  const given = new Map<string, CreditGiven[]>()
  for (const asked of groups.values()) {
    for (const { session, ...credit } of told(asked)) {
      given.set(session, [...(given.get(session) ?? []), credit])
    }
  }
  for (const [session, credits] of given) {
    const order = plans.get(session)?.rules ?? []
    credits.sort((a, b) => order.indexOf(a.rule) - order.indexOf(b.rule))
  }
  return given
}

function told({ rule, together }: Asked): (CreditGiven & { session: string })[] {
  const { id, version, name, level } = rule
  const { all, sessions } = creditsApart(rule, together)
  const giving = together.filter((one) =>
    sessions.some(({ session, lack }) => session === one.session && lack === null),
  )
  return together.flatMap((one, n) => {
    const credit = sessions[n]
    if (!credit) return []
    const words = credit.lack
      ? explainLack(rule, credit.lack, one)
      : giving.length === 1
        ? explainCredits(rule, one, all)
        : explainTogether(rule, giving, all, credit.hundredths)
    return [{ rule: id, version, name, level, ...credit, words }]
  })
}

function attendanceOf(
  record: AttendanceRecord,
  { fields }: CreditPlan,
  countedMs: number | undefined,
  spans: readonly Span[],
): Omit<Attendance, 'surveyAfterDays'> {
  const { window, stays, totalMs } = record
  const outs = stays.flatMap(({ out }) => out ?? [])
  const here = stays.map((stay) => ({ start: stay.in, end: stay.out ?? stay.in }))
  const [first, last] = [stays[0]?.in ?? null, outs.length > 0 ? Math.max(...outs) : null]
  const gaps = first === null || last === null ? [] : without({ start: first, end: last }, here)
  const { start, end } = window
  const { session, windowMs } = record
  if (isVouched(record)) {
    const whole = { totalMs: windowMs, countedMs: windowMs, windowMs }
    const times = { arrivedMs: 0, leftMs: 0, longestGapMs: 0 }
    return { session, attended: true, vouched: true, ...whole, ...times, fields }
  }
  return {
    session,
    attended: true,
    totalMs: totalMs ?? 0,
    countedMs: countedMs ?? totalMs ?? 0,
    windowMs,
    arrivedMs: first === null ? null : Math.max(0, first - start),
    leftMs: last === null ? null : Math.max(0, end - last),
    longestGapMs: Math.max(0, ...gaps.map((gap) => measureCommon([gap], spans))),
    fields,
  }
}

/**
 * Marked Attended by a person, where no tap tells of any time: full credit on that person's word (row A4).
 * Whoever tapped has the time that the taps tell.
 */
const isVouched = ({ person, stays, evidence }: AttendanceRecord) =>
  person?.mark === 'attended' &&
  stays.length === 0 &&
  evidence.every((by) => by === 'staff' || by === 'self-report')

const markOf = (record: AttendanceRecord) => record.person ?? record.automatic
