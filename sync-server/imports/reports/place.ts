import type { DateOrder, ReportForm, RowProblem } from '../../../src/domain/api-reports.ts'
import { readInstant } from '../cells/time.ts'
import { agrees, readClaimed } from './claimed.ts'
import { dayIn } from './date-order.ts'
import type { WrittenRow } from './read.ts'
import { readWritten } from './written-time.ts'

/** One connection in time. A row without both times gives no stay. */
export interface PlacedRow extends WrittenRow {
  at: { join: number | null; leave: number | null }
  problems: RowProblem[]
}

export interface Confirmed {
  form: ReportForm
  zone: string
  dateOrder: DateOrder
}

/** Places rows in time by the zone and date order that a person confirmed, and says what contradicts. */
export function placeRows(rows: readonly WrittenRow[], confirmed: Confirmed): PlacedRow[] {
  return rows.map((row) => {
    const join = placeTime(row.join, confirmed)
    const leave = placeTime(row.leave, confirmed)
    const at = { join: join.at, leave: leave.at }
    const problems = [join.problem, leave.problem].flatMap((problem) => problem ?? [])
    if (row.join === '') problems.push('no-join')
    if (row.leave === '') problems.push('no-leave')
    problems.push(...contradictions(row, at, confirmed.form))
    return { ...row, at, problems: [...new Set(problems)] }
  })
}

interface Placed {
  at: number | null
  problem?: RowProblem
}

function placeTime(cell: string, { zone, dateOrder }: Confirmed): Placed {
  if (cell === '') return { at: null }
  const written = readWritten(cell)
  const day = written && dayIn(written, dateOrder)
  if (!written || !day) return { at: null, problem: 'time-unread' }
  const two = (number: number) => String(number).padStart(2, '0')
  const date = `${day.year}-${two(day.month)}-${two(day.day)}`
  const text = `${date}T${two(written.hour)}:${two(written.minute)}:${two(written.second)}`
  const read = readInstant(written.utc ? `${text}Z` : text, zone)
  if (read.ok) return { at: read.value }
  if (read.error.code === 'time-exists-twice') return { at: null, problem: 'time-twice' }
  if (read.error.code === 'time-does-not-exist') return { at: null, problem: 'time-missing' }
  return { at: null, problem: 'time-unread' }
}

function contradictions(
  { claimed }: WrittenRow,
  { join, leave }: PlacedRow['at'],
  form: ReportForm,
): RowProblem[] {
  if (join === null || leave === null) return []
  if (leave < join) return ['leave-before-join']
  const said = readClaimed(claimed, form)
  return said && !agrees(said, leave - join, form) ? ['duration-differs'] : []
}

/** Whether a placed row has both times: a stay as it stands (rule P2), or one that can't be true. */
export const isWhole = ({ at }: PlacedRow): boolean => at.join !== null && at.leave !== null
