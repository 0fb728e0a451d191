import { ok, type Result } from '../../../src/domain/result.ts'
import { type Fault, fault } from '../report.ts'
import { distance, nearest } from './nearest.ts'

/** What a column holds: one of the known ones, a field of the organiser's own, nothing, or what is left out. */
export type Column = { kind: 'known' | 'own'; name: string } | { kind: 'none' | 'left' }

/** A heading as it was understood. */
export interface Heading {
  /** null: can't be taken as anything */
  columns: (Column | null)[]
  faults: Fault[]
}

export interface Wanted {
  known: readonly string[]
  needed: readonly string[]
  /** how many columns of their own people may add */
  own: number
}

const longestName = 60
const unsafe = new Set(['__proto__', 'constructor', 'prototype'])

/** Reads a heading: names are compared without case and surrounding blanks. */
export function readHeading(cells: readonly string[], wanted: Wanted): Heading {
  const read = cells.map((cell) => readColumn(cell, wanted))
  const twice = doubles(cells)
  const columns = read.map((column, at) => (column.ok && !twice.has(at) ? column.value : null))
  const named = read.flatMap((column) => (column.ok ? [column.value] : []))
  return {
    columns,
    faults: [
      ...read.flatMap((column) => (column.ok ? [] : [column.error])),
      ...twice.values(),
      ...lacking(cells, wanted),
      ...tooManyOwn(named, wanted),
    ],
  }
}

/** Why so many columns of the organiser's own are not taken. */
export function tooManyOwn(columns: readonly Column[], wanted: Pick<Wanted, 'own'>): Fault[] {
  const own = columns.flatMap((column) => (column.kind === 'own' ? [column.name] : []))
  if (own.length <= wanted.own || wanted.own === 0) return []
  const message = `At most ${wanted.own} columns of your own are taken; this file has ${own.length}: ${own.join(', ')}.`
  return [fault(1, own.at(-1) ?? null, 'too-many-fields', message)]
}

function readColumn(cell: string, { known, own }: Wanted): Result<Column, Fault> {
  const name = cell.trim()
  const lower = name.toLowerCase()
  const refused = (code: string, message: string, example?: string): Result<Column, Fault> => ({
    ok: false,
    error: { ...fault(1, name, code, message), ...(example ? { example } : {}) },
  })
  if (name === '') return ok({ kind: 'none' })
  if (known.includes(lower)) return ok({ kind: 'known', name: lower })
  if (unsafe.has(lower)) return refused('bad-column', `A column can’t be named "${name}".`)
  if (own === 0) {
    const meant = nearest(lower, known)
    const hint = meant ? ` Did you mean "${meant}"?` : ` The columns are: ${known.join(', ')}.`
    return refused('unknown-column', `There is no column "${name}".${hint}`, meant ?? undefined)
  }
  // a slip in a known name must not turn into a field of its own unseen
  const slip = known.find((one) => one.length > 4 && distance(lower, one) === 1)
  if (slip) {
    const hint = `There is no column "${name}". Did you mean "${slip}"?`
    return refused('unknown-column', hint, slip)
  }
  const bad = badName(name)
  return bad === null ? ok({ kind: 'own', name }) : refused('bad-column', bad)
}

/** Why no field of the organiser's own can have this name; null: it can. */
export function badName(name: string): string | null {
  if (unsafe.has(name.toLowerCase())) return `A column can’t be named "${name}".`
  if (name.length > longestName) return `A column’s name has at most ${longestName} characters.`
  return null
}

/** By the place of each cell that stood before: what is wrong with it. */
function doubles(cells: readonly string[]): Map<number, Fault> {
  const seen = new Set<string>()
  const found = new Map<number, Fault>()
  for (const [at, cell] of cells.entries()) {
    const name = cell.trim().toLowerCase()
    if (name === '' || !seen.has(name)) {
      seen.add(name)
      continue
    }
    const message = `The column "${cell}" stands in the heading twice.`
    found.set(at, fault(1, cell, 'double-column', message))
  }
  return found
}

function lacking(cells: readonly string[], { needed }: Wanted): Fault[] {
  const names = new Set(cells.map((cell) => cell.trim().toLowerCase()))
  return needed
    .filter((name) => !names.has(name))
    .map((name) =>
      fault(
        1,
        name,
        'missing-column',
        `The column "${name}" is missing. The first row must name the columns; needed are: ${needed.join(', ')}.`,
      ),
    )
}
