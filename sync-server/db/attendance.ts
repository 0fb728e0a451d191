import * as z from 'zod/mini'
import { prepareSchedule } from '../../src/domain/schedule.ts'
import type { Session } from '../../src/domain/session.ts'
import type { Db, Tx } from './open.ts'
import { readSession, readSettings } from './schedule.ts'

const Fields = z.record(z.string(), z.string())

/** How long an attendance of a session is valid (rule X1). */
export interface Validity {
  months: number
  soonDays: number
  from: 'mark' | 'session-end'
  timeZone: string
}

/** A session with what showing its attendance needs of its programme. */
export interface SessionInProgramme {
  session: Session
  programme: string
  code: string | null
  title: string
  /** null: there is room for everybody */
  capacity: number | null
  timeZone: string
  /** ms UTC (rule D4) */
  closesAt: number
  /** null: for ever */
  validity: Validity | null
}

/** @returns null where there is no such session */
export async function findSession(db: Db | Tx, id: string): Promise<SessionInProgramme | null> {
  const row = await db
    .selectFrom('sessions')
    .innerJoin('programmes', 'programmes.id', 'sessions.programme')
    .selectAll('sessions')
    .select(['programmes.time_zone', 'programmes.settings'])
    .where('sessions.id', '=', id)
    .executeTakeFirst()
  if (!row) return null
  const session = readSession(row)
  const planned = prepareSchedule([session], readSettings(row.settings), []).planned.get(id)
  return {
    session,
    programme: row.programme,
    code: row.code,
    title: row.title,
    capacity: row.capacity,
    timeZone: row.time_zone,
    closesAt: planned?.closesAt ?? session.end,
    validity: validityOf(row),
  }
}

function validityOf(row: {
  expiry_months: number | null
  settings: string
  time_zone: string
}): Validity | null {
  if (row.expiry_months === null) return null
  const { expiringSoonDays, expiryFrom } = readSettings(row.settings)
  return {
    months: row.expiry_months,
    soonDays: expiringSoonDays,
    from: expiryFrom,
    timeZone: row.time_zone,
  }
}

/** The sessions of a programme whose attendance expires. */
export async function validities(db: Db | Tx, programme: string): Promise<Map<string, Validity>> {
  const rows = await db
    .selectFrom('sessions')
    .innerJoin('programmes', 'programmes.id', 'sessions.programme')
    .select([
      'sessions.id',
      'sessions.expiry_months',
      'programmes.settings',
      'programmes.time_zone',
    ])
    .where('sessions.programme', '=', programme)
    .where('sessions.expiry_months', 'is not', null)
    .execute()
  return new Map(
    rows.flatMap((row) => {
      const validity = validityOf(row)
      return validity ? [[row.id, validity] as const] : []
    }),
  )
}

/** A stored record with the person it is about; an erased person has no name (rule E9). */
export interface PersonsRecord {
  attendee: string
  name: string
  email: string | null
  organisation: string | null
  /** the person's code in this programme */
  code: string | null
  /** own fields by name */
  fields: Record<string, string>
  /** JSON of the record */
  record: string
  revision: number
}

/** Everybody with a booking, tap or mark for a session: those who have a record. */
export async function recordsOfSession(db: Db | Tx, session: string): Promise<PersonsRecord[]> {
  const rows = await withPeople(db).where('session', '=', session).execute()
  return rows.map(readPerson)
}

/** The same of one attendee; undefined: none. */
export async function recordOf(
  db: Db | Tx,
  session: string,
  attendee: string,
): Promise<PersonsRecord | undefined> {
  const row = await withPeople(db)
    .where('session', '=', session)
    .where('records.attendee', '=', attendee)
    .executeTakeFirst()
  return row && readPerson(row)
}

function withPeople(db: Db | Tx) {
  return db
    .selectFrom('records')
    .leftJoin('attendees', 'attendees.id', 'records.attendee')
    .leftJoin('roster', (join) =>
      join
        .onRef('roster.attendee', '=', 'records.attendee')
        .onRef('roster.programme', '=', 'records.programme'),
    )
    .select(['records.attendee', 'name', 'email', 'organisation', 'code', 'fields'])
    .select(['record', 'records.revision'])
    .where('record', '!=', 'null')
}

type PersonsRow = Awaited<ReturnType<ReturnType<typeof withPeople>['execute']>>[number]

function readPerson(row: PersonsRow): PersonsRecord {
  const fields = z.parse(Fields, JSON.parse(row.fields ?? '{}'))
  return { ...row, name: row.name ?? '', fields }
}

/** Every programme's id. */
export async function programmeIds(db: Db | Tx): Promise<string[]> {
  const rows = await db.selectFrom('programmes').select('id').orderBy('id').execute()
  return rows.map((row) => row.id)
}
