import type { Tx } from './open.ts'
import { parts } from './taps.ts'

/** Somebody on a roster, as a kiosk shows them. */
export interface Look {
  id: string
  name: string
  organisation: string | null
}

const rowsAPage = 5000

/** Everybody on a programme's roster, but those merged or erased, in pages. */
export async function* rosterLooks(tx: Tx, programme: string): AsyncGenerator<Look[]> {
  for (let after = ''; ; ) {
    const rows = await looks(tx, programme)
      .where('roster.attendee', '>', after)
      .orderBy('roster.attendee')
      .limit(rowsAPage)
      .execute()
    if (rows.length > 0) yield rows
    const last = rows.at(-1)
    if (!last || rows.length < rowsAPage) return
    after = last.id
  }
}

/** Those of them who have one of these names. */
export async function* looksNamed(
  tx: Tx,
  programme: string,
  names: Iterable<string>,
): AsyncGenerator<Look[]> {
  for (const part of parts(names)) {
    // without the roster: joined to it, all of it would be looked through
    const rows = await tx.selectFrom('attendees').select('id').where('name', 'in', part).execute()
    for (const ids of parts(rows.map(({ id }) => id))) {
      yield looks(tx, programme).where('roster.attendee', 'in', ids).execute()
    }
  }
}

function looks(tx: Tx, programme: string) {
  return tx
    .selectFrom('roster')
    .innerJoin('attendees', 'attendees.id', 'roster.attendee')
    .select(['attendees.id', 'name', 'organisation'])
    .where('roster.programme', '=', programme)
    .where('merged_into', 'is', null)
    .where('erased_at', 'is', null)
}

/**
 * Those of a roster who have neither code nor e-mail, those merged into others last, else the oldest first: a
 * file that gives neither can but mean one of them.
 */
export async function rosterWithoutKeys(tx: Tx, programme: string): Promise<Look[]> {
  return tx
    .selectFrom('roster')
    .innerJoin('attendees', 'attendees.id', 'roster.attendee')
    .select(['attendees.id', 'name', 'organisation'])
    .where('roster.programme', '=', programme)
    .where('roster.code', 'is', null)
    .where('email', 'is', null)
    .where('erased_at', 'is', null)
    .orderBy(({ eb }) => eb.case().when('merged_into', 'is', null).then(0).else(1).end())
    .orderBy('created_at')
    .orderBy('attendees.id')
    .execute()
}
