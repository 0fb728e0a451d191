import { secretHash } from '../../sync-server/accounts/secrets.ts'
import type { Context } from '../../sync-server/context.ts'
import { indexPeople } from '../../sync-server/db/attendee-words.ts'
import type { SessionsTable } from '../../sync-server/db/tables.ts'
import { testStart } from './clock.ts'

export const hour = 3_600_000
export const minute = 60_000

/** 09:00 to 10:00 UTC on the day on which tests begin. */
export const sessionStart = testStart + hour
export const sessionEnd = testStart + 2 * hour

/** A session's row with everything by default: `start` to `end` in room `room-a`. */
function sessionRow(values: Partial<SessionsTable> & { id: string }): SessionsTable {
  return {
    programme: 'p',
    code: null,
    guid: null,
    title: 'Designing for trust',
    room: 'room-a',
    start: sessionStart,
    end: sessionEnd,
    actual_start: null,
    actual_end: null,
    presenters: '[]',
    capacity: null,
    delivery: 'in-person',
    breaks: '[]',
    fields_of_study: '[]',
    expiry_months: null,
    survey: null,
    certificate: null,
    opens_before_min: null,
    closes_after_min: null,
    threshold_percent: null,
    forgotten_check_out: null,
    forgotten_check_in: null,
    check_in_required: 0,
    check_in_code: null,
    check_out_required: 0,
    check_out_code: null,
    cancelled: 0,
    credit_rules: null,
    revision: 1,
    updated_at: testStart,
    ...values,
  }
}

export interface Seed {
  sessions?: (Partial<SessionsTable> & { id: string })[]
  /** name by attendee id */
  attendees?: Record<string, string>
  /** attendees booked for each session */
  bookings?: Record<string, string[]>
  timeZone?: string
}

/**
 * Programme `p` with rooms `room-a` and `room-b`, kiosks `kiosk-a` and `kiosk-b` enrolled there with
 * tokens of the same names, and by default session `s` and attendees `amara` and `marek`.
 */
export async function seed(ctx: Context, wanted: Seed = {}): Promise<void> {
  const {
    sessions = [{ id: 's', code: 'S1' }],
    attendees = { amara: 'Amara Okonkwo', marek: 'Marek Dvořák' },
    bookings = {},
    timeZone = 'Europe/Berlin',
  } = wanted
  const { db } = ctx.database
  const at = testStart
  await db.transaction().execute(async (tx) => {
    const programme = { id: 'p', name: 'Audit Days', time_zone: timeZone, settings: '{}' }
    await tx
      .insertInto('programmes')
      .values({ ...programme, badge_key: 'AAAA', sample: 0, created_at: at })
      .execute()
    for (const room of ['a', 'b']) {
      await tx
        .insertInto('rooms')
        .values({ id: `room-${room}`, programme: 'p', name: `Room ${room}` })
        .execute()
      await tx.insertInto('kiosks').values(kioskRow(room, at)).execute()
    }
    for (const session of sessions) {
      await tx.insertInto('sessions').values(sessionRow(session)).execute()
    }
    for (const [id, name] of Object.entries(attendees)) {
      const person = { id, name, email: `${id}@example.org`, organisation: 'Charles University' }
      await tx
        .insertInto('attendees')
        .values({ ...person, language: null, fields: '{}', merged_into: null, created_at: at })
        .execute()
      await indexPeople(tx, [person])
      const member = { programme: 'p', attendee: id, code: null, badges: '[]', joined_at: at }
      await tx
        .insertInto('roster')
        .values({ ...member, active: 1, source: 'import' })
        .execute()
    }
    for (const [session, booked] of Object.entries(bookings)) {
      for (const attendee of booked) {
        await tx
          .insertInto('bookings')
          .values({ session, attendee, source: 'import', cancelled_at: null, booked_at: at })
          .execute()
        await tx
          .insertInto('dirty')
          .values({ programme: 'p', attendee, since: at })
          .onConflict((conflict) => conflict.doNothing())
          .execute()
      }
    }
  })
}

function kioskRow(room: string, at: number) {
  return {
    id: `kiosk-${room}`,
    programme: 'p',
    room: `room-${room}`,
    name: `Kiosk ${room}`,
    token_hash: secretHash(`kiosk-${room}`),
    enrolled_at: at,
    revoked_at: null,
    created_at: at,
    last_contact: null,
    state: null,
    build: null,
    offset: null,
  }
}
