import { sql } from 'kysely'
import type { MailState } from '../../src/domain/api-mail.ts'
import type { MailRow } from './mails.ts'
import type { Db, Tx } from './open.ts'
import { pastWord, queryWords } from './searched-words.ts'

export interface MailFilter {
  state?: MailState | undefined
  attendee?: string | undefined
  /** each of its words begins a word of the person's name or e-mail, or the address */
  q?: string | undefined
}

export interface ListedMail extends MailRow {
  person_name: string | null
  person_email: string | null
}

/** A page of a programme's outbox, the newest first, `limit` + 1 of it. */
export async function mailsPage(
  db: Db,
  programme: string,
  filter: MailFilter,
  { limit, before }: { limit: number; before: number | null },
): Promise<ListedMail[]> {
  let query = listed(db).where('mails.programme', '=', programme)
  if (filter.state) query = query.where('mails.state', '=', filter.state)
  if (filter.attendee) query = query.where('mails.attendee', '=', filter.attendee)
  if (before !== null) query = query.where('mails.n', '<', before)
  for (const word of queryWords(filter.q ?? '')) {
    query = query.where((eb) =>
      eb.or([
        eb(sql`lower(mails.address)`, 'like', `${word.replaceAll(/[%_\\]/g, '')}%`),
        eb(
          'mails.attendee',
          'in',
          eb
            .selectFrom('attendee_words')
            .select('attendee_words.attendee')
            .where('attendee_words.word', '>=', word)
            .where('attendee_words.word', '<', pastWord(word)),
        ),
      ]),
    )
  }
  return query
    .orderBy('mails.n', 'desc')
    .limit(limit + 1)
    .execute()
}

export async function findMail(db: Db | Tx, id: string): Promise<ListedMail | undefined> {
  return listed(db).where('mails.id', '=', id).executeTakeFirst()
}

function listed(db: Db | Tx) {
  return db
    .selectFrom('mails')
    .leftJoin('attendees', 'attendees.id', 'mails.attendee')
    .selectAll('mails')
    .select(['attendees.name as person_name', 'attendees.email as person_email'])
}

/** How many mails of a programme are in each state. */
export async function countMails(db: Db, programme: string): Promise<Map<MailState, number>> {
  const rows = await db
    .selectFrom('mails')
    .select(['state', (eb) => eb.fn.countAll<number>().as('n')])
    .where('programme', '=', programme)
    .groupBy('state')
    .execute()
  return new Map(rows.map(({ state, n }) => [state, Number(n)]))
}

/** Lets a mail be sent from `now` on, as if it had never been tried; it must be in one of these states still. */
export async function requeueMail(
  tx: Tx,
  id: string,
  states: readonly MailState[],
  now: number,
): Promise<boolean> {
  const fresh = { tries: 0, attempt: null, lease_until: null, data_at: null, answer: null }
  const done = await tx
    .updateTable('mails')
    .set({ ...fresh, state: 'waiting', due_at: now, changed_at: now })
    .where('id', '=', id)
    .where('state', 'in', states)
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}

/** All that a programme kept because no SMTP was set. @returns how many */
export async function requeueKept(tx: Tx, programme: string, now: number): Promise<number> {
  const done = await tx
    .updateTable('mails')
    .set({ state: 'waiting', due_at: now, changed_at: now })
    .where('programme', '=', programme)
    .where('state', '=', 'kept')
    .executeTakeFirst()
  return Number(done.numUpdatedRows)
}

/** It is not to be sent any more; it must be in one of these states still. */
export async function dismissMail(
  tx: Tx,
  id: string,
  states: readonly MailState[],
  now: number,
): Promise<boolean> {
  const done = await tx
    .updateTable('mails')
    .set({ state: 'dismissed', changed_at: now })
    .where('id', '=', id)
    .where('state', 'in', states)
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}
