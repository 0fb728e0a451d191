/** What a person can narrow a history to. */
export const historyKinds = [
  'marks',
  'corrections',
  'bookings',
  'closings',
  'attendees',
  'imports',
  'sessions',
  'programme',
  'kiosks',
  'follow-up',
  'certificates',
  'surveys',
  'mail',
  'accounts',
  'server',
  'other',
] as const
export type HistoryKind = (typeof historyKinds)[number]

/** What is said of an act. */
export interface ActWords {
  kind: HistoryKind
  say: string | ((detail: Detail, told: Wording) => string)
}

/** What a row of the history says beside who, when and what: read with care, older rows may lack anything. */
export type Detail = Readonly<Record<string, unknown>>

/** How things are called and times shown where a row is read. */
export interface Wording {
  attendee: (id: string) => string
  room: (id: string) => string
  /** ms UTC as the programme's zone shows it */
  time: (ms: number) => string
}

export const text = (value: unknown): string => (typeof value === 'string' ? value : '')

export function count(detail: Detail, key: string): number {
  const value = detail[key]
  return typeof value === 'number' ? value : 0
}

/** The texts of a list. */
export function idsAt(detail: Detail, key: string): string[] {
  const value = detail[key]
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : []
}

export const plural = (n: number, one: string, many = `${one}s`): string =>
  `${n} ${n === 1 ? one : many}`
