import { mostOwnFields } from '../../../src/domain/policy.ts'
import { attendeesCalled } from '../files/called.ts'
import type { Fields } from '../files/columns.ts'

export const attendeeColumns = [
  'id',
  'revision',
  'code',
  'name',
  'email',
  'organisation',
  'badge',
  'language',
  'active',
] as const
export type AttendeeColumn = (typeof attendeeColumns)[number]

/** What a file may have instead of `name`. */
export const partsOfName = ['first_name', 'last_name'] as const

/** What a column of a sheet of attendees may be: beside a whole name its parts are fields like any other. */
export const attendeeFields: Fields = {
  called: attendeesCalled,
  all: ['name', ...partsOfName, ...attendeeColumns.filter((column) => column !== 'name')],
  own: mostOwnFields,
  wanted: (has) =>
    !has('name') && partsOfName.some(has)
      ? { known: [...attendeeColumns, ...partsOfName], needed: partsOfName }
      : { known: attendeeColumns, needed: ['name'] },
}
