import type { AttendeeRow } from '../../src/domain/api.ts'
import type { StoredAttendee } from '../db/attendees.ts'

/** An attendee as the API shows one: badges as in a sheet, parted by semicolons. */
export function showAttendee({ id, values, revision }: StoredAttendee): AttendeeRow {
  const { badges, ...rest } = values
  return { id, ...rest, badge: badges.length > 0 ? badges.join(';') : null, revision }
}
