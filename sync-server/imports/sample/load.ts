import type { ImportReport } from '../../../src/domain/api.ts'
import { base64url } from '../../../src/domain/base64url.ts'
import type { Context } from '../../context.ts'
import { rosterOf } from '../../db/attendees.ts'
import { addBookings, type NewBooking } from '../../db/bookings.ts'
import { lockImports } from '../../db/imports.ts'
import type { Tx } from '../../db/open.ts'
import { addProgramme } from '../../db/programmes.ts'
import { currentSample } from '../../db/sample.ts'
import { type StoredSession, sessionsOf } from '../../db/sessions.ts'
import { newPathwayIn } from '../../pathways/save.ts'
import { reconcileSoon } from '../../reconcile/soon.ts'
import { importAttendeesIn } from '../attendees/import.ts'
import type { ImportRequest } from '../request.ts'
import { importSessionsIn } from '../sessions/import.ts'
import { sampleAttendeesCsv, sampleDays, sampleSessionsCsv } from './files.ts'
import { samplePathway } from './pathway.ts'

/**
 * Loads the sample: an invented conference of 3 rooms, 24 sessions, 200 attendees and a pathway, that began
 * an hour ago, in the server's own time zone. It goes through the same import as anybody's files. A sample
 * that isn't over yet is given back as it is; once it is over, a new one is made.
 * @param by who asked for it
 */
export async function loadSample(ctx: Context, by = 'system'): Promise<{ programme: string }> {
  const programme = await ctx.database.transact(async (tx) => {
    await lockImports(tx, ctx.database.dialect)
    return (await currentSample(tx, ctx.clock())) ?? makeSample(tx, ctx, by)
  })
  ctx.live.tell({ type: 'programme', programme })
  reconcileSoon(ctx, programme)
  return { programme }
}

async function makeSample(tx: Tx, ctx: Context, by: string): Promise<string> {
  const { dialect } = ctx.database
  const now = ctx.clock()
  const zone = ctx.config.timeZone
  const programme = ctx.newId()
  await addProgramme(tx, dialect, {
    id: programme,
    name: 'Harbour Ledger Days (sample)',
    timeZone: zone,
    badgeKey: base64url(ctx.random(32)),
    sample: true,
    now,
    ...sampleDays(now, zone),
  })
  const file = (text: string): ImportRequest => ({
    programme,
    zone,
    bytes: new TextEncoder().encode(text),
    mediaType: 'text/csv',
    dryRun: false,
    cancelMissing: false,
    file: 'sample',
    by,
  })
  sure(await importSessionsIn(tx, ctx, file(sampleSessionsCsv(now, zone))))
  sure(await importAttendeesIn(tx, ctx, file(sampleAttendeesCsv())))
  const attendees = (await rosterOf(tx, programme))
    .sort((a, b) => ((a.values.code ?? '') < (b.values.code ?? '') ? -1 : 1))
    .map(({ id }) => id)
  const sessions = await sessionsOf(tx, programme)
  const bookings = sampleBookings(sessions, attendees)
  await addBookings(tx, dialect, programme, 'import', bookings, now)
  await newPathwayIn(tx, ctx, programme, samplePathway(sessions, ctx.newId), by)
  return programme
}

function sure({ errors: [first] }: ImportReport): void {
  if (first) throw new Error(`The sample does not import: row ${first.row}, ${first.message}`)
}

/** Everybody books every second session or so that doesn't overlap with what they booked before. */
function sampleBookings(sessions: StoredSession[], attendees: string[]): NewBooking[] {
  return attendees.flatMap((attendee, n) => {
    let free = 0
    return sessions.flatMap(({ id, values }, at) => {
      if (values.start < free || !wants(n + 1, at + 1)) return []
      free = values.end
      return [{ session: id, attendee }]
    })
  })
}

/** As good as a coin, but the same each time. */
function wants(person: number, session: number): boolean {
  const mixed = Math.imul(person, 0x9e3779b1) ^ Math.imul(session, 0x85ebca6b)
  const again = Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d)
  return ((Math.imul(again ^ (again >>> 12), 0x297a2d39) >>> 15) & 1) === 1
}
