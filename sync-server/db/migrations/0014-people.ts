import { type CreateTableBuilder, type Kysely, sql } from 'kysely'
import type { DialectName } from '../dialect.ts'
import { searchedWords, sortKey } from '../searched-words.ts'

const rowsAtOnce = 500

/**
 * People can be found by the words of their names and e-mails among 100,000 others; saves of a page that
 * is old are told apart by a revision; a person can be erased (rule E9): the row keeps its id alone.
 */
export function people(dialect: DialectName) {
  // beginnings and places in a list need the order of the letters' codes, not of a language
  const codes = sql.raw(dialect === 'postgres' ? 'text collate "C"' : 'text')
  return async (db: Kysely<unknown>): Promise<void> => {
    const { schema } = db
    await schema
      .alterTable('attendees')
      .addColumn('revision', 'integer', (c) => c.notNull().defaultTo(1))
      .execute()
    await schema.alterTable('attendees').addColumn('erased_at', 'bigint').execute()
    await schema
      .alterTable('roster')
      .addColumn('revision', 'integer', (c) => c.notNull().defaultTo(1))
      .execute()
    await schema
      .alterTable('roster')
      .addColumn('sort', codes, (c) => c.defaultTo(''))
      .execute()
    await schema
      .alterTable('programmes')
      .addColumn('retention_since', 'bigint', (c) => c.notNull().defaultTo(0))
      .execute()

    const words = schema.createTable('attendee_words') as unknown as CreateTableBuilder<
      string,
      never
    >
    const keyed = dialect === 'postgres' ? words : words.modifyEnd(sql`without rowid`)
    // who has a word that begins so
    await keyed
      .addColumn('word', codes, (c) => c.notNull())
      .addColumn('attendee', 'text', (c) =>
        c.notNull().references('attendees.id').onDelete('cascade'),
      )
      .addPrimaryKeyConstraint('attendee_words_key', ['word', 'attendee'])
      .execute()
    // whether somebody has such a word
    await schema
      .createIndex('attendee_words_of')
      .on('attendee_words')
      .columns(['attendee', 'word'])
      .execute()
    await fillWords(db)
    // the list, from any place of it
    await schema
      .createIndex('roster_in_order')
      .on('roster')
      .columns(['programme', 'sort', 'attendee'])
      .execute()
    // the programmes of a person
    await schema.createIndex('roster_by_attendee').on('roster').column('attendee').execute()
    await fillSort(db)
    await fillOwnFields(db)
  }
}

interface Person {
  id: string
  name: string
  email: string | null
}

async function fillWords(db: Kysely<unknown>): Promise<void> {
  for (let after = '', more = true; more; ) {
    const { rows } = await sql<Person>`select id, name, email from attendees
      where id > ${after} order by id limit ${rowsAtOnce}`.execute(db)
    for (const { id, name, email } of rows) {
      for (const word of searchedWords(name, email)) {
        await sql`insert into attendee_words (word, attendee) values (${word}, ${id})`.execute(db)
      }
    }
    after = rows.at(-1)?.id ?? ''
    more = rows.length === rowsAtOnce
  }
}

async function fillSort(db: Kysely<unknown>): Promise<void> {
  for (let after = '', more = true; more; ) {
    const { rows } = await sql<Person & { merged_into: string | null }>`
      select id, name, email, merged_into from attendees
      where id > ${after} order by id limit ${rowsAtOnce}`.execute(db)
    for (const { id, name, merged_into } of rows) {
      const sort = merged_into === null ? sortKey(name) : null
      await sql`update roster set sort = ${sort} where attendee = ${id}`.execute(db)
    }
    after = rows.at(-1)?.id ?? ''
    more = rows.length === rowsAtOnce
  }
}

/** The own fields of a programme were those that anybody on its roster had. */
async function fillOwnFields(db: Kysely<unknown>): Promise<void> {
  const { rows } = await sql<{ programme: string; fields: string }>`
    select distinct r.programme, a.fields from roster r join attendees a on a.id = r.attendee
    where a.fields <> '{}'`.execute(db)
  const names = new Map<string, Set<string>>()
  for (const { programme, fields } of rows) {
    const known = names.get(programme) ?? new Set()
    for (const name of Object.keys(JSON.parse(fields))) known.add(name)
    names.set(programme, known)
  }
  for (const [programme, known] of names) {
    const found = await sql<{ settings: string }>`select settings from programmes
      where id = ${programme}`.execute(db)
    const settings = {
      ...JSON.parse(found.rows[0]?.settings ?? '{}'),
      ownFields: [...known].sort().slice(0, 5),
    }
    await sql`update programmes set settings = ${JSON.stringify(settings)}
      where id = ${programme}`.execute(db)
  }
}
