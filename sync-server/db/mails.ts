import type { Insertable } from 'kysely'
import type { MailsTable } from './mail-tables.ts'
import type { Tx } from './open.ts'
import { parts } from './taps.ts'

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
