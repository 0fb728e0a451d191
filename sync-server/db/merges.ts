import { sql } from 'kysely'
import { endOfMerges } from '../../src/domain/merges.ts'
import type { MergesTable } from './evidence-tables.ts'
import { knownPeople } from './facts.ts'
import type { Db, Tx } from './open.ts'
import { sortKey } from './searched-words.ts'
import { parts } from './taps.ts'

/** Appends a merge, or with `into: null` its undoing, and lets it stand. */
export async function appendMerge(tx: Tx, merge: Omit<MergesTable, 'n'>): Promise<void> {
  await tx.insertInto('merges').values(merge).execute()
  await tx
    .updateTable('attendees')
    .set({ merged_into: merge.into })
    .where('id', '=', merge.attendee)
    .execute()
  await listAgain(tx, merge.attendee, merge.into === null)
}

/** Who is merged stands in no list; who no longer is stands where the name belongs. */
async function listAgain(tx: Tx, attendee: string, listed: boolean): Promise<void> {
  const sort = listed ? sortKey(await nameOf(tx, attendee)) : null
  await tx.updateTable('roster').set({ sort }).where('attendee', '=', attendee).execute()
}

async function nameOf(tx: Tx, attendee: string): Promise<string> {
  const person = await tx
    .selectFrom('attendees')
    .select('name')
    .where('id', '=', attendee)
    .executeTakeFirst()
  return person?.name ?? ''
}

/** Whom each of these ids counts for, merges followed; those of nobody are left out. */
export async function endsOf(tx: Db | Tx, ids: Iterable<string>): Promise<Map<string, string>> {
  const asked = new Set(ids)
  const into = new Map<string, string | null>()
  for (let ask = [...asked]; ask.length > 0; ) {
    for (const { id, merged_into } of await knownPeople(tx, ask)) into.set(id, merged_into)
    ask = [...into.values()].flatMap((id) => (id && !into.has(id) ? id : []))
  }
  return new Map(
    [...asked].flatMap((id) => (into.has(id) ? [[id, endOfMerges(id, into)] as const] : [])),
  )
}

/** Everybody who was merged into one of these, directly or through others, with that one. */
export async function mergedInto(tx: Db | Tx, ids: Iterable<string>): Promise<Map<string, string>> {
  const found = new Map<string, string>()
  for (let ask = new Map([...ids].map((id) => [id, id])); ask.size > 0; ) {
    const next = new Map<string, string>()
    for (const part of parts(ask.keys())) {
      const rows = await tx
        .selectFrom('attendees')
        .select(['id', 'merged_into'])
        .where('merged_into', 'in', part)
        // in the words of the partial index, so that both databases use it
        .where(sql<boolean>`merged_into is not null`)
        .execute()
      for (const { id, merged_into } of rows) {
        if (found.has(id)) continue
        next.set(id, ask.get(merged_into ?? '') ?? '')
      }
    }
    for (const [id, end] of next) found.set(id, end)
    ask = next
  }
  return found
}

/** Of these those who were merged into another themselves. */
export async function mergedAmong(tx: Db | Tx, ids: Iterable<string>): Promise<Set<string>> {
  const found = new Set<string>()
  for (const part of parts(ids)) {
    const rows = await tx
      .selectFrom('attendees')
      .select('id')
      .where('id', 'in', part)
      .where(sql<boolean>`merged_into is not null`)
      .execute()
    for (const { id } of rows) found.add(id)
  }
  return found
}

/** The programmes on whose rosters one of these is, sorted. */
export async function programmesOf(tx: Db | Tx, attendees: string[]): Promise<string[]> {
  const found = new Set<string>()
  for (const part of parts(attendees)) {
    const rows = await tx
      .selectFrom('roster')
      .select('programme')
      .where('attendee', 'in', part)
      .distinct()
      .execute()
    for (const { programme } of rows) found.add(programme)
  }
  return [...found].sort()
}

/** Puts somebody on a roster, for whom others count there; who is on it stays as they are. */
export async function joinRoster(
  tx: Tx,
  programme: string,
  attendee: string,
  now: number,
): Promise<void> {
  const sort = sortKey(await nameOf(tx, attendee))
  await tx
    .insertInto('roster')
    .values({
      sort,
      programme,
      attendee,
      code: null,
      badges: '[]',
      active: 1,
      source: 'staff',
      joined_at: now,
    })
    .onConflict((conflict) => conflict.columns(['programme', 'attendee']).doNothing())
    .execute()
}

/** The merges that stand on a programme's roster, with the act that made each, newest first. */
export async function standingMerges(db: Db, programme: string) {
  return db
    .selectFrom('roster')
    .innerJoin('attendees as merged', 'merged.id', 'roster.attendee')
    .innerJoin('attendees as into', 'into.id', 'merged.merged_into')
    .innerJoin('merges', (join) =>
      join.on('merges.n', '=', (eb) =>
        eb
          .selectFrom('merges as last')
          .select((s) => s.fn.max('last.n').as('n'))
          .whereRef('last.attendee', '=', 'merged.id'),
      ),
    )
    .select(['merged.id as attendee', 'merged.name', 'merged.email'])
    .select(['into.id as into', 'into.name as intoName'])
    .select(['merges.by', 'merges.at', 'merges.reason'])
    .where('roster.programme', '=', programme)
    .where(sql<boolean>`merged.merged_into is not null`)
    .where('merged.erased_at', 'is', null)
    .orderBy('merges.n', 'desc')
    .execute()
}

/** Everybody on a roster who has an e-mail and was not merged. */
export async function rosterEmails(db: Db, programme: string) {
  return db
    .selectFrom('roster')
    .innerJoin('attendees', 'attendees.id', 'roster.attendee')
    .select(['attendees.id', 'name', 'email', 'organisation', 'code', 'source'])
    .select('joined_at as joinedAt')
    .where('roster.programme', '=', programme)
    .where('attendees.merged_into', 'is', null)
    .where('attendees.email', 'is not', null)
    .execute()
}
