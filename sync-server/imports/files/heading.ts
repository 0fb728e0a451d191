import { ok, type Result } from '../../../src/domain/result.ts'
import { type Fault, fault } from '../report.ts'
import { distance, nearest } from './nearest.ts'

/** What a column holds: one of the known ones, a field of the organiser's own, or nothing. */
export type Column = { kind: 'known' | 'own'; name: string } | { kind: 'none' }

interface Wanted {
  known: readonly string[]
  needed: readonly string[]
  /** how many columns of their own people may add */
  own: number
}

const longestName = 60
const unsafe = new Set(['__proto__', 'constructor', 'prototype'])

/** Reads a heading: names are compared without case and surrounding blanks. */
export function readHeading(cells: string[], wanted: Wanted): Result<Column[], Fault[]> {
  const columns = cells.map((cell) => readColumn(cell, wanted))
  const faults = [
    ...columns.flatMap((column) => (column.ok ? [] : [column.error])),
    ...doubles(cells),
    ...lacking(cells, wanted),
  ]
  const named = columns.flatMap((column) => (column.ok ? [column.value] : []))
  const own = named.flatMap((column) => (column.kind === 'own' ? [column.name] : []))
  if (own.length > wanted.own && wanted.own > 0) {
    faults.push(
      fault(
        1,
        own.at(-1) ?? null,
        'too-many-fields',
        `At most ${wanted.own} columns of your own are taken; this file has ${own.length}: ${own.join(', ')}.`,
      ),
    )
  }
  return faults.length > 0 ? { ok: false, error: faults } : ok(named)
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
  if (name.length > longestName) {
    return refused('bad-column', `A column’s name has at most ${longestName} characters.`)
  }
  return ok({ kind: 'own', name })
}

function doubles(cells: string[]): Fault[] {
  const seen = new Set<string>()
  return cells.flatMap((cell) => {
    const name = cell.trim().toLowerCase()
    if (name === '' || !seen.has(name)) {
      seen.add(name)
      return []
    }
    return [fault(1, cell, 'double-column', `The column "${cell}" stands in the heading twice.`)]
  })
}

function lacking(cells: string[], { needed }: Wanted): Fault[] {
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
