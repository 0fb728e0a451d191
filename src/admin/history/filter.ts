import { type HistoryKind, historyKinds } from '../../domain/history-detail.ts'
import { fromField } from '../zoned.ts'

/** What a history is narrowed to, as the address says it; empty: all. */
export interface HistoryFilter {
  attendee: string
  session: string
  kind: HistoryKind | ''
  by: string
  /** first and last day, `2026-11-18` */
  from: string
  to: string
  q: string
}

const keys = ['attendee', 'session', 'by', 'from', 'to', 'q'] as const

export function filterOf(search: string): HistoryFilter {
  const query = new URLSearchParams(search)
  const texts = keys.map((key) => [key, query.get(key) ?? ''] as const)
  const kind = historyKinds.find((one) => one === query.get('kind')) ?? ''
  const none = { attendee: '', session: '', by: '', from: '', to: '', q: '' }
  return { ...none, ...Object.fromEntries(texts), kind }
}

/** As the address bears it. */
export function addressOf(filter: HistoryFilter): string {
  const said = Object.entries(filter).filter(([, value]) => value !== '')
  return new URLSearchParams(said).toString()
}

export const isNarrowed = (filter: HistoryFilter): boolean => addressOf(filter) !== ''

/** As the server is asked: days of the zone as moments. */
export function askedOf(filter: HistoryFilter, zone: string): string {
  const { from, to, ...rest } = filter
  const query = new URLSearchParams(Object.entries(rest).filter(([, value]) => value !== ''))
  const begins = from === '' ? null : startOfDay(from, zone)
  const ends = to === '' ? null : startOfDay(nextDay(to), zone)
  if (begins !== null) query.set('from', String(begins))
  if (ends !== null) query.set('before', String(ends))
  return query.toString()
}

/** Midnight, or where the clocks skip it the first hour that there is. */
function startOfDay(day: string, zone: string): number | null {
  for (const time of ['00:00', '01:00', '02:00']) {
    const read = fromField(`${day}T${time}:00`, zone)
    if (read.ok) return read.value
  }
  return null
}

const dayMs = 86_400_000
const nextDay = (day: string): string => {
  const ms = Date.parse(`${day}T00:00:00Z`)
  return Number.isNaN(ms) ? day : new Date(ms + dayMs).toISOString().slice(0, 10)
}
