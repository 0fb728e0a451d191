import type { AttendanceRow } from '../../domain/api.ts'

/** Attendees to whom a person had given the same mark; null: none. */
export interface PersonsMarks {
  attendees: string[]
  mark: 'attended' | 'not-attended' | null
}

/** The marks that people had given these attendees, so that they can be given again: by mark. */
export function marksOf(
  rows: readonly AttendanceRow[],
  attendees: readonly string[],
): PersonsMarks[] {
  const byId = new Map(rows.map((row) => [row.attendee, row]))
  const groups = Map.groupBy(attendees, (attendee) => personsMark(byId.get(attendee)))
  return [...groups].map(([mark, some]) => ({ mark, attendees: some }))
}

function personsMark(row: AttendanceRow | undefined): PersonsMarks['mark'] {
  if (!row || row.markedBy === null || row.markedBy === 'auto') return null
  return row.status === 'attended' || row.status === 'not-attended' ? row.status : null
}
