import { type Selectable, type SelectQueryBuilder, sql } from 'kysely'
import * as z from 'zod/mini'
import { indexPeople } from './attendee-words.ts'
import type { Db, Tx } from './open.ts'
import { sortKey } from './searched-words.ts'
import type { AttendeesTable, RosterTable, Tables } from './tables.ts'

/** What people set of an attendee: the person, and code, badges and activity in one programme. */
export interface AttendeeValues {
  name: string
  /** in lower case */
  email: string | null
  organisation: string | null
  language: string | null
  /** own fields by name */
  fields: Record<string, string>
  code: string | null
  badges: string[]
  active: boolean
}

/** Of whom nothing is set yet. */
export const nobody: AttendeeValues = {
  name: '',
  email: null,
  organisation: null,
  language: null,
  fields: {},
  code: null,
  badges: [],
  active: true,
}

export interface StoredAttendee {
  id: string
  /** null: known to the installation, but not on this programme's roster */
  source: RosterTable['source'] | null
  createdAt: number
  /** rises with every change of the person or of their place on the roster */
  revision: number
  values: AttendeeValues
}

const rowsPerStatement = 500
const Names = z.array(z.string())
const Fields = z.record(z.string(), z.string())

/** Everybody on a programme's roster by name. */
export async function rosterOf(db: Db | Tx, programme: string): Promise<StoredAttendee[]> {
  const rows = await onRoster(db, programme).execute()
  return rows.map(readAttendee)
}

/** Those of a roster who were merged into others: a file that names them still means them. */
export async function mergedOnRoster(db: Db | Tx, programme: string): Promise<StoredAttendee[]> {
  const rows = await onWholeRoster(db, programme).where('merged_into', 'is not', null).execute()
  return rows.map(readAttendee)
}

/** These of a roster: neither those merged into others nor those erased. */
export async function rosterByIds(
  db: Db | Tx,
  programme: string,
  ids: readonly string[],
): Promise<StoredAttendee[]> {
  const found: StoredAttendee[] = []
  for (let from = 0; from < ids.length; from += rowsPerStatement) {
    const rows = await onRoster(db, programme)
      .clearOrderBy()
      .where('roster.attendee', 'in', ids.slice(from, from + rowsPerStatement))
      .execute()
    found.push(...rows.map(readAttendee))
  }
  return found
}

function onRoster(db: Db | Tx, programme: string) {
  return onWholeRoster(db, programme).where('attendees.merged_into', 'is', null)
}

function onWholeRoster(db: Db | Tx, programme: string) {
  return onAnyRoster(db, programme).where('attendees.erased_at', 'is', null)
}

/** Everybody on a roster, those merged or erased too. */
export function onAnyRoster(db: Db | Tx, programme: string) {
  return db
    .selectFrom('roster')
    .innerJoin('attendees', 'attendees.id', 'roster.attendee')
    .select(['attendees.id', 'name', 'email', 'organisation', 'language', 'fields', 'created_at'])
    .select(['code', 'badges', 'active', 'source'])
    .select(({ eb }) => eb('attendees.revision', '+', eb.ref('roster.revision')).as('revision'))
    .where('roster.programme', '=', programme)
    .orderBy('attendees.name')
    .orderBy('attendees.id')
}

/** People of the installation, whatever their programme, with one of these ids or e-mails. */
export async function peopleBy(
  db: Db | Tx,
  column: 'id' | 'email',
  values: string[],
): Promise<StoredAttendee[]> {
  const found: StoredAttendee[] = []
  for (let from = 0; from < values.length; from += rowsPerStatement) {
    const rows = await people(db)
      .where(column, 'in', values.slice(from, from + rowsPerStatement))
      .execute()
    found.push(
      ...rows.map((row) =>
        readAttendee({ ...row, code: null, badges: '[]', active: 1, source: null }),
      ),
    )
  }
  return found
}

function people(db: Db | Tx): SelectQueryBuilder<Tables, 'attendees', PersonRow> {
  return db
    .selectFrom('attendees')
    .select(['id', 'name', 'email', 'organisation', 'language', 'fields', 'created_at'])
    .select('revision')
    .where('merged_into', 'is', null)
    .where('erased_at', 'is', null)
    .orderBy('created_at')
    .orderBy('id')
}

type PersonRow = Pick<
  Selectable<AttendeesTable>,
  'id' | 'name' | 'email' | 'organisation' | 'language' | 'fields' | 'created_at' | 'revision'
>
type Row = PersonRow &
  Pick<RosterTable, 'code' | 'badges' | 'active'> & { source: RosterTable['source'] | null }

export function readAttendee(row: Row): StoredAttendee {
  return {
    id: row.id,
    source: row.source,
    createdAt: row.created_at,
    revision: row.revision,
    values: {
      name: row.name,
      email: row.email,
      organisation: row.organisation,
      language: row.language,
      fields: z.parse(Fields, JSON.parse(row.fields)),
      code: row.code,
      badges: z.parse(Names, JSON.parse(row.badges)),
      active: row.active === 1,
    },
  }
}

export interface SavedAttendee {
  id: string
  values: AttendeeValues
}

/** Adds people or sets what is known of them, for every programme that they are in. */
export async function savePeople(tx: Tx, people: SavedAttendee[], now: number): Promise<void> {
  await inParts(people, (part) =>
    tx
      .insertInto('attendees')
      .values(
        part.map(({ id, values }) => ({
          id,
          name: values.name,
          email: values.email,
          organisation: values.organisation,
          language: values.language,
          fields: JSON.stringify(values.fields),
          merged_into: null,
          created_at: now,
        })),
      )
      .onConflict((conflict) =>
        conflict.column('id').doUpdateSet((row) => ({
          revision: row('attendees.revision', '+', 1),
          name: row.ref('excluded.name'),
          email: row.ref('excluded.email'),
          organisation: row.ref('excluded.organisation'),
          language: row.ref('excluded.language'),
          fields: row.ref('excluded.fields'),
        })),
      )
      .execute(),
  )
  await indexPeople(
    tx,
    people.map(({ id, values }) => ({ id, name: values.name, email: values.email })),
  )
}

/** Frees codes and badges of these people, which may move between them: before they are set. */
export async function freeRoster(tx: Tx, programme: string, ids: readonly string[]): Promise<void> {
  await inParts([...ids], async (part) => {
    await tx
      .updateTable('roster')
      .set({ code: null })
      .where('programme', '=', programme)
      .where('attendee', 'in', part)
      .execute()
    await tx
      .deleteFrom('badges')
      .where('programme', '=', programme)
      .where('attendee', 'in', part)
      .execute()
  })
}

/** Puts people on a programme's roster, or sets their code, badges and activity there; see freeRoster. */
export async function saveRoster(
  tx: Tx,
  programme: string,
  people: SavedAttendee[],
  now: number,
  source: RosterTable['source'] = 'import',
): Promise<void> {
  await inParts(people, (part) =>
    tx
      .insertInto('roster')
      .values(
        part.map(({ id, values }) => ({
          programme,
          attendee: id,
          code: values.code,
          badges: JSON.stringify(values.badges),
          active: values.active ? (1 as const) : (0 as const),
          source,
          joined_at: now,
          sort: sortKey(values.name),
        })),
      )
      .onConflict((conflict) =>
        conflict.columns(['programme', 'attendee']).doUpdateSet((row) => ({
          revision: row('roster.revision', '+', 1),
          code: row.ref('excluded.code'),
          badges: row.ref('excluded.badges'),
          active: row.ref('excluded.active'),
          // who was merged or erased stays out of the list
          sort: sql<string | null>`case when roster.sort is null then null else excluded.sort end`,
        })),
      )
      .execute(),
  )
  const badges = people.flatMap(({ id, values }) =>
    values.badges.map((badge) => ({ programme, badge, attendee: id })),
  )
  await inParts(badges, (part) => tx.insertInto('badges').values(part).execute())
}

/** Lets renamed people stand where their names belong, in every programme's list. */
export async function placeInLists(tx: Tx, people: readonly SavedAttendee[]): Promise<void> {
  for (const { id, values } of people) {
    await tx
      .updateTable('roster')
      .set({ sort: sortKey(values.name) })
      .where('attendee', '=', id)
      .where('sort', 'is not', null)
      .execute()
  }
}

/** The other programmes on whose rosters these people are. */
export async function otherProgrammes(
  tx: Tx,
  programme: string,
  attendees: string[],
): Promise<{ programme: string; attendee: string }[]> {
  const found: { programme: string; attendee: string }[] = []
  await inParts(attendees, async (part) => {
    const rows = await tx
      .selectFrom('roster')
      .select(['programme', 'attendee'])
      .where('attendee', 'in', part)
      .where('programme', '!=', programme)
      .execute()
    found.push(...rows)
  })
  return found
}

async function inParts<T>(rows: T[], act: (part: T[]) => Promise<unknown>): Promise<void> {
  for (let from = 0; from < rows.length; from += rowsPerStatement) {
    await act(rows.slice(from, from + rowsPerStatement))
  }
}

/** Names, e-mails and codes of these people in a programme, by id; erased ones are left out. */
export async function namesOf(
  db: Db | Tx,
  programme: string,
  ids: Iterable<string>,
): Promise<Map<string, { name: string; email: string | null; code: string | null }>> {
  const found = new Map<string, { name: string; email: string | null; code: string | null }>()
  await inParts([...new Set(ids)], async (part) => {
    const rows = await db
      .selectFrom('attendees')
      .leftJoin('roster', (join) =>
        join.onRef('roster.attendee', '=', 'attendees.id').on('roster.programme', '=', programme),
      )
      .select(['attendees.id', 'name', 'email', 'code'])
      .where('attendees.id', 'in', part)
      .where('attendees.erased_at', 'is', null)
      .execute()
    for (const { id, ...person } of rows) found.set(id, person)
  })
  return found
}

/** What these people are called; erased ones are left out. */
export async function peopleNamed(
  db: Db | Tx,
  ids: string[],
): Promise<Map<string, { name: string; email: string | null; organisation: string | null }>> {
  const found = await peopleBy(db, 'id', ids)
  return new Map(
    found.map(({ id, values: { name, email, organisation } }) => [
      id,
      { name, email, organisation },
    ]),
  )
}
