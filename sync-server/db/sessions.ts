import type { Insertable, Selectable } from 'kysely'
import * as z from 'zod/mini'
import type { SessionRow } from '../../src/domain/api.ts'
import { ForgottenCheckOut } from '../../src/domain/policy.ts'
import { Delivery, FieldOfStudy, Span } from '../../src/domain/session.ts'
import type { Flag01 } from './column-types.ts'
import { readRuleIds } from './credit-rules.ts'
import type { Db, Tx } from './open.ts'
import type { SessionsTable } from './tables.ts'

/** What people set of a session; the room by its name, which is unique in a programme. */
export type SessionValues = Omit<SessionRow, 'id' | 'revision' | 'room'> & { room: string | null }

export interface StoredSession {
  id: string
  programme: string
  roomId: string | null
  /** its id in the schedule that it came from */
  guid: string | null
  revision: number
  values: SessionValues
}

const rowsPerStatement = 500
const Names = z.array(z.string())
const Spans = z.array(Span)
const Fields = z.array(FieldOfStudy)

type Row = Selectable<SessionsTable> & { room_name: string | null }

const withRooms = (db: Db | Tx) =>
  db
    .selectFrom('sessions')
    .leftJoin('rooms', 'rooms.id', 'sessions.room')
    .selectAll('sessions')
    .select('rooms.name as room_name')

/** All sessions of a programme by their start. */
export async function sessionsOf(db: Db | Tx, programme: string): Promise<StoredSession[]> {
  const rows = await withRooms(db)
    .where('sessions.programme', '=', programme)
    .orderBy('sessions.start')
    .orderBy('sessions.id')
    .execute()
  return rows.map(read)
}

/** Sessions in the order of start and id, `limit` + 1 of them, after the given start and id. */
export async function sessionsPage(
  db: Db | Tx,
  programme: string,
  limit: number,
  after: { start: number; id: string } | null,
): Promise<StoredSession[]> {
  let query = withRooms(db).where('sessions.programme', '=', programme)
  if (after) {
    query = query.where(({ and, eb, or }) =>
      or([
        eb('sessions.start', '>', after.start),
        and([eb('sessions.start', '=', after.start), eb('sessions.id', '>', after.id)]),
      ]),
    )
  }
  const rows = await query
    .orderBy('sessions.start')
    .orderBy('sessions.id')
    .limit(limit + 1)
    .execute()
  return rows.map(read)
}

export async function sessionById(db: Db | Tx, id: string): Promise<StoredSession | null> {
  const row = await withRooms(db).where('sessions.id', '=', id).executeTakeFirst()
  return row ? read(row) : null
}

export interface NewSession {
  id: string
  guid: string | null
  roomId: string | null
  values: SessionValues
}

export async function insertSessions(
  tx: Tx,
  programme: string,
  sessions: NewSession[],
  now: number,
): Promise<void> {
  const rows: Insertable<SessionsTable>[] = sessions.map(({ id, guid, roomId, values }) => ({
    id,
    programme,
    guid,
    ...columns(values, roomId),
    forgotten_check_in: null,
    revision: 1,
    updated_at: now,
  }))
  for (let from = 0; from < rows.length; from += rowsPerStatement) {
    await tx
      .insertInto('sessions')
      .values(rows.slice(from, from + rowsPerStatement))
      .execute()
  }
}

/** Sets a session's values; its revision rises by one. */
export async function updateSession(
  tx: Tx,
  id: string,
  values: SessionValues,
  roomId: string | null,
  now: number,
): Promise<void> {
  await tx
    .updateTable('sessions')
    .set(({ eb }) => ({
      ...columns(values, roomId),
      revision: eb('revision', '+', 1),
      updated_at: now,
    }))
    .where('id', '=', id)
    .execute()
}

/** Frees codes that are about to move between sessions: each is unique in its programme. */
export async function freeSessionCodes(tx: Tx, ids: string[]): Promise<void> {
  for (let from = 0; from < ids.length; from += rowsPerStatement) {
    const part = ids.slice(from, from + rowsPerStatement)
    await tx.updateTable('sessions').set({ code: null }).where('id', 'in', part).execute()
  }
}

function columns(values: SessionValues, room: string | null) {
  return {
    code: values.code,
    title: values.title,
    room,
    start: values.start,
    end: values.end,
    actual_start: values.actualStart,
    actual_end: values.actualEnd,
    presenters: JSON.stringify(values.presenters),
    capacity: values.capacity,
    delivery: values.delivery,
    breaks: JSON.stringify(values.breaks),
    fields_of_study: JSON.stringify(fieldsOfStudy(values)),
    expiry_months: values.expiryMonths,
    survey: values.survey,
    certificate: values.certificate,
    credit_rules: values.creditRules && JSON.stringify(values.creditRules),
    opens_before_min: values.opensBeforeMin,
    closes_after_min: values.closesAfterMin,
    threshold_percent: values.thresholdPercent,
    forgotten_check_out: values.forgottenCheckOut,
    check_in_required: flag(values.checkInRequired),
    check_in_code: values.checkInCode,
    check_out_required: flag(values.checkOutRequired),
    check_out_code: values.checkOutCode,
    cancelled: flag(values.cancelled),
  }
}

const flag = (value: boolean): Flag01 => (value ? 1 : 0)

/** Places count (field 2 may stand without field 1), credits are kept in hundredths. */
function fieldsOfStudy(values: SessionValues): FieldOfStudy[] {
  const all = [
    { name: values.fieldOfStudy1 ?? '', credits: hundredths(values.credits1) },
    { name: values.fieldOfStudy2 ?? '', credits: hundredths(values.credits2) },
    { name: values.fieldOfStudy3 ?? '', credits: hundredths(values.credits3) },
  ]
  const last = all.findLastIndex((one) => one.name !== '' || one.credits !== null)
  return all.slice(0, last + 1)
}

const hundredths = (credits: number | null) => (credits === null ? null : Math.round(credits * 100))
const credits = (field: FieldOfStudy | undefined) =>
  field?.credits == null ? null : field.credits / 100

function read(row: Row): StoredSession {
  const [first, second, third] = Fields.parse(JSON.parse(row.fields_of_study))
  return {
    id: row.id,
    programme: row.programme,
    roomId: row.room,
    guid: row.guid,
    revision: row.revision,
    values: {
      code: row.code,
      title: row.title,
      room: row.room_name,
      start: row.start,
      end: row.end,
      actualStart: row.actual_start,
      actualEnd: row.actual_end,
      presenters: Names.parse(JSON.parse(row.presenters)),
      capacity: row.capacity,
      delivery: Delivery.parse(row.delivery),
      breaks: Spans.parse(JSON.parse(row.breaks)),
      fieldOfStudy1: first?.name || null,
      credits1: credits(first),
      fieldOfStudy2: second?.name || null,
      credits2: credits(second),
      fieldOfStudy3: third?.name || null,
      credits3: credits(third),
      expiryMonths: row.expiry_months,
      survey: row.survey,
      certificate: row.certificate,
      creditRules: readRuleIds(row.credit_rules),
      opensBeforeMin: row.opens_before_min,
      closesAfterMin: row.closes_after_min,
      thresholdPercent: row.threshold_percent,
      forgottenCheckOut: z.nullable(ForgottenCheckOut).parse(row.forgotten_check_out),
      checkInRequired: row.check_in_required === 1,
      checkInCode: row.check_in_code,
      checkOutRequired: row.check_out_required === 1,
      checkOutCode: row.check_out_code,
      cancelled: row.cancelled === 1,
    },
  }
}
