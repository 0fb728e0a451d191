import type { Db } from './open.ts'
import { parts } from './taps.ts'

const tables = {
  attendee: 'attendees',
  session: 'sessions',
  kiosk: 'kiosks',
  room: 'rooms',
  person: 'people',
  programme: 'programmes',
  presenter: 'presenters',
} as const
export type Thing = keyof typeof tables

export const things = Object.keys(tables) as Thing[]

/** What these things are called now, by `kind:id`; who was erased has an empty name. */
export async function thingNames(db: Db, abouts: Iterable<string>): Promise<Map<string, string>> {
  const ids = new Map<Thing, Set<string>>(things.map((kind) => [kind, new Set()]))
  for (const about of abouts) {
    const at = about.indexOf(':')
    const kind = things.find((one) => one === about.slice(0, at))
    if (kind) ids.get(kind)?.add(about.slice(at + 1))
  }
  const names = new Map<string, string>()
  for (const [kind, wanted] of ids) {
    for (const part of parts(wanted)) {
      for (const { id, name } of await namesOf(db, kind, part)) names.set(`${kind}:${id}`, name)
    }
  }
  return names
}

function namesOf(db: Db, kind: Thing, ids: string[]): Promise<{ id: string; name: string }[]> {
  if (kind === 'session') {
    return db
      .selectFrom('sessions')
      .select(['id', 'title as name'])
      .where('id', 'in', ids)
      .execute()
  }
  return db.selectFrom(tables[kind]).select(['id', 'name']).where('id', 'in', ids).execute()
}

/** What API tokens are called, by their ids: revoked ones too. */
export async function tokenNames(
  db: Db,
  ids: readonly string[],
  idOf: (hash: string) => string,
): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db.selectFrom('api_tokens').select(['hash', 'name']).execute()
  return new Map(rows.map(({ hash, name }) => [idOf(hash), name]))
}
