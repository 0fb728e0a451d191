import { clock, dayMiddle } from '../format.ts'
import type { FieldName, Values } from './values.ts'

/** What each field is called, in the form and where versions are compared. */
export const labels: Record<FieldName, string> = {
  title: 'Title',
  code: 'Reference',
  room: 'Room',
  presenters: 'Presenters',
  delivery: 'Delivery',
  capacity: 'Capacity, seats',
  start: 'Start',
  end: 'End',
  breaks: 'Breaks',
  checkInRequired: 'Must check in',
  checkInCode: 'Check-in code',
  checkOutRequired: 'Must check out',
  checkOutCode: 'Check-out code',
  opensBeforeMin: 'Check-in opens before, minutes',
  closesAfterMin: 'Check-out closes after, minutes',
  thresholdPercent: 'Presence needed, %',
  forgottenCheckOut: 'Forgotten check-out',
  fieldOfStudy1: 'Field of study 1',
  credits1: 'Credits 1',
  fieldOfStudy2: 'Field of study 2',
  credits2: 'Credits 2',
  fieldOfStudy3: 'Field of study 3',
  credits3: 'Credits 3',
  creditRules: 'Rules for credits',
  expiryMonths: 'Expires after, months',
  survey: 'Survey',
  certificate: 'Certificate',
}

export const deliveries = [
  ['in-person', 'In person'],
  ['virtual', 'Virtual'],
  ['hybrid', 'Hybrid'],
] as const

/** Policies for a forgotten check-out (rule P7). */
export const policies = [
  ['', 'As usual'],
  ['none', 'Counts no time'],
  ['session-end', 'Counts to the end'],
  ['last-evidence', 'Counts to the last tap'],
  ['cap', 'Counts so many minutes'],
  ['review', 'A person decides'],
] as const

/** The value of a field in words; a dash where there is none. */
export function fieldWords(name: FieldName, values: Values, zone: string): string {
  switch (name) {
    case 'room':
      return values.room?.name ?? '–'
    case 'presenters':
      return values.presenters.join(', ') || '–'
    case 'start':
    case 'end':
      return `${dayMiddle(values[name], zone)}, ${clock(values[name], zone)}`
    case 'breaks':
      return (
        values.breaks
          .map(({ start, end }) => `${clock(start, zone)} to ${clock(end, zone)}`)
          .join(', ') || '–'
      )
    case 'delivery':
      return wordOf(deliveries, values.delivery)
    case 'forgottenCheckOut':
      return policyWords(values.forgottenCheckOut ?? '')
    case 'creditRules':
      return values.creditRules === null
        ? 'Those of the programme'
        : values.creditRules.join(', ') || 'None'
    case 'checkInRequired':
    case 'checkOutRequired':
      return values[name] ? 'Yes' : 'No'
    default:
      return values[name] === null ? '–' : String(values[name])
  }
}

const policyWords = (policy: string): string =>
  policy.startsWith('cap:') ? `Counts ${policy.slice(4)} minutes` : wordOf(policies, policy)

const wordOf = (words: readonly (readonly [string, string])[], key: string): string =>
  words.find(([one]) => one === key)?.[1] ?? key
