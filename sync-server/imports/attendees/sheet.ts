import { mostOwnFields } from '../../../src/domain/policy.ts'
import type { StoredAttendee } from '../../db/attendees.ts'
import type { SheetToWrite } from '../workbook/sheet.ts'
import { attendeeColumns } from './columns.ts'
import { attendeeCells } from './plan.ts'
import { attendeeVersion } from './version.ts'

const notes: Record<string, string> = {
  revision: 'Leave as it is: guards what others changed meanwhile',
  code: 'Your own reference, unique in the programme',
  name: 'Needed',
  email: 'One person’s alone',
  badge: 'Separated by ;',
  language: 'Like en or pt-BR',
  active: 'yes or no',
}

/** The columns of a download of the roster: own fields come last. */
export function rosterHeading(attendees: readonly StoredAttendee[]): string[] {
  const own = [...new Set(attendees.flatMap(({ values }) => Object.keys(values.fields)))].sort()
  return [...attendeeColumns, ...own]
}

/** The roster as a spreadsheet that can be edited and uploaded again. */
export function rosterSheet(attendees: readonly StoredAttendee[]): SheetToWrite {
  const heading = rosterHeading(attendees)
  return {
    name: 'Attendees',
    columns: heading.map((name, at) => {
      const isOwn = at >= attendeeColumns.length
      const note = isOwn ? `A column of your own; at most ${mostOwnFields}` : (notes[name] ?? '')
      return { name, note, ...(name === 'active' && !isOwn ? { choices: ['yes', 'no'] } : {}) }
    }),
    rows: attendees.map(({ id, values }) => {
      const cells = attendeeCells(values)
        .set('id', id)
        .set('revision', attendeeVersion(values))
        .set('active', values.active ? 'yes' : 'no')
      return heading.map((column) => cells.get(column) || null)
    }),
  }
}
