import type { ClosingsTable, MarksTable } from './evidence-tables.ts'
import type { Db, Tx } from './open.ts'

const rowsPerStatement = 500

export interface NewMarks {
  programme: string
  session: string
  attendees: string[]
  mark: MarksTable['mark']
  reason: string | null
  by: string
  at: number
}

/** Appends one mark for each attendee; a null takes back what was marked before (rule S3). */
export async function appendMarks(tx: Tx, { attendees, ...mark }: NewMarks): Promise<void> {
  for (let from = 0; from < attendees.length; from += rowsPerStatement) {
    const part = attendees.slice(from, from + rowsPerStatement)
    await tx
      .insertInto('marks')
      .values(part.map((attendee) => ({ ...mark, attendee })))
      .execute()
  }
}

/** All marks that people gave these attendees in a session, in the order in which they were appended. */
export async function marksGiven(db: Db | Tx, session: string, attendees: string[]) {
  return db
    .selectFrom('marks')
    .select(['mark', 'by', 'at', 'reason'])
    .where('attendee', 'in', attendees)
    .where('session', '=', session)
    .orderBy('n')
    .execute()
}

/** Which of these ids name nobody of a programme's roster, in their order. */
export async function notOnRoster(
  tx: Tx,
  programme: string,
  attendees: string[],
): Promise<string[]> {
  const known = new Set<string>()
  for (let from = 0; from < attendees.length; from += rowsPerStatement) {
    const rows = await tx
      .selectFrom('roster')
      .select('attendee')
      .where('programme', '=', programme)
      .where('attendee', 'in', attendees.slice(from, from + rowsPerStatement))
      .execute()
    for (const row of rows) known.add(row.attendee)
  }
  return attendees.filter((attendee) => !known.has(attendee))
}

/** Appends the act that ends the wait for a session's taps (rule W2). */
export async function appendClosing(tx: Tx, closing: Omit<ClosingsTable, 'n'>): Promise<void> {
  await tx.insertInto('closings').values(closing).execute()
}
