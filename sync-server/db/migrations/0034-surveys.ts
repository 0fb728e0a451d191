import { type CreateTableBuilder, type Kysely, sql } from 'kysely'
import type { DialectName } from '../dialect.ts'

/** Surveys with the versions of their questions, whom they were sent to, and what was answered. */
export function surveys(dialect: DialectName) {
  return async (db: Kysely<unknown>): Promise<void> => {
    const table = (name: string) => {
      const made = db.schema.createTable(name) as unknown as CreateTableBuilder<string, never>
      // a row's place must not tell when it came
      return dialect === 'postgres' ? made : made.modifyEnd(sql`without rowid`)
    }
    await table('surveys')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('programme', 'text', (c) => c.notNull().references('programmes.id'))
      .addColumn('name', 'text', (c) => c.notNull())
      .addColumn('called', 'text', (c) => c.notNull())
      .addColumn('settings', 'text', (c) => c.notNull())
      .addColumn('version', 'integer', (c) => c.notNull())
      .addColumn('revision', 'integer', (c) => c.notNull())
      .addColumn('created_at', 'bigint', (c) => c.notNull())
      .addColumn('updated_at', 'bigint', (c) => c.notNull())
      .addUniqueConstraint('surveys_called', ['programme', 'called'])
      .execute()
    await table('survey_versions')
      .addColumn('survey', 'text', (c) => c.notNull().references('surveys.id').onDelete('cascade'))
      .addColumn('version', 'integer', (c) => c.notNull())
      .addColumn('questions', 'text', (c) => c.notNull())
      .addPrimaryKeyConstraint('survey_versions_key', ['survey', 'version'])
      .execute()
    await table('survey_asked')
      .addColumn('session', 'text', (c) => c.notNull())
      .addColumn('attendee', 'text', (c) => c.notNull())
      .addColumn('programme', 'text', (c) => c.notNull())
      .addColumn('survey', 'text', (c) => c.notNull())
      .addColumn('asked_at', 'bigint', (c) => c.notNull())
      .addColumn('closes_at', 'bigint')
      .addColumn('answered', 'integer', (c) => c.notNull())
      .addColumn('answered_day', 'integer')
      .addPrimaryKeyConstraint('survey_asked_key', ['session', 'attendee'])
      .execute()
    // what a person was asked, in their record and when they are erased
    await db.schema
      .createIndex('survey_asked_by_attendee')
      .on('survey_asked')
      .column('attendee')
      .execute()
    // how many of a survey were asked
    await db.schema
      .createIndex('survey_asked_by_survey')
      .on('survey_asked')
      .column('survey')
      .execute()
    await table('survey_answers')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('survey', 'text', (c) => c.notNull())
      .addColumn('session', 'text', (c) => c.notNull())
      .addColumn('version', 'integer', (c) => c.notNull())
      .addColumn('attendee', 'text')
      .addColumn('answers', 'text', (c) => c.notNull())
      .addColumn('answered_at', 'bigint')
      .addColumn('batch', 'integer')
      .execute()
    // results, of a survey or of one session
    await db.schema
      .createIndex('survey_answers_of')
      .on('survey_answers')
      .columns(['survey', 'session'])
      .execute()
    // one for each person
    await sql`create unique index survey_answers_once on survey_answers (session, attendee)
      where attendee is not null`.execute(db)
    // sessions that have one: few among many
    await sql`create index sessions_with_survey on sessions (survey) where survey is not null`.execute(
      db,
    )
  }
}
