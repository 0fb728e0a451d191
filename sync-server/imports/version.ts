import { createHash } from 'node:crypto'
import type { PlannedRow } from './report.ts'

const digits = 12

/**
 * What a row holds, in few letters: a download bears it in its column `revision`, so that an upload
 * can tell whether somebody changed the row meanwhile. Begins with a letter, lest a spreadsheet takes
 * it for a number.
 */
export function versionOf(content: unknown): string {
  const hash = createHash('sha256').update(JSON.stringify(content)).digest('hex')
  return `v${hash.slice(0, digits)}`
}

/** How a row of a file stands to what is stored, where the file is a download. */
export type Freshness = 'fresh' | 'untouched' | 'stale'

/**
 * @param told the cell `revision`; null: the file doesn't have it, and nothing is held against it
 * @param now the stored row's
 * @param own what the file's row would have; null: the file has not all of the columns
 * @returns `untouched`: others changed the row since the download, the person who uploads did not
 */
export function freshness(told: string | null, now: string, own: string | null): Freshness {
  if (told === null || told === now) return 'fresh'
  return told === own ? 'untouched' : 'stale'
}

/** Why a stale row is refused, cell by cell: both values are named. */
export function staleFaults(row: number, title: string, cells: ReturnType<PlannedRow['cells']>) {
  const named = (value: string | null) => (value === null ? 'empty' : `"${value}"`)
  return cells.map(({ column, before, after }) => ({
    row,
    column,
    code: 'stale',
    message: `Somebody changed "${title}" after this sheet was downloaded: ${column} is ${named(before)} now, the sheet says ${named(after)}. Download the sheet again and make the change there.`,
    ...(before === null ? {} : { example: before }),
  }))
}
