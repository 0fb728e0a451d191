import type { ProgrammeAttendanceRow } from '../../src/domain/api-truth.ts'
import { byCodePoint } from '../../src/domain/order.ts'
import { programmeTotal } from '../../src/domain/programme-total.ts'
import { namesOf } from '../db/attendees.ts'
import type { Db } from '../db/open.ts'
import { attendeesInProgramme, loadRecords } from '../db/records.ts'
import { loadSchedule } from '../db/schedule.ts'
import { readRecord } from '../reconcile/stored.ts'

/**
 * Attendees' time over a programme (rule D6), `limit` of them after the one named. Read from the stored
 * records of just these attendees: nothing is reconciled anew.
 */
export async function programmeAttendance(
  db: Db,
  programme: string,
  limit: number,
  after: string | null,
): Promise<ProgrammeAttendanceRow[]> {
  const attendees = await attendeesInProgramme(db, programme, { limit, after })
  const rows = Map.groupBy(await loadRecords(db, programme, attendees), (row) => row.attendee)
  const schedule = await loadSchedule(db, programme)
  const names = await namesOf(db, programme, attendees)
  return attendees.map((attendee) => {
    const records = (rows.get(attendee) ?? []).flatMap(({ record }) => readRecord(record) ?? [])
    const inTwo = records.filter(({ flags }) => flags.includes('two-places'))
    const { name = '', email = null, code = null } = names.get(attendee) ?? {}
    return {
      attendee,
      name,
      email,
      code,
      ...programmeTotal(records, schedule),
      twoPlaces: inTwo.map(({ session }) => session).sort(byCodePoint),
      provisional: records.some(({ provisional }) => provisional),
    }
  })
}
