import type { GridRow } from './grid.ts'
import { type Field, fieldOf } from './headings.ts'

/** What stands before the first table: the meeting's title and the vendor's id of it. */
export function meetingOf(
  grid: readonly GridRow[],
  heading: readonly string[],
): { title: string | null; meeting: string | null } {
  const end = grid.findIndex(({ cells }) => cells === heading)
  const before = grid.slice(0, end)
  return { title: find(before, 'title'), meeting: find(before, 'meeting') }
}

/** Below its name where that is one of several headings, else beside it. */
function find(rows: readonly GridRow[], field: Field): string | null {
  for (const [n, { cells }] of rows.entries()) {
    const at = cells.findIndex((cell) => fieldOf(cell) === field)
    if (at < 0) continue
    const named = cells.filter((cell) => cell !== '').length
    const value = named > 2 ? rows[n + 1]?.cells[at] : cells[at + 1]
    if (value) return value.slice(0, 300)
  }
  return null
}
