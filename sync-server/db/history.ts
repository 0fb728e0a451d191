import { type Expression, type ExpressionBuilder, type Selectable, type SqlBool, sql } from 'kysely'
import type { AuditTable } from './evidence-tables.ts'
import type { Db } from './open.ts'
import { pastWord, queryWords } from './searched-words.ts'
import type { Tables } from './tables.ts'
import { parts } from './taps.ts'

export type StoredAct = Selectable<AuditTable>
type Where = ExpressionBuilder<Tables, 'audit'>

/** Which rows of the history are wanted; what is left out narrows nothing. */
export interface HistoryFilter {
  /** ids of a person, with those merged into them */
  attendees?: readonly string[] | undefined
  session?: string | undefined
  programme?: string | undefined
  by?: string | undefined
  /** ms UTC, from and before */
  from?: number | undefined
  before?: number | undefined
  acts?: { among: boolean; names: readonly string[] } | undefined
  /** any of these is enough: what it is about, what was done, what somebody wrote as reason */
  search?: { abouts: readonly string[]; acts: readonly string[]; reason: string } | undefined
}

/** Rows of the history, the newest first, `limit` + 1 of them, before the row of number `after`. */
export async function historyPage(
  db: Db,
  filter: HistoryFilter,
  { limit, after }: { limit: number; after: number | null },
): Promise<StoredAct[]> {
  let query = db
    .selectFrom('audit')
    .selectAll()
    .where((eb) => eb.and(conditions(eb, filter)))
  if (after !== null) query = query.where('n', '<', after)
  return query
    .orderBy('n', 'desc')
    .limit(limit + 1)
    .execute()
}

/** Rows from the first on, after that of this number. */
export const historyAfter = (db: Db, after: number, limit: number): Promise<StoredAct[]> =>
  db.selectFrom('audit').selectAll().where('n', '>', after).orderBy('n').limit(limit).execute()

/** Who did anything of it. */
export async function historyActors(db: Db, filter: HistoryFilter): Promise<string[]> {
  const rows = await db
    .selectFrom('audit')
    .select('by')
    .distinct()
    .where((eb) => eb.and(conditions(eb, filter)))
    .orderBy('by')
    .execute()
  return rows.map(({ by }) => by)
}

function conditions(eb: Where, filter: HistoryFilter): Expression<SqlBool>[] {
  const { by, from, before, acts, search, programme } = filter
  const found = [...aboutWhom(eb, filter)]
  if (programme !== undefined) found.push(isAbout(eb, `programme:${programme}`))
  if (by !== undefined) found.push(eb('audit.by', '=', by))
  if (from !== undefined) found.push(eb('audit.at', '>=', from))
  if (before !== undefined) found.push(eb('audit.at', '<', before))
  if (acts) found.push(eb('audit.act', acts.among ? 'in' : 'not in', [...acts.names]))
  if (search) {
    const reason = `%"reason":"%${likeText(JSON.stringify(search.reason).slice(1, -1))}%`
    const any: Expression<SqlBool>[] = [like(sql.ref('audit.detail'), reason)]
    if (search.acts.length > 0) any.push(eb('audit.act', 'in', [...search.acts]))
    if (search.abouts.length > 0) any.push(eb('audit.n', 'in', aboutAny(eb, search.abouts)))
    found.push(eb.or(any))
  }
  return found
}

/**
 * A record's history: what is about both, what concerns the whole session, and what concerns the person
 * without any session.
 */
function aboutWhom(eb: Where, { attendees, session }: HistoryFilter): Expression<SqlBool>[] {
  const persons =
    attendees &&
    aboutAny(
      eb,
      attendees.map((id) => `attendee:${id}`),
    )
  const sessions = session === undefined ? undefined : aboutAny(eb, [`session:${session}`])
  if (persons && sessions) {
    const [person, there] = [eb('audit.n', 'in', persons), eb('audit.n', 'in', sessions)]
    return [
      eb.or([
        eb.and([person, there]),
        eb.and([there, eb.not(aboutKind(eb, 'attendee'))]),
        eb.and([person, eb.not(aboutKind(eb, 'session'))]),
      ]),
    ]
  }
  return [persons, sessions].flatMap((some) => (some ? [eb('audit.n', 'in', some)] : []))
}

const aboutAny = (eb: Where, abouts: readonly string[]) =>
  eb
    .selectFrom('audit_about')
    .select('audit_about.n')
    .where('audit_about.about', 'in', [...abouts])

/** By each row alone: most of an installation's rows may belong to one programme. */
const isAbout = (eb: Where, about: string) =>
  eb.exists(
    eb
      .selectFrom('audit_about')
      .select('audit_about.n')
      .where('audit_about.about', '=', about)
      .whereRef('audit_about.n', '=', 'audit.n'),
  )

const aboutKind = (eb: Where, kind: string) =>
  eb.exists(
    eb
      .selectFrom('audit_about')
      .select('audit_about.n')
      .whereRef('audit_about.n', '=', 'audit.n')
      .where('audit_about.about', '>=', `${kind}:`)
      .where('audit_about.about', '<', `${kind};`),
  )

/** What LIKE takes for a pattern stands for itself. */
const likeText = (text: string) => text.toLowerCase().replace(/[%_!]/g, '!$&')
const like = (column: Expression<unknown>, pattern: string) =>
  sql<SqlBool>`lower(${column}) like ${pattern} escape '!'`

/** So many people and sessions of a search are followed. */
const mostFound = 300

/** What is called so: attendees by the words of their names, sessions by a part of their titles. */
export async function aboutsCalled(db: Db, q: string): Promise<string[]> {
  const words = queryWords(q)
  const [first, ...rest] = words
  const sessions = await db
    .selectFrom('sessions')
    .select('id')
    .where(like(sql.ref('title'), `%${likeText(q)}%`))
    .limit(mostFound)
    .execute()
  const found = sessions.map(({ id }) => `session:${id}`)
  if (first === undefined) return found
  let query = db
    .selectFrom('attendee_words as first')
    .select('first.attendee')
    .distinct()
    .where('first.word', '>=', first)
    .where('first.word', '<', pastWord(first))
  for (const word of rest) {
    query = query.where('first.attendee', 'in', (eb) =>
      eb
        .selectFrom('attendee_words')
        .select('attendee_words.attendee')
        .where('attendee_words.word', '>=', word)
        .where('attendee_words.word', '<', pastWord(word)),
    )
  }
  const people = await query.limit(mostFound).execute()
  return [...found, ...people.map(({ attendee }) => `attendee:${attendee}`)]
}

/** What these rows are about, by their numbers: the first of each, and how many there are. */
export async function aboutsOf(
  db: Db,
  rows: readonly number[],
  most: number,
): Promise<Map<number, { abouts: string[]; all: number }>> {
  const found = new Map<number, { abouts: string[]; all: number }>()
  for (const part of parts(rows)) {
    const counted = await db
      .selectFrom('audit_about')
      .select((eb) => ['n', eb.fn.countAll<number>().as('all')])
      .where('n', 'in', part)
      .where('about', 'not like', 'programme:%')
      .groupBy('n')
      .execute()
    for (const { n, all } of counted) found.set(n, { abouts: [], all: Number(all) })
  }
  for (const [n, one] of found) {
    const some = await db
      .selectFrom('audit_about')
      .select('about')
      .where('n', '=', n)
      .where('about', 'not like', 'programme:%')
      .orderBy('about')
      .limit(most)
      .execute()
    one.abouts = some.map(({ about }) => about)
  }
  return found
}
