import type { AttendeeValues } from '../../db/attendees.ts'
import { type Freshness, freshness, versionOf } from '../version.ts'
import type { AttendeeDraft } from './from-table.ts'

/** What somebody on a roster has in a sheet; see versionOf. */
export function attendeeVersion(values: AttendeeValues): string {
  const { code, name, email, organisation, badges, language, active } = values
  const fields = Object.entries(values.fields).sort(([a], [b]) => (a < b ? -1 : 1))
  return versionOf([code, name, email, organisation, badges, language, active, fields])
}

/** Whether a row was changed by others since its download. */
export function attendeeFreshness(
  { revision, set, fields }: AttendeeDraft,
  stored: AttendeeValues,
): Freshness {
  if (revision === null) return 'fresh'
  const filled = Object.entries(fields).filter(([, value]) => value !== '')
  const own = whole({ ...set, fields: Object.fromEntries(filled) })
  return freshness(revision, attendeeVersion(stored), own && attendeeVersion(own))
}

/** Null where the file leaves out a column: what was in it then is not known. */
function whole(set: Partial<AttendeeValues> & Pick<AttendeeValues, 'fields' | 'name'>) {
  const { code, email, organisation, badges, language, active } = set
  if (code === undefined || email === undefined || organisation === undefined) return null
  if (badges === undefined || language === undefined || active === undefined) return null
  return { ...set, code, email, organisation, badges, language, active }
}
