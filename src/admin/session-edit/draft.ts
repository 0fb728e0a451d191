import type { RoomRef } from '../../domain/api.ts'
import type { Delivery } from '../../domain/session.ts'
import { readLocal, toField } from '../zoned.ts'
import type { Values } from './values.ts'

/** Which of the two, where the clocks go back and a local time comes twice. */
export type Turn = 'earlier' | 'later'
export interface DraftMoment {
  /** `2026-11-18T10:15`, local to the programme */
  text: string
  turn: Turn | null
}
export interface DraftBreak {
  /** `10:30` */
  from: string
  to: string
}

/** A session as it stands in the form: numbers and times as they are typed. */
export interface Draft {
  title: string
  code: string
  room: RoomRef | null
  /** the name of a room that is still to be added; null: `room` counts */
  newRoom: string | null
  presenters: string[]
  delivery: Delivery
  capacity: string
  start: DraftMoment
  end: DraftMoment
  breaks: DraftBreak[]
  checkInRequired: boolean
  checkInCode: string
  checkOutRequired: boolean
  checkOutCode: string
  opensBefore: string
  closesAfter: string
  threshold: string
  /** a policy of rule P7, `cap`, or empty for the rule's own */
  forgotten: string
  cap: string
  fields: { name: string; credits: string }[]
  /** null: those of the programme */
  creditRules: string[] | null
  expiryMonths: string
  survey: string
  certificate: string
}

const shown = (value: string | number | null): string => (value === null ? '' : String(value))

/** How values stand in the form. */
export function draftOf(values: Values, zone: string): Draft {
  const policy = values.forgottenCheckOut ?? ''
  const cap = policy.startsWith('cap:')
  return {
    title: values.title,
    code: shown(values.code),
    room: values.room,
    newRoom: null,
    presenters: values.presenters,
    delivery: values.delivery,
    capacity: shown(values.capacity),
    start: momentOf(values.start, zone),
    end: momentOf(values.end, zone),
    breaks: values.breaks.map(({ start, end }) => ({
      from: clockOf(start, zone),
      to: clockOf(end, zone),
    })),
    checkInRequired: values.checkInRequired,
    checkInCode: shown(values.checkInCode),
    checkOutRequired: values.checkOutRequired,
    checkOutCode: shown(values.checkOutCode),
    opensBefore: shown(values.opensBeforeMin),
    closesAfter: shown(values.closesAfterMin),
    threshold: shown(values.thresholdPercent),
    forgotten: cap ? 'cap' : policy,
    cap: cap ? policy.slice(4) : '',
    fields: fieldsOf(values),
    creditRules: values.creditRules,
    expiryMonths: shown(values.expiryMonths),
    survey: shown(values.survey),
    certificate: shown(values.certificate),
  }
}

const fieldsOf = (values: Values) => [
  { name: shown(values.fieldOfStudy1), credits: shown(values.credits1) },
  { name: shown(values.fieldOfStudy2), credits: shown(values.credits2) },
  { name: shown(values.fieldOfStudy3), credits: shown(values.credits3) },
]

/** An instant as a field for date and time holds it. @param at ms UTC */
export function momentOf(at: number, zone: string): DraftMoment {
  const text = toField(at, zone).replace(/:00$/, '')
  const local = readLocal(text, zone)
  if (local.kind !== 'twice') return { text, turn: null }
  return { text, turn: at - local.earlier < local.later - at ? 'earlier' : 'later' }
}

/** `10:30`, with seconds where there are some */
const clockOf = (at: number, zone: string): string =>
  toField(at, zone).slice(11).replace(/:00$/, '')
