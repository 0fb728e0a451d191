import type { ColumnChoice, ReadColumn, ReadColumns } from '../../../src/domain/api-imports.ts'
import { byOwnNames, type Called } from './called.ts'
import { chosenHeading } from './chosen.ts'
import { type Column, type Heading, readHeading, type Wanted } from './heading.ts'
import type { TableRow } from './table.ts'

/** What the columns of one kind of sheet may be. */
export interface Fields {
  called: Called
  all: readonly string[]
  own: number
  /** those that go together, where the sheet has the fields that `has` tells of */
  wanted: (has: (name: string) => boolean) => Pick<Wanted, 'known' | 'needed'>
}

/** The columns of a sheet as they are taken, and as a report tells of them. */
export interface TakenColumns extends Heading {
  told: ReadColumns
}

/**
 * Takes the columns of a sheet: as somebody chose, else as they are known by their headings.
 * @param rows some, for samples
 */
export function takeColumns(
  heading: readonly string[],
  rows: readonly TableRow[],
  fields: Fields,
  choice: ColumnChoice | undefined,
): TakenColumns {
  const names = columnNames(heading)
  const taken = choice ? chosen(names, choice, fields) : recognised(heading, fields)
  const read = names
    .slice(0, mostTold)
    .map((name, at) => tell(name, samplesOf(rows, at), taken.columns[at] ?? null))
  return { ...taken, told: { fields: [...fields.all], own: fields.own, read } }
}

/** The columns of a heading without faults. */
export const columnsOf = ({ columns }: Heading): Column[] => columns.flatMap((one) => one ?? [])

const mostTold = 200

function chosen(names: readonly string[], choice: ColumnChoice, fields: Fields): Heading {
  const chosen = new Set(Object.values(choice))
  const wanted = fields.wanted((name) => chosen.has(name))
  return chosenHeading(names, choice, { ...wanted, own: fields.own, fields: fields.all })
}

function recognised(heading: readonly string[], { called, own, wanted }: Fields): Heading {
  const named = byOwnNames(heading, called)
  const lower = named.map((cell) => cell.trim().toLowerCase())
  const { known, needed } = wanted((name) => lower.includes(name))
  // what doesn't go with the others is a field like any other, as the file calls it
  const told = named.map((cell, at) =>
    known.includes(lower[at] ?? '') ? cell : (heading[at] ?? cell),
  )
  return readHeading(told, { known, needed, own })
}

/** What each column of a sheet is called: no two alike, none empty. */
export function columnNames(heading: readonly string[]): string[] {
  const seen = new Set<string>()
  return heading.map((cell, at) => {
    let name = cell.trim() || `column ${letters(at)}`
    while (seen.has(name)) name += ` (column ${letters(at)})`
    seen.add(name)
    return name
  })
}

/** As a spreadsheet letters its columns: A, B, … Z, AA. */
function letters(at: number): string {
  const last = String.fromCharCode(65 + (at % 26))
  return at < 26 ? last : letters(Math.floor(at / 26) - 1) + last
}

function tell(name: string, samples: string[], column: Column | null): ReadColumn {
  if (column === null || (column.kind === 'none' && samples.length > 0)) return { name, samples }
  if (column.kind === 'known') return { name, samples, as: column.name }
  return { name, samples, as: column.kind === 'own' ? { own: column.name } : null }
}

const fewSamples = 3
const longestSample = 60

function samplesOf(rows: readonly TableRow[], at: number): string[] {
  const found = new Set<string>()
  for (const { cells } of rows) {
    const cell = cells[at] ?? ''
    if (cell !== '') found.add(cut(cell))
    if (found.size === fewSamples) break
  }
  return [...found]
}

const cut = (cell: string) =>
  cell.length > longestSample
    ? // no half of a sign that takes two places
      `${cell.slice(0, longestSample - 1).replace(/[\uD800-\uDBFF]$/, '')}…`
    : cell
