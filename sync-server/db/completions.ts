import * as z from 'zod/mini'
import { Completion } from '../../src/domain/completion.ts'
import type { Db, Tx } from './open.ts'
import type { CompletionsTable } from './tables.ts'

const rowsPerStatement = 200

/** A completion that stands. */
export interface StoredCompletion {
  completion: Completion
  /** rises only when its content changes (rule V1); never falls */
  revision: number
  updatedAt: number
}

/** Reads `completions.completion`; null: there was one. */
export function readCompletion(json: string): Completion | null {
  return z.parse(z.nullable(Completion), JSON.parse(json))
}

/** @returns null where the attendee is not marked Attended */
export async function completionOf(
  db: Db | Tx,
  session: string,
  attendee: string,
): Promise<StoredCompletion | null> {
  const rows = await standing(db)
    .where('session', '=', session)
    .where('attendee', '=', attendee)
    .execute()
  return rows.flatMap(read)[0] ?? null
}

/** Of everybody marked Attended in a session, by attendee. */
export async function completionsOf(db: Db | Tx, session: string): Promise<StoredCompletion[]> {
  const rows = await standing(db).where('session', '=', session).orderBy('attendee').execute()
  return rows.flatMap(read)
}

/** Of an attendee in a programme, by the start of the sessions. */
export async function completionsOfAttendee(
  db: Db | Tx,
  programme: string,
  attendee: string,
): Promise<StoredCompletion[]> {
  const rows = await standing(db)
    .where('attendee', '=', attendee)
    .where('programme', '=', programme)
    .execute()
  return rows.flatMap(read).sort((a, b) => a.completion.start - b.completion.start)
}

function standing(db: Db | Tx) {
  return db
    .selectFrom('completions')
    .select(['completion', 'revision', 'updated_at'])
    .where('marked_at', 'is not', null)
}

function read(row: { completion: string; revision: number; updated_at: number }) {
  const completion = readCompletion(row.completion)
  return completion ? [{ completion, revision: row.revision, updatedAt: row.updated_at }] : []
}

/** What is stored of these attendees in a programme, also what no longer stands. */
export async function loadCompletions(
  tx: Db | Tx,
  programme: string,
  attendees: string[],
): Promise<CompletionsTable[]> {
  if (attendees.length === 0) return []
  return tx
    .selectFrom('completions')
    .selectAll()
    .where('attendee', 'in', attendees)
    .where('programme', '=', programme)
    .execute()
}

/** Stores completions, new or over what stands. */
export async function storeCompletions(tx: Tx, rows: CompletionsTable[]): Promise<void> {
  for (let from = 0; from < rows.length; from += rowsPerStatement) {
    await tx
      .insertInto('completions')
      .values(rows.slice(from, from + rowsPerStatement))
      .onConflict((conflict) =>
        conflict.columns(['session', 'attendee']).doUpdateSet((row) => ({
          completion: row.ref('excluded.completion'),
          marked_at: row.ref('excluded.marked_at'),
          ended_at: row.ref('excluded.ended_at'),
          revision: row.ref('excluded.revision'),
          updated_at: row.ref('excluded.updated_at'),
        })),
      )
      .execute()
  }
}

const Credits = z.pick(Completion, { attendee: true, credits: true })

/** What every attendance of a programme is worth; those without a rule are left out. */
export async function creditsIn(
  db: Db | Tx,
  programme: string,
): Promise<z.infer<typeof Credits>[]> {
  const rows = await db
    .selectFrom('completions')
    .select('completion')
    .where('programme', '=', programme)
    .where('completion', 'like', '%"credits":[{%')
    .execute()
  return rows.map(({ completion }) => z.parse(Credits, JSON.parse(completion)))
}
