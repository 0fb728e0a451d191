import { fold } from './fold.ts'
import type { GridRow } from './grid.ts'
import { cellOf, type ReportTable } from './tables.ts'

export interface Named {
  /** the same for all rows that name the same person in the same way */
  person: string
  name: string
  email: string | null
}

const address = /^[^\s@#]+@[^\s@#]+\.[^\s@#]+$/

/**
 * Whom a row names: by e-mail where it has one, else by the name alone, which matches nobody by itself.
 * The name that Teams signs people in with counts as an e-mail where it looks like one.
 */
export function personOf(table: ReportTable, row: GridRow): Named {
  const name = cellOf(table, row, 'name')
  const email = [cellOf(table, row, 'email'), cellOf(table, row, 'upn')]
    .map((text) => text.toLowerCase())
    .find((text) => address.test(text))
  return email
    ? { person: `email:${email}`, name, email }
    : { person: name === '' ? `line:${row.line}` : `name:${fold(name)}`, name, email: null }
}
