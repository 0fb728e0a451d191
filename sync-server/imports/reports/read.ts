import type { ReportAnswer, ReportForm } from '../../../src/domain/api-reports.ts'
import { ok, type Result } from '../../../src/domain/result.ts'
import { type Fault, refuse } from '../report.ts'
import { meetingOf } from './about.ts'
import { pairEvents } from './events.ts'
import { fold } from './fold.ts'
import { formOf } from './form.ts'
import { type GridRow, longestLine, readGrids } from './grid.ts'
import { type Field, fieldOf } from './headings.ts'
import { type Named, personOf } from './people.ts'
import { cellOf, guessedTables, knownTables, type ReportTable } from './tables.ts'
import { reportText } from './text.ts'

/** One connection as it is written. Empty: the report doesn't say. */
export interface WrittenRow extends Named {
  line: number
  join: string
  leave: string
  /** its own duration */
  claimed: string
}

export interface ReadReport {
  form: ReportForm
  title: string | null
  /** the vendor's own id of the meeting */
  meeting: string | null
  byContents: boolean
  /** its headings say that times are UTC */
  utc: boolean
  rows: WrittenRow[]
  passed: ReportAnswer['passed']
}

const mostLines = 60_000

/**
 * Reads the participant report of an online meeting: Zoom's of a meeting or webinar, Teams' of 2021, of
 * 2022, and its lists of events. Pure: nothing is placed in time yet, nobody is matched.
 */
export function readReport(bytes: Uint8Array): Result<ReadReport, Fault[]> {
  const text = reportText(bytes)
  if (!text.ok) return text
  const tooMuch = refuseTooMuch(text.value)
  if (tooMuch) return tooMuch
  const grids = readGrids(text.value)
  const found = findTables(grids)
  if (!found) return refuseUnknown(grids)
  const { tables, grid, byContents } = found
  const form = formOf(tables)
  const told =
    form === 'teams-events' ? { rows: tables.flatMap(pairEvents), passed: [] } : rowsOf(tables)
  if (told.rows.length === 0) {
    return refuse(null, null, 'no-rows', 'The report has its headings, but nobody below them.')
  }
  const heading = tables[0]?.headings ?? []
  const about = meetingOf(grid, heading)
  const utc = heading.some((cell) => /\butc/.test(fold(cell)))
  return ok({ form, ...about, byContents, utc, ...told })
}

/** Looked at before anything is taken apart: what a file can cost is bounded. */
function refuseTooMuch(text: string): Result<never, Fault[]> | null {
  let lines = 0
  for (let from = 0; from <= text.length; lines++) {
    const at = text.indexOf('\n', from)
    const to = at < 0 ? text.length : at
    if (to - from > longestLine) {
      const message = 'This line is too long for a participant report. Is it another file?'
      return refuse(lines + 1, null, 'too-long', message)
    }
    if (lines > mostLines) {
      return refuse(null, null, 'too-many-rows', `At most ${mostLines} lines are taken at once.`)
    }
    from = to + 1
  }
  return null
}

interface Found {
  tables: ReportTable[]
  grid: GridRow[]
  byContents: boolean
}

function findTables(grids: GridRow[][]): Found | null {
  for (const byContents of [false, true]) {
    for (const grid of grids) {
      const tables = (byContents ? guessedTables : knownTables)(grid)
      if (tables.length > 0) return { tables, grid, byContents }
    }
  }
  return null
}

function rowsOf(tables: readonly ReportTable[]): Pick<ReadReport, 'rows' | 'passed'> {
  const told = tables.map((table) => tableRows(table))
  const sums = tables.map(({ fields }) => fields.includes('firstJoin'))
  const passed = told.flatMap((one) => one.passed)
  const single = told.flatMap(({ rows }, n) => (sums[n] ? [] : rows))
  const seen = new Set(single.map(({ person }) => person))
  // of whom no connection is told, the sum says at least from when to when
  const rest = told.flatMap(({ rows }, n) => (sums[n] ? rows : []))
  return { rows: [...single, ...rest.filter(({ person }) => !seen.has(person))], passed }
}

function tableRows(table: ReportTable): Pick<ReadReport, 'rows' | 'passed'> {
  const [from, to]: [Field, Field] = table.fields.includes('firstJoin')
    ? ['firstJoin', 'lastLeave']
    : ['join', 'leave']
  const rows: WrittenRow[] = []
  const passed: ReadReport['passed'] = []
  for (const row of table.rows) {
    const { line } = row
    const who = personOf(table, row)
    const [join, leave] = [cellOf(table, row, from), cellOf(table, row, to)]
    if (isYes(cellOf(table, row, 'waiting'))) {
      passed.push({ line, name: who.name, why: 'waiting-room' })
    } else if (join === '' && leave === '') {
      const why = table.fields.includes('attended') ? 'absent' : 'no-times'
      passed.push({ line, name: who.name, why })
    } else rows.push({ ...who, line, join, leave, claimed: cellOf(table, row, 'duration') })
  }
  return { rows, passed }
}

const yes = new Set(['yes', 'ja', 'oui', 'si', 'sim', 'tak', 'true', 'はい', '是', '예', 'да'])
const isYes = (cell: string): boolean => yes.has(fold(cell))

function refuseUnknown(grids: GridRow[][]): Result<never, Fault[]> {
  const wide = grids.map((grid) => grid.find(({ cells }) => cells.length > 1)).find((row) => row)
  const heading = wide?.cells.slice(0, 12).join(' | ') ?? ''
  const fields = new Set(wide?.cells.map(fieldOf))
  if (fields.has('name') && (fields.has('total') || fields.has('duration'))) {
    return refuse(
      wide?.line ?? null,
      null,
      'no-times',
      'This report has a total for each person, but no times. Export it again without "Show unique users".',
    )
  }
  return refuse(
    wide?.line ?? null,
    null,
    'unknown-format',
    `This is no participant report that is known. Looked for: columns with a name, a join time and a leave time (Zoom meeting or webinar, Teams 2021 or 2022), or a name, an action and a time (Teams event list). Found: ${heading === '' ? 'no table' : heading}.`,
  )
}
