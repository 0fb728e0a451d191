import { type CreateTableBuilder, type Kysely, sql } from 'kysely'
import type { DialectName } from '../dialect.ts'

/** Certificates, what they are made with, and the keys of credentials. */
export function certificates(dialect: DialectName) {
  return async (db: Kysely<unknown>): Promise<void> => {
    await issued(db, dialect)
    await designs(db)
    await runs(db)
    await table(db, 'issuer_keys')
      .addColumn('kid', 'text', (c) => c.primaryKey())
      .addColumn('public_jwk', 'text', (c) => c.notNull())
      .addColumn('private_jwk', 'text', (c) => c.notNull())
      .addColumn('created_at', 'bigint', (c) => c.notNull())
      .addColumn('retired_at', 'bigint')
      .execute()
  }
}

const table = (db: Kysely<unknown>, name: string) =>
  db.schema.createTable(name) as unknown as CreateTableBuilder<string, never>

async function issued(db: Kysely<unknown>, dialect: DialectName): Promise<void> {
  await table(db, 'certificates')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('programme', 'text', (c) => c.notNull().references('programmes.id'))
    .addColumn('session', 'text')
    .addColumn('about', 'text', (c) => c.notNull())
    .addColumn('attendee', 'text', (c) => c.notNull())
    .addColumn('year', 'integer', (c) => c.notNull())
    .addColumn('n', 'integer', (c) => c.notNull())
    .addColumn('code', 'text', (c) => c.notNull().unique())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('kept', 'integer', (c) => c.notNull())
    .addColumn('now', 'text')
    .addColumn('mailed', 'integer', (c) => c.notNull())
    .addColumn('issued_at', 'bigint', (c) => c.notNull())
    .addColumn('changed_at', 'bigint', (c) => c.notNull())
    .addUniqueConstraint('certificates_by_number', ['programme', 'year', 'n'])
    .execute()
  // one that stands for each attendee and session; what an attendee has
  await db.schema
    .createIndex('certificates_standing')
    .on('certificates')
    .columns(['attendee', 'programme', 'about'])
    .unique()
    .where(sql<boolean>`state <> 'revoked'`)
    .execute()
  // the list, newest first
  await db.schema
    .createIndex('certificates_by_programme')
    .on('certificates')
    .columns(['programme', 'state', 'issued_at', 'id'])
    .execute()
  // a session's
  await db.schema
    .createIndex('certificates_by_session')
    .on('certificates')
    .columns(['programme', 'about', 'issued_at', 'id'])
    .execute()
  // whoever was sent one is sent what supersedes it
  await db.schema
    .createIndex('certificates_to_mail')
    .on('certificates')
    .column('id')
    .where(sql<boolean>`mailed > 0 and mailed < version and state = 'valid'`)
    .execute()
  await table(db, 'certificate_versions')
    .addColumn('certificate', 'text', (c) => c.notNull().references('certificates.id'))
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('content', 'text', (c) => c.notNull())
    .addColumn('participant', 'text')
    .addColumn('made_from', 'text', (c) => c.notNull())
    .addColumn('issued_at', 'bigint', (c) => c.notNull())
    .addColumn('by', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('certificate_versions_key', ['certificate', 'version'])
    .execute()
  const acts = table(db, 'certificate_acts')
  await (dialect === 'postgres'
    ? acts.addColumn('n', 'bigserial', (c) => c.primaryKey())
    : acts.addColumn('n', 'integer', (c) => c.primaryKey().autoIncrement())
  )
    .addColumn('certificate', 'text', (c) => c.notNull().references('certificates.id'))
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('act', 'text', (c) => c.notNull())
    .addColumn('reason', 'text')
    .addColumn('against', 'text')
    .addColumn('by', 'text', (c) => c.notNull())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .execute()
  // what was decided about one
  await db.schema
    .createIndex('certificate_acts_by_certificate')
    .on('certificate_acts')
    .columns(['certificate', 'n'])
    .execute()
}

async function designs(db: Kysely<unknown>): Promise<void> {
  await table(db, 'certificate_templates')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('programme', 'text', (c) => c.notNull().references('programmes.id'))
    .addColumn('name_key', 'text', (c) => c.notNull())
    .addColumn('content', 'text', (c) => c.notNull())
    .addColumn('standard', 'integer', (c) => c.notNull())
    .addColumn('revision', 'integer', (c) => c.notNull())
    .addColumn('updated_at', 'bigint', (c) => c.notNull())
    .addUniqueConstraint('certificate_templates_by_name', ['programme', 'name_key'])
    .execute()
  await table(db, 'certificate_pictures')
    .addColumn('programme', 'text', (c) => c.notNull().references('programmes.id'))
    .addColumn('id', 'text', (c) => c.notNull())
    .addColumn('type', 'text', (c) => c.notNull())
    .addColumn('bytes', 'text', (c) => c.notNull())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('certificate_pictures_key', ['programme', 'id'])
    .execute()
  await table(db, 'certificate_settings')
    .addColumn('programme', 'text', (c) => c.primaryKey().references('programmes.id'))
    .addColumn('content', 'text', (c) => c.notNull())
    .execute()
}

async function runs(db: Kysely<unknown>): Promise<void> {
  await table(db, 'certificate_runs')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('programme', 'text', (c) => c.notNull().references('programmes.id'))
    .addColumn('session', 'text')
    .addColumn('mail', 'integer', (c) => c.notNull())
    .addColumn('by', 'text', (c) => c.notNull())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addColumn('total', 'integer', (c) => c.notNull())
    .addColumn('done', 'integer', (c) => c.notNull())
    .addColumn('issued', 'integer', (c) => c.notNull())
    .addColumn('after', 'text')
    .addColumn('finished_at', 'bigint')
    .execute()
  // those to go on with, and the last of a programme
  await db.schema
    .createIndex('certificate_runs_by_programme')
    .on('certificate_runs')
    .columns(['programme', 'at'])
    .execute()
  await table(db, 'certificate_skips')
    .addColumn('run', 'text', (c) => c.notNull().references('certificate_runs.id'))
    .addColumn('attendee', 'text', (c) => c.notNull())
    .addColumn('why', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('certificate_skips_key', ['run', 'attendee'])
    .execute()
}
