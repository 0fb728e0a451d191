import type { Table } from './table.ts'

const day = 86_400_000
const dayZero = {
  // there is no 29 February 1900, but spreadsheets count it: from March on this is right
  '1900': Date.UTC(1899, 11, 30),
  '1904': Date.UTC(1904, 0, 1),
}

/**
 * A spreadsheet's cell that should hold a time: a day alone is its midnight, a bare number counts
 * days, as where the cell lost its date format. All else stays, to be read or refused as text.
 */
export function timeCell(text: string, dates: NonNullable<Table['dates']>): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return `${text}T00:00`
  if (!/^\d{5}(\.\d+)?$/.test(text)) return text
  return isoText(dayZero[dates] + Math.round(Number(text) * day))
}

/** A clock's time, held as if it were UTC, as it stands in a file. */
export function isoText(ms: number): string {
  return new Date(ms).toISOString().replace(/(:00)?(\.000)?Z$/, '')
}
