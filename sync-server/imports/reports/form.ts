import type { ReportForm } from '../../../src/domain/api-reports.ts'
import { fold } from './fold.ts'
import { isZooms } from './headings.ts'
import { cellOf, type ReportTable } from './tables.ts'

/** Which vendor's form these tables are. */
export function formOf(tables: ReportTable[]): ReportForm {
  const has = (field: ReportTable['fields'][number]) =>
    tables.some(({ fields }) => fields.includes(field))
  if (has('action')) return 'teams-events'
  if (has('firstJoin')) return 'teams-2022'
  const headings = tables.flatMap((table) => table.headings)
  if (headings.some(isZooms) || hasMinutes(tables)) {
    const webinar = has('attended') || headings.some((cell) => /session/.test(fold(cell)))
    return webinar ? 'zoom-webinar' : 'zoom-meeting'
  }
  // two tables of one language that is not known: sums, then connections
  return tables.length > 1 ? teams2022(tables) : 'teams-2021'
}

function hasMinutes(tables: readonly ReportTable[]): boolean {
  const cells = tables.flatMap((table) => table.rows.map((row) => cellOf(table, row, 'duration')))
  const said = cells.filter((cell) => cell !== '')
  return said.length > 0 && said.every((cell) => /^\d+$/.test(cell))
}

function teams2022([sums]: ReportTable[]): ReportForm {
  if (sums) {
    const other = { join: 'firstJoin', leave: 'lastLeave' } as const
    sums.fields = sums.fields.map((field) =>
      field === 'join' || field === 'leave' ? other[field] : field,
    )
  }
  return 'teams-2022'
}
