import type { Programme } from '../../src/domain/api.ts'
import { defaultSettings, type Settings } from '../../src/domain/policy.ts'
import type { PageRequest } from '../http/paging.ts'
import { noteChanges } from './changes.ts'
import type { DialectName } from './dialect.ts'
import { markAllDirty } from './dirty.ts'
import type { Db, Tx } from './open.ts'
import { setRetentionSince } from './retention.ts'
import { readSettings } from './schedule.ts'

export interface NewProgramme {
  id: string
  name: string
  timeZone: string
  /** key of the badge hashes, base64url */
  badgeKey: string
  sample: boolean
  now: number
  /** `2026-11-17` */
  startsOn?: string | null | undefined
  endsOn?: string | null | undefined
}

/** Adds a programme with the default settings, and tells kiosks of those. */
export async function addProgramme(
  tx: Tx,
  dialect: DialectName,
  programme: NewProgramme,
): Promise<void> {
  await tx
    .insertInto('programmes')
    .values({
      id: programme.id,
      name: programme.name,
      time_zone: programme.timeZone,
      settings: '{}',
      badge_key: programme.badgeKey,
      sample: programme.sample ? 1 : 0,
      created_at: programme.now,
      starts_on: programme.startsOn ?? null,
      ends_on: programme.endsOn ?? null,
    })
    .execute()
  await noteChanges(tx, dialect, programme.id, [{ type: 'settings', id: programme.id }])
}

export type ProgrammeRow = Awaited<
  ReturnType<ReturnType<typeof overview>['executeTakeFirstOrThrow']>
>

/** Programmes, the newest first, one more than the page's limit. */
export async function listProgrammes(
  db: Db,
  { limit, after }: PageRequest,
): Promise<ProgrammeRow[]> {
  let query = overview(db)
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .limit(limit + 1)
  if (after) {
    const [at, id] = [Number(after[0]), String(after[1])]
    query = query.where((eb) =>
      eb.or([eb('created_at', '<', at), eb.and([eb('created_at', '=', at), eb('id', '>', id)])]),
    )
  }
  return query.execute()
}

export async function findProgramme(db: Db | Tx, id: string): Promise<ProgrammeRow | undefined> {
  return overview(db).where('id', '=', id).executeTakeFirst()
}

function overview(db: Db | Tx) {
  return db
    .selectFrom('programmes')
    .selectAll()
    .select((eb) => {
      const sessions = eb
        .selectFrom('sessions')
        .whereRef('sessions.programme', '=', 'programmes.id')
        .where('sessions.cancelled', '=', 0)
      return [
        sessions.select((s) => s.fn.min('sessions.start').as('v')).as('starts'),
        sessions.select((s) => s.fn.max('sessions.end').as('v')).as('ends'),
        sessions.select((s) => s.fn.countAll<number>().as('v')).as('sessions'),
        eb
          .selectFrom('roster')
          .whereRef('roster.programme', '=', 'programmes.id')
          .where('roster.active', '=', 1)
          .select((s) => s.fn.countAll<number>().as('v'))
          .as('attendees'),
        eb
          .selectFrom('kiosks')
          .whereRef('kiosks.programme', '=', 'programmes.id')
          .where('kiosks.revoked_at', 'is', null)
          .select((s) => s.fn.countAll<number>().as('v'))
          .as('kiosks'),
      ]
    })
}

/** A programme as the API shows it. */
export function showProgramme(row: ProgrammeRow): Programme {
  return {
    id: row.id,
    name: row.name,
    timeZone: row.time_zone,
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    sample: row.sample === 1,
    starts: row.starts,
    ends: row.ends,
    sessions: row.sessions ?? 0,
    attendees: row.attendees ?? 0,
    kiosks: row.kiosks ?? 0,
  }
}

export interface ProgrammeChange {
  about?: ProgrammeAbout
  settings: { [K in keyof Settings]?: Settings[K] | undefined }
}

/** What a programme is; what isn't given stays. */
export interface ProgrammeAbout {
  name?: string | undefined
  timeZone?: string | undefined
  startsOn?: string | null | undefined
  endsOn?: string | null | undefined
}

/**
 * Changes what is given. Settings reach the kiosks, and every record of the
 * programme is computed anew (rule D5).
 * @returns the names of what changed; null: there is no such programme
 */
export async function changeProgramme(
  tx: Tx,
  dialect: DialectName,
  id: string,
  { about = {}, settings }: ProgrammeChange,
  now: number,
): Promise<string[] | null> {
  const row = await tx
    .selectFrom('programmes')
    .select(['name', 'time_zone', 'starts_on', 'ends_on', 'settings'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) return null
  const before = readSettings(row.settings)
  const after = { ...before, ...onlySet(settings) }
  const changed = settingNames.filter((key) => !same(before[key], after[key]))
  if (changed.length > 0) {
    await tx
      .updateTable('programmes')
      .set({ settings: JSON.stringify(unlikeDefaults(after)) })
      .where('id', '=', id)
      .execute()
    await noteChanges(tx, dialect, id, [{ type: 'settings', id }])
    if (changed.includes('personalDataYears')) await setRetentionSince(tx, id, now)
    if (changed.some((key) => key === 'opensBeforeMs' || key === 'closesAfterMs')) {
      await noteSessions(tx, dialect, id)
    }
    if (changed.some((key) => !aboutPeople.has(key))) await markAllDirty(tx, dialect, id, now)
  }
  const columns = {
    name: about.name ?? row.name,
    time_zone: about.timeZone ?? row.time_zone,
    starts_on: about.startsOn === undefined ? row.starts_on : about.startsOn,
    ends_on: about.endsOn === undefined ? row.ends_on : about.endsOn,
  }
  const other = aboutNames.filter((key) => columns[key] !== row[key])
  if (other.length === 0) return changed
  await tx.updateTable('programmes').set(columns).where('id', '=', id).execute()
  return [...other, ...changed]
}

const aboutNames = ['name', 'time_zone', 'starts_on', 'ends_on'] as const

/** No record depends on these. */
const aboutPeople = new Set<keyof Settings>(['ownFields', 'personalDataYears', 'expiryNoticeDays'])

const settingNames = Object.keys(defaultSettings) as (keyof Settings)[]

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}

function onlySet(settings: ProgrammeChange['settings']): Partial<Settings> {
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined))
}

function unlikeDefaults(settings: Settings): Partial<Settings> {
  return Object.fromEntries(
    settingNames
      .filter((key) => !same(settings[key], defaultSettings[key]))
      .map((key) => [key, settings[key]]),
  )
}

/** A kiosk is told each session's opening and closing, which follow from the settings. */
async function noteSessions(tx: Tx, dialect: DialectName, programme: string): Promise<void> {
  const sessions = await tx
    .selectFrom('sessions')
    .select('id')
    .where('programme', '=', programme)
    .execute()
  await noteChanges(
    tx,
    dialect,
    programme,
    sessions.map(({ id }) => ({ type: 'session', id })),
  )
}
