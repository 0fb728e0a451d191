import type { ForgottenCheckOut } from '../../domain/policy.ts'
import type { Result } from '../../domain/result.ts'
import { type Draft, draftOf } from './draft.ts'
import { type Problem, readBreaks, readMoment } from './read-times.ts'
import type { FieldName, Values } from './values.ts'

export type Problems = Partial<Record<FieldName | 'cap' | 'newRoom', Problem>>

export interface Reading {
  /** what could be read; where there is a problem, as it was before */
  values: Values
  problems: Problems
}

/**
 * What the form says. Times that were not touched stay to the millisecond.
 * @param before what the form began with
 */
export function readDraft(draft: Draft, before: Values, zone: string): Reading {
  const problems: Problems = {}
  const take = <T>(name: keyof Problems, result: Result<T, Problem>, else_: T): T => {
    if (result.ok) return result.value
    problems[name] = result.error
    return else_
  }
  const number = (name: FieldName, text: string, limits: Limits) =>
    take(name, readNumber(text, limits), null)
  if (draft.title.trim() === '') problems.title = { text: 'Give it a title.', isEmpty: true }
  if (draft.newRoom !== null && draft.newRoom.trim() === '') {
    problems.newRoom = { text: 'Name the new room.', isEmpty: true }
  }
  const times = readTimes(draft, before, zone, take)
  return {
    problems,
    values: {
      title: draft.title.trim(),
      code: filled(draft.code),
      room: draft.room,
      presenters: draft.presenters.map((name) => name.trim()).filter((name) => name !== ''),
      delivery: draft.delivery,
      capacity: number('capacity', draft.capacity, seats),
      ...times,
      checkInRequired: draft.checkInRequired,
      checkInCode: filled(draft.checkInCode),
      checkOutRequired: draft.checkOutRequired,
      checkOutCode: filled(draft.checkOutCode),
      opensBeforeMin: number('opensBeforeMin', draft.opensBefore, minutes),
      closesAfterMin: number('closesAfterMin', draft.closesAfter, minutes),
      thresholdPercent: number('thresholdPercent', draft.threshold, percent),
      forgottenCheckOut: readPolicy(draft, problems),
      ...readFields(draft, number),
      creditRules: draft.creditRules,
      expiryMonths: number('expiryMonths', draft.expiryMonths, months),
      survey: filled(draft.survey),
      certificate: filled(draft.certificate),
    },
  }
}

const filled = (text: string): string | null => text.trim() || null

type Take = <T>(name: keyof Problems, result: Result<T, Problem>, else_: T) => T

function readTimes(draft: Draft, before: Values, zone: string, take: Take) {
  const was = draftOf(before, zone)
  const untouched = (name: 'start' | 'end' | 'breaks') =>
    JSON.stringify(draft[name]) === JSON.stringify(was[name])
  const moment = (name: 'start' | 'end') =>
    untouched(name) ? before[name] : take(name, readMoment(draft[name], zone), Number.NaN)
  const start = moment('start')
  const end = moment('end')
  if (end <= start) {
    take(
      'end',
      { ok: false, error: { text: 'The end is not after the start.', isEmpty: false } },
      0,
    )
  }
  const whole = end > start
  const { breaks } =
    whole && !(untouched('start') && untouched('end') && untouched('breaks'))
      ? { breaks: take('breaks', readBreaks(draft.breaks, { start, end }, zone), before.breaks) }
      : before
  return {
    start: Number.isNaN(start) ? before.start : start,
    end: Number.isNaN(end) ? before.end : end,
    breaks,
  }
}

interface Limits {
  least: number
  most: number
  places: 0 | 2
}
const seats: Limits = { least: 0, most: 1_000_000, places: 0 }
const minutes: Limits = { least: 0, most: 1440, places: 0 }
const percent: Limits = { least: 0, most: 100, places: 0 }
const months: Limits = { least: 1, most: 1200, places: 0 }
const credits: Limits = { least: 0, most: 9999, places: 2 }

/** A number as people type it; empty: none. A comma is taken for a point. */
function readNumber(
  typed: string,
  { least, most, places }: Limits,
): Result<number | null, Problem> {
  const text = typed.trim().replace(',', '.')
  if (text === '') return { ok: true, value: null }
  const value = Number(text)
  const form = places === 0 ? /^\d+$/ : /^\d+(\.\d{1,2})?$/
  if (form.test(text) && value >= least && value <= most) return { ok: true, value }
  const kind = places === 0 ? 'A whole number' : 'A number with at most two decimals'
  return { ok: false, error: { text: `${kind} from ${least} to ${most}.`, isEmpty: false } }
}

function readPolicy({ forgotten, cap }: Draft, problems: Problems): ForgottenCheckOut | null {
  if (forgotten === '') return null
  if (forgotten !== 'cap') return forgotten
  const minutes = readNumber(cap, { least: 1, most: 99_999, places: 0 })
  if (minutes.ok && minutes.value !== null) return `cap:${minutes.value}`
  problems.cap = minutes.ok ? { text: 'Say how many minutes count.', isEmpty: true } : minutes.error
  return null
}

type ReadNumber = (name: FieldName, text: string, limits: Limits) => number | null

function readFields({ fields }: Draft, number: ReadNumber) {
  const [first, second, third] = fields
  return {
    fieldOfStudy1: filled(first?.name ?? ''),
    credits1: number('credits1', first?.credits ?? '', credits),
    fieldOfStudy2: filled(second?.name ?? ''),
    credits2: number('credits2', second?.credits ?? '', credits),
    fieldOfStudy3: filled(third?.name ?? ''),
    credits3: number('credits3', third?.credits ?? '', credits),
  }
}
