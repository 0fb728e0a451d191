import type { Db, Tx } from './open.ts'
import type { PhonesTable } from './tables.ts'
import { parts } from './taps.ts'

export async function addPhone(tx: Tx, phone: PhonesTable): Promise<void> {
  await tx.insertInto('phones').values(phone).execute()
}

/** The phone whose token has this hash. */
export async function findPhoneByToken(db: Db, hash: string): Promise<PhonesTable | undefined> {
  return db.selectFrom('phones').selectAll().where('token_hash', '=', hash).executeTakeFirst()
}

/** Whom these phones' ids name: by phone and alias. */
export async function boundOf(tx: Db | Tx, phones: Iterable<string>): Promise<Map<string, string>> {
  const found = new Map<string, string>()
  for (const part of parts(phones)) {
    const rows = await tx
      .selectFrom('phone_people')
      .select(['phone', 'alias', 'attendee'])
      .where('phone', 'in', part)
      .execute()
    for (const row of rows) found.set(boundKey(row.phone, row.alias), row.attendee)
  }
  return found
}

export const boundKey = (phone: string, alias: string): string => `${phone} ${alias}`

export async function addBound(
  tx: Tx,
  bound: { phone: string; alias: string; attendee: string; at: number },
): Promise<void> {
  await tx.insertInto('phone_people').values(bound).execute()
}

/** Those of a programme's roster who have this e-mail, in small letters; merged and erased ones left out. */
export async function rosterByEmail(
  tx: Tx,
  programme: string,
  email: string,
): Promise<{ id: string; name: string }[]> {
  return tx
    .selectFrom('roster')
    .innerJoin('attendees', 'attendees.id', 'roster.attendee')
    .select(['attendees.id', 'attendees.name'])
    .where('roster.programme', '=', programme)
    .where('attendees.email', '=', email)
    .where('attendees.merged_into', 'is', null)
    .where('attendees.erased_at', 'is', null)
    .execute()
}

/** The codes of these sessions of a programme. */
export async function codesOf(
  tx: Db | Tx,
  programme: string,
  sessions: Iterable<string>,
): Promise<Map<string, { in: string | null; out: string | null }>> {
  const found = new Map<string, { in: string | null; out: string | null }>()
  for (const part of parts(sessions)) {
    const rows = await tx
      .selectFrom('sessions')
      .select(['id', 'check_in_code', 'check_out_code'])
      .where('programme', '=', programme)
      .where('id', 'in', part)
      .execute()
    for (const row of rows) found.set(row.id, { in: row.check_in_code, out: row.check_out_code })
  }
  return found
}

/** On which rosters somebody is who has this e-mail, in small letters. */
export async function rosterOfEmail(
  tx: Tx,
  email: string,
): Promise<{ programme: string; attendee: string }[]> {
  return tx
    .selectFrom('roster')
    .innerJoin('attendees', 'attendees.id', 'roster.attendee')
    .select(['roster.programme', 'roster.attendee'])
    .where('attendees.email', '=', email)
    .where('attendees.merged_into', 'is', null)
    .where('attendees.erased_at', 'is', null)
    .execute()
}
