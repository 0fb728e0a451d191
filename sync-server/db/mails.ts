import type { Insertable, Selectable } from 'kysely'
import type { MailState } from '../../src/domain/api-mail.ts'
import type { DialectName } from './dialect.ts'
import type { MailsTable } from './mail-tables.ts'
import type { Db, Tx } from './open.ts'
import { parts } from './taps.ts'

export type MailRow = Selectable<MailsTable>

/** @returns false: there is one with this key */
export async function addMail(
  tx: Tx,
  mail: Omit<
    Insertable<MailsTable>,
    'n' | 'tries' | 'lease_until' | 'attempt' | 'data_at' | 'answer' | 'sent'
  >,
): Promise<boolean> {
  const nothingYet = { lease_until: null, attempt: null, data_at: null, answer: null, sent: null }
  const done = await tx
    .insertInto('mails')
    .values({ ...mail, ...nothingYet, tries: 0 })
    .onConflict((conflict) => conflict.column('key').doNothing())
    .executeTakeFirst()
  return done.numInsertedOrUpdatedRows === 1n
}

/** @returns whether there was one that nobody had begun to send */
export async function dropWaitingMail(tx: Tx, key: string): Promise<boolean> {
  const done = await tx
    .deleteFrom('mails')
    .where('key', '=', key)
    .where('state', 'in', ['waiting', 'kept'])
    .where('data_at', 'is', null)
    .executeTakeFirst()
  return done.numDeletedRows === 1n
}

/** One sending of one mail: whoever comes with another attempt changes nothing. */
export interface Attempt {
  id: string
  attempt: string
}

/**
 * Takes the mail that is due longest, for one process alone until `leaseUntil`; undefined: none is due.
 * @param attempt an id that no sending had before
 */
export async function claimMail(
  db: Db,
  dialect: DialectName,
  { now, leaseUntil, attempt }: { now: number; leaseUntil: number; attempt: string },
): Promise<MailRow | undefined> {
  return db
    .updateTable('mails')
    .set((eb) => ({
      state: 'sending' as const,
      attempt,
      lease_until: leaseUntil,
      changed_at: now,
      tries: eb('tries', '+', 1),
    }))
    .where('n', '=', (eb) => {
      const due = eb
        .selectFrom('mails')
        .select('n')
        .where('state', '=', 'waiting')
        .where('due_at', '<=', now)
        .orderBy('due_at')
        .orderBy('n')
        .limit(1)
      // two processes never wait for the same row, nor take it both
      return dialect === 'postgres' ? due.forUpdate().skipLocked() : due
    })
    .returningAll()
    .executeTakeFirst()
}

/** Notes durably that the end of the data is about to go out. @returns false: it is this attempt's no more */
export async function noteData(db: Db, { id, attempt }: Attempt, at: number): Promise<boolean> {
  const done = await db
    .updateTable('mails')
    .set({ data_at: at })
    .where('id', '=', id)
    .where('attempt', '=', attempt)
    .where('state', '=', 'sending')
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}

/** It is still at it. */
export async function extendLease(db: Db, { id, attempt }: Attempt, until: number): Promise<void> {
  await db
    .updateTable('mails')
    .set({ lease_until: until })
    .where('id', '=', id)
    .where('attempt', '=', attempt)
    .where('state', '=', 'sending')
    .execute()
}

/** What came of an attempt. An answer that comes late still makes sure what was unsure. */
export async function settleMail(
  db: Db,
  { id, attempt }: Attempt,
  outcome: Partial<Pick<MailRow, 'data_at' | 'due_at' | 'sent'>> &
    Pick<MailRow, 'state' | 'answer' | 'changed_at'>,
): Promise<boolean> {
  const done = await db
    .updateTable('mails')
    .set({ ...outcome, lease_until: null })
    .where('id', '=', id)
    .where('attempt', '=', attempt)
    .where('state', 'in', ['sending', 'unsure'])
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}

/**
 * What processes left that were killed while sending: before the end of the data went out nothing was
 * taken, and it is sent again; after that nobody knows.
 * @param leasesUntil leases that ended by then are nobody's
 * @returns the programmes of those mails
 */
export async function recoverMails(db: Db, leasesUntil: number, now: number): Promise<string[]> {
  const left = (begun: boolean, set: Partial<Pick<MailRow, 'answer'>> & { state: MailState }) =>
    db
      .updateTable('mails')
      .set({ ...set, lease_until: null, changed_at: now })
      .where('state', '=', 'sending')
      .where('lease_until', '<=', leasesUntil)
      .where('data_at', begun ? 'is not' : 'is', null)
      .returning('programme')
      .execute()
  const unsure = await left(true, {
    state: 'unsure',
    answer: 'The server was stopped before the answer of the SMTP server came.',
  })
  const again = await left(false, { state: 'waiting' })
  return [...new Set([...unsure, ...again].map(({ programme }) => programme))]
}

/** What is due while no SMTP is set is kept for people to read. @returns the programmes of those mails */
export async function keepDue(db: Db, now: number): Promise<string[]> {
  const rows = await db
    .updateTable('mails')
    .set({ state: 'kept', changed_at: now })
    .where('state', '=', 'waiting')
    .where('due_at', '<=', now)
    .returning('programme')
    .execute()
  return [...new Set(rows.map(({ programme }) => programme))]
}

/** Somebody is erased: what is not sent yet is never sent, and what was said to them is gone. */
export async function eraseMails(tx: Tx, attendees: readonly string[], at: number): Promise<void> {
  for (const part of parts(attendees)) {
    const theirs = () => tx.updateTable('mails').where('attendee', 'in', part)
    await theirs().set({ address: null, values: '{}', sent: null, answer: null }).execute()
    await theirs()
      .set({ state: 'dismissed', changed_at: at })
      .where('state', 'not in', ['sent', 'dismissed'])
      .execute()
  }
}
