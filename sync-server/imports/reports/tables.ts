import type { GridRow } from './grid.ts'
import { type Field, fieldOf } from './headings.ts'
import { readWritten } from './written-time.ts'

/** One table of a report: what its columns hold, and the rows below its heading. */
export interface ReportTable {
  headings: string[]
  fields: Field[]
  rows: GridRow[]
}

/** The tables whose headings are known. What stands before the first one tells of the meeting. */
export function knownTables(grid: readonly GridRow[]): ReportTable[] {
  return cut(grid, (row) => {
    const fields = row.cells.map(fieldOf)
    return isHeading(new Set(fields)) ? fields : null
  })
}

/** The tables by what their columns hold, where the headings are in a language that is not known. */
export function guessedTables(grid: readonly GridRow[]): ReportTable[] {
  return cut(grid, (row, n) => {
    const next = grid[n + 1]
    if (!next || row.cells.length < 3 || row.cells.some(isTime)) return null
    const times = next.cells.filter(isTime).length
    if (times === 0 || times > 2 || filled(row) < 3) return null
    return guessFields(blockBelow(grid, n + 1))
  })
}

const pairs: readonly (readonly [Field, Field])[] = [
  ['join', 'leave'],
  ['firstJoin', 'lastLeave'],
  ['action', 'time'],
]

const isHeading = (fields: ReadonlySet<Field>): boolean =>
  fields.has('name') && pairs.some(([one, other]) => fields.has(one) && fields.has(other))

/** The cell of a row under a field; empty where there is none. */
export function cellOf(table: ReportTable, row: GridRow, field: Field): string {
  const text = row.cells[table.fields.indexOf(field)] ?? ''
  return /^(?:-+|–|—|n\/a)$/i.test(text) ? '' : text
}

function cut(
  grid: readonly GridRow[],
  fieldsOf: (row: GridRow, n: number) => Field[] | null,
): ReportTable[] {
  const tables: ReportTable[] = []
  for (const [n, row] of grid.entries()) {
    const fields = fieldsOf(row, n)
    if (fields) tables.push({ headings: row.cells, fields, rows: [] })
    else tables.at(-1)?.rows.push(row)
  }
  for (const table of tables) {
    // the title of the section that follows
    while (table.rows.length > 0 && filled(table.rows.at(-1)) < 2) table.rows.pop()
  }
  return tables
}

const filled = (row: GridRow | undefined): number =>
  row?.cells.filter((cell) => cell !== '').length ?? 0

const isTime = (cell: string): boolean => readWritten(cell) !== null

function blockBelow(grid: readonly GridRow[], from: number): string[][] {
  const end = grid.findIndex((row, n) => n >= from && filled(row) < 2)
  return grid.slice(from, end < 0 ? undefined : end).map(({ cells }) => cells)
}

function guessFields(rows: readonly string[][]): Field[] | null {
  const width = Math.max(...rows.map((cells) => cells.length))
  const column = (n: number) => rows.map((cells) => cells[n] ?? '').filter((cell) => cell !== '')
  const fields: Field[] = Array.from({ length: width }, () => 'other')
  const all = fields.map((_, n) => n)
  const times = all.filter((n) => column(n).length > 0 && column(n).every(isTime))
  const free = all.filter((n) => !times.includes(n))
  const email = free.find((n) => column(n).some((cell) => cell.includes('@')))
  const name = free.find((n) => n !== email && column(n).some((cell) => /\p{L}/u.test(cell)))
  if (name === undefined || times.length === 0 || times.length > 2) return null
  fields[name] = 'name'
  if (email !== undefined) fields[email] = 'email'
  const [first = 0, second] = times
  if (second === undefined) {
    const action = free.find((n) => n !== name && n !== email && new Set(column(n)).size < 4)
    if (action === undefined) return null
    fields[action] = 'action'
    fields[first] = 'time'
    return fields
  }
  fields[first] = 'join'
  fields[second] = 'leave'
  const duration = free.find((n) => n > second && column(n).some((cell) => /^\d/.test(cell)))
  if (duration !== undefined) fields[duration] = 'duration'
  return fields
}
