import { type ExpressionBuilder, sql } from 'kysely'
import { rosterByIds, type StoredAttendee } from './attendees.ts'
import type { Db } from './open.ts'
import { pastWord, queryWords } from './searched-words.ts'
import type { Tables } from './tables.ts'

/** Whom of a roster a list shows; what is left out narrows nothing. */
export interface RosterFilter {
  /** each of its words begins a word of the name or e-mail, folded as on the kiosk */
  q?: string | undefined
  active?: boolean | undefined
  /** whether they have a badge */
  badge?: boolean | undefined
  /** booked for this session, or came to it: as its records stand */
  session?: string | undefined
}

/** Where in the list somebody stands. */
export interface Place {
  sort: string
  id: string
}

export interface RosterPart {
  limit: number
  after: Place | null
  /** so many of the first are left out */
  offset: number
}

export interface ListedAttendee extends StoredAttendee {
  sort: string
}

/** So many who have a word are put in order; where more have it, the roster is gone through in its order. */
const few = 2_000

/** A part of a roster in the order of names, `limit` + 1 of it. */
export async function rosterPart(
  db: Db,
  programme: string,
  filter: RosterFilter,
  { limit, after, offset }: RosterPart,
): Promise<ListedAttendee[]> {
  const words = await byRarity(db, filter.q ?? '')
  // whom first, from an index alone; then what is shown of just those
  let query = filtered(db, programme, filter, words).select(['attendee', 'sort'])
  if (after) query = query.where(comesAfter(after))
  const places = await (words[0]?.ids ? query.orderBy(sql`sort || ''`) : query.orderBy('sort'))
    .orderBy('attendee')
    .limit(limit + 1)
    .offset(offset)
    .execute()
  const ids = places.map(({ attendee }) => attendee)
  const people = new Map((await rosterByIds(db, programme, ids)).map((one) => [one.id, one]))
  return places.flatMap(({ attendee, sort }) => {
    const person = people.get(attendee)
    return person ? [{ ...person, sort: sort ?? '' }] : []
  })
}

/** How many of a roster the filter leaves. */
export async function rosterCount(
  db: Db,
  programme: string,
  filter: RosterFilter,
): Promise<number> {
  // all who have a word at once: faster than one by one, where everybody must be looked at anyway
  const having = { ...filter, q: undefined }
  let query = filtered(db, programme, having, [])
  for (const word of queryWords(filter.q ?? '')) {
    query = query.where('roster.attendee', 'in', (eb) =>
      eb
        .selectFrom('attendee_words')
        .select('attendee_words.attendee')
        .where('attendee_words.word', '>=', word)
        .where('attendee_words.word', '<', pastWord(word)),
    )
  }
  const row = await query.select((eb) => eb.fn.countAll<number>().as('n')).executeTakeFirstOrThrow()
  return Number(row.n)
}

/** The ids of everybody whom the filter leaves, in the list's order. */
export async function rosterIds(
  db: Db,
  programme: string,
  filter: RosterFilter,
): Promise<string[]> {
  const words = await byRarity(db, filter.q ?? '')
  const rows = await filtered(db, programme, filter, words)
    .select('attendee')
    .orderBy('sort')
    .orderBy('attendee')
    .execute()
  return rows.map(({ attendee }) => attendee)
}

function filtered(
  db: Db,
  programme: string,
  { active, badge, session }: RosterFilter,
  words: readonly QueryWord[],
) {
  let query = db
    .selectFrom('roster')
    .where('roster.programme', '=', programme)
    .where('roster.sort', 'is not', null)
  if (active !== undefined) query = query.where('roster.active', '=', active ? 1 : 0)
  if (badge !== undefined) query = query.where('roster.badges', badge ? '!=' : '=', '[]')
  if (session !== undefined) {
    query = query.where('roster.attendee', 'in', (eb) =>
      eb
        .selectFrom('records')
        .select('records.attendee')
        .where('records.session', '=', session)
        .where('records.booked', '=', 1),
    )
  }
  for (const { word, ids } of words) {
    query = ids ? query.where('roster.attendee', 'in', ids) : query.where(hasWord(word))
  }
  return query
}

const hasWord =
  (word: string) =>
  ({ exists, selectFrom }: ExpressionBuilder<Tables, 'roster'>) =>
    exists(
      selectFrom('attendee_words')
        .select('attendee_words.word')
        .whereRef('attendee_words.attendee', '=', 'roster.attendee')
        .where('attendee_words.word', '>=', word)
        .where('attendee_words.word', '<', pastWord(word)),
    )

/** A word of a query; `ids`: of the one that the fewest have, who they are, if they are few. */
interface QueryWord {
  word: string
  ids: string[] | null
}

async function byRarity(db: Db, q: string): Promise<QueryWord[]> {
  const found: { word: string; ids: string[] }[] = []
  for (const word of queryWords(q)) {
    const rows = await db
      .selectFrom('attendee_words')
      .select('attendee')
      .distinct()
      .where('word', '>=', word)
      .where('word', '<', pastWord(word))
      .limit(few + 1)
      .execute()
    found.push({ word, ids: rows.map(({ attendee }) => attendee) })
  }
  found.sort((a, b) => a.ids.length - b.ids.length)
  return found.map(({ word, ids }, n) => ({
    word,
    // nobody at all is said by an id that nobody has
    ids: n > 0 || ids.length > few ? null : ids.length === 0 ? [''] : ids,
  }))
}

const comesAfter =
  (place: Place) =>
  ({ and, eb, or }: ExpressionBuilder<Tables, 'roster'>) =>
    and([
      // by itself, so that an index finds where to begin
      eb('roster.sort', '>=', place.sort),
      or([eb('roster.sort', '>', place.sort), eb('roster.attendee', '>', place.id)]),
    ])
