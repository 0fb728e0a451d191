import { sql } from 'kysely'
import { mergedInto } from './merges.ts'
import type { Db, Tx } from './open.ts'
import type { SurveyAskedTable } from './survey-tables.ts'
import { parts } from './taps.ts'

const DAY = 86_400_000

/** What asking for a session's survey needs to know of it. */
export async function surveyedSession(db: Db | Tx, id: string) {
  return db
    .selectFrom('sessions')
    .select(['id', 'programme', 'title', 'start', 'survey', 'cancelled'])
    .select((eb) => eb.fn.coalesce('actual_end', 'end').as('over'))
    .where('id', '=', id)
    .executeTakeFirst()
}

/** @returns false: they were asked before */
export async function addAsked(tx: Tx, row: SurveyAskedTable): Promise<boolean> {
  const done = await tx
    .insertInto('survey_asked')
    .values(row)
    .onConflict((conflict) => conflict.columns(['session', 'attendee']).doNothing())
    .executeTakeFirst()
  return done.numInsertedOrUpdatedRows === 1n
}

/** Nobody is asked any more who did not answer. @returns whether there was somebody */
export async function dropAsked(tx: Tx, session: string, attendee: string): Promise<boolean> {
  const done = await tx
    .deleteFrom('survey_asked')
    .where('session', '=', session)
    .where('attendee', '=', attendee)
    .where('answered', '=', 0)
    .executeTakeFirst()
  return done.numDeletedRows === 1n
}

/** What a person was asked about a session, also under an id that was merged into theirs; an answered one first. */
export async function askedOf(
  db: Db | Tx,
  session: string,
  attendee: string,
): Promise<SurveyAskedTable | undefined> {
  const ids = [attendee, ...(await mergedInto(db, [attendee])).keys()]
  return db
    .selectFrom('survey_asked')
    .selectAll()
    .where('session', '=', session)
    .where('attendee', 'in', ids)
    .orderBy('answered', 'desc')
    .orderBy(sql`case when attendee = ${attendee} then 0 else 1 end`)
    .executeTakeFirst()
}

export async function setAnswered(
  tx: Tx,
  { session, attendee }: Pick<SurveyAskedTable, 'session' | 'attendee'>,
  day: number,
): Promise<void> {
  await tx
    .updateTable('survey_asked')
    .set({ answered: 1, answered_day: day })
    .where('session', '=', session)
    .where('attendee', '=', attendee)
    .execute()
}

/** How many of a survey, or of one session, were asked and answered. */
export async function countAsked(
  db: Db,
  where: { survey: string; session?: string | undefined },
): Promise<{ asked: number; answered: number }> {
  let query = db
    .selectFrom('survey_asked')
    .select((eb) => [
      eb.fn.countAll<number>().as('asked'),
      eb.fn.sum<number>('answered').as('answered'),
    ])
    .where('survey', '=', where.survey)
  if (where.session !== undefined) query = query.where('session', '=', where.session)
  const row = await query.executeTakeFirstOrThrow()
  return { asked: Number(row.asked), answered: Number(row.answered ?? 0) }
}

/**
 * On which day after the session's end each of these answered, by session and then attendee; those who
 * were merged into one of them count as that one (credits.ts, `surveyAfterDays`).
 */
export async function answeredDays(
  db: Db | Tx,
  attendees: readonly string[],
): Promise<Map<string, Map<string, number>>> {
  const ends = await mergedInto(db, attendees)
  const days = new Map<string, Map<string, number>>()
  for (const part of parts([...attendees, ...ends.keys()])) {
    const rows = await db
      .selectFrom('survey_asked')
      .select(['session', 'attendee', 'answered_day'])
      .where('attendee', 'in', part)
      .where('answered', '=', 1)
      .execute()
    for (const { session, attendee, answered_day } of rows) {
      const of = days.get(session) ?? new Map<string, number>()
      const who = ends.get(attendee) ?? attendee
      of.set(who, Math.min(of.get(who) ?? Number.MAX_SAFE_INTEGER, answered_day ?? 0))
      days.set(session, of)
    }
  }
  return days
}

/** So long after a session's end its survey is still sent: after that nobody remembers. */
const askedWithinMs = 60 * DAY

/** The sessions that name a survey and are over not too long ago. */
export async function recentlySurveyed(db: Db, now: number) {
  const rows = await db
    .selectFrom('sessions')
    .select(['id', 'programme', 'survey'])
    .where('survey', 'is not', null)
    .where('cancelled', '=', 0)
    .where('end', '>', now - askedWithinMs)
    .where('start', '<=', now)
    .execute()
  return rows.flatMap(({ survey, ...one }) => (survey === null ? [] : [{ ...one, survey }]))
}

/** Who attended one of these sessions and was not asked: after a survey was chosen late, say. */
export async function notAsked(db: Db | Tx, sessions: readonly string[], limit: number) {
  if (sessions.length === 0) return []
  return db
    .selectFrom('completions')
    .leftJoin('survey_asked', (join) =>
      join
        .onRef('survey_asked.session', '=', 'completions.session')
        .onRef('survey_asked.attendee', '=', 'completions.attendee'),
    )
    .select(['completions.session', 'completions.attendee'])
    .where('completions.session', 'in', sessions)
    .where('completions.marked_at', 'is not', null)
    .where('survey_asked.session', 'is', null)
    .limit(limit)
    .execute()
}

/** Somebody is erased: what they were asked, and their answers where those bear a name. */
export async function eraseSurveysOf(tx: Tx, attendees: readonly string[]): Promise<void> {
  for (const part of parts(attendees)) {
    await tx.deleteFrom('survey_asked').where('attendee', 'in', part).execute()
    await tx.deleteFrom('survey_answers').where('attendee', 'in', part).execute()
  }
}

/** The surveys that wait for this attendee's answer, by their sessions' start. */
export async function askedToAnswer(db: Db, programme: string, attendee: string, now: number) {
  return db
    .selectFrom('survey_asked')
    .innerJoin('sessions', 'sessions.id', 'survey_asked.session')
    .select(['survey_asked.session', 'survey_asked.survey', 'sessions.title'])
    .where('survey_asked.attendee', '=', attendee)
    .where('survey_asked.programme', '=', programme)
    .where('survey_asked.answered', '=', 0)
    .where((eb) => eb.or([eb('closes_at', 'is', null), eb('closes_at', '>', now)]))
    .orderBy('sessions.start')
    .orderBy('survey_asked.session')
    .execute()
}
