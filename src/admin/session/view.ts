import type { AttendanceRow, AttendanceStatus } from '../../domain/api.ts'
import { calledName } from '../../domain/called.ts'
import { hasWords } from '../sessions-view.ts'
import { evidenceText } from '../words.ts'

export type SortKey = 'name' | 'status' | 'in' | 'out' | 'time' | 'evidence'
export interface Sort {
  key: SortKey
  down: boolean
}

const collator = new Intl.Collator(undefined, { sensitivity: 'base', numeric: true })
const order: AttendanceStatus[] = ['attended', 'pending', 'booked', 'not-attended', 'cancelled']

type Compare = (a: AttendanceRow, b: AttendanceRow) => number
const byName: Compare = (a, b) => collator.compare(a.name, b.name)
/** what is missing comes last either way */
const byNumber =
  (pick: (row: AttendanceRow) => number | null, down: boolean): Compare =>
  (a, b) => {
    const [x, y] = [pick(a), pick(b)]
    if (x === null || y === null) return Number(x === null) - Number(y === null)
    return down ? y - x : x - y
  }

const compares: Record<SortKey, (down: boolean) => Compare> = {
  name: (down) => (a, b) => (down ? byName(b, a) : byName(a, b)),
  status: (down) => byNumber((row) => order.indexOf(row.status), down),
  in: (down) => byNumber((row) => row.firstIn, down),
  out: (down) => byNumber((row) => row.lastOut, down),
  time: (down) => byNumber((row) => row.totalMs, down),
  evidence: (down) => (a, b) => {
    const order = collator.compare(evidenceText(a.evidence), evidenceText(b.evidence))
    return down ? -order : order
  },
}

/** Rows in order; equal ones by name, then by id, so that the order never jumps. */
export function sorted(rows: readonly AttendanceRow[], { key, down }: Sort): AttendanceRow[] {
  const compare = compares[key](down)
  return [...rows].sort(
    (a, b) => compare(a, b) || byName(a, b) || (a.attendee < b.attendee ? -1 : 1),
  )
}

export interface Filter {
  typed: string
  status: AttendanceStatus | 'flagged' | 'in-now' | 'expiring-soon' | 'expired' | ''
}

/** Rows whose name, e-mail or code has every word typed, and that have the status asked for. */
export function filtered(
  rows: readonly AttendanceRow[],
  { typed, status }: Filter,
): AttendanceRow[] {
  return rows.filter(
    (row) =>
      hasStatus(row, status) &&
      hasWords(`${calledName(row.name)} ${row.email ?? ''} ${row.code ?? ''}`, typed),
  )
}

function hasStatus(row: AttendanceRow, status: Filter['status']): boolean {
  if (status === '') return true
  if (status === 'flagged') return row.flags.length > 0
  if (status === 'in-now') return row.inNow
  if (status === 'expiring-soon' || status === 'expired') return row.expiry === status
  return row.status === status
}

/** The middle of the percentages there are, cut to one decimal; null where there is none. */
export function medianPercent(rows: readonly AttendanceRow[]): number | null {
  const all = rows
    .flatMap(({ percent }) => (percent === null ? [] : [percent]))
    .sort((a, b) => a - b)
  if (all.length === 0) return null
  const [low, high] = [all[(all.length - 1) >> 1] ?? 0, all[all.length >> 1] ?? 0]
  // in tenths, so that the sum stays exact
  return Math.floor((Math.round(low * 10) + Math.round(high * 10)) / 2) / 10
}

/** What a mark would look like before the server has said so: a person's mark wins (rule S3). */
export function withMark(
  row: AttendanceRow,
  mark: 'attended' | 'not-attended' | null,
  by: string,
): AttendanceRow {
  if (mark) return { ...row, status: mark, markedBy: by }
  return row.automatic
    ? { ...row, status: row.automatic, markedBy: 'auto' }
    : { ...row, status: 'pending', markedBy: null }
}

/** The rows with somebody booked, before the server has said so. */
export function withBooking(
  rows: readonly AttendanceRow[],
  { id, name, email }: { id: string; name: string; email: string | null },
  marked: { mark: 'attended'; by: string } | null,
): AttendanceRow[] {
  const status = marked ? marked.mark : 'booked'
  const held = rows.find(({ attendee }) => attendee === id)
  const row: AttendanceRow = {
    ...(held ?? { ...unseen, attendee: id, name, email }),
    status,
    booking: 'booked',
    ...(marked ? { markedBy: marked.by } : {}),
  }
  return held ? rows.map((one) => (one === held ? row : one)) : [...rows, row]
}

/** Of whom nothing is recorded yet. */
const unseen: Omit<AttendanceRow, 'attendee' | 'name' | 'email'> = {
  code: null,
  status: 'booked',
  expiry: null,
  firstIn: null,
  lastOut: null,
  totalMs: null,
  percent: null,
  visits: 0,
  stays: [],
  flags: [],
  provisional: false,
  markedBy: null,
  automatic: null,
  inNow: false,
  windowMs: 0,
  thresholdPercent: null,
  evidence: [],
  booking: 'booked',
  revision: 0,
}
