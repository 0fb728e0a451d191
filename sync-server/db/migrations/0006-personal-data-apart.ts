import { createHash } from 'node:crypto'
import { type Kysely, sql } from 'kysely'
import { partPerson, partWhole } from '../../taps/apart.ts'

const rowsAtOnce = 500

/**
 * What taps tell of people leaves the evidence (rule E9): a walk-in's words go once a person row holds
 * them, else they stand in a table that can be erased; so does all of what breaks the schema.
 */
export async function personalDataApart(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('apart')
    .addColumn('log', 'bigint', (c) => c.notNull().references('logs.n'))
    .addColumn('ref', 'text', (c) => c.notNull())
    .addColumn('attendee', 'text')
    .addColumn('told', 'text', (c) => c.notNull())
    .addColumn('received_at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('apart_key', ['log', 'ref'])
    .execute()
  // a person's row was made, or the person is erased
  await db.schema.createIndex('apart_by_attendee').on('apart').column('attendee').execute()
  await partTaps(db)
  await partStrays(db)
}

interface TapRow {
  n: number
  log: string
  seq: number
  raw: string
  verdict: string
  attendee: string | null
  known: string | null
  received_at: number
}

async function partTaps(db: Kysely<unknown>): Promise<void> {
  for (let after = { n: -1, seq: 0 }, more = true; more; ) {
    const { rows } = await sql<TapRow>`
      select l.n, l.log, t.seq, t.raw, t.verdict, t.attendee, a.id as known, t.received_at
      from taps t join logs l on l.n = t.log left join attendees a on a.id = t.attendee
      where (t.log > ${after.n} or (t.log = ${after.n} and t.seq > ${after.seq}))
        and (t.verdict = 'rejected' or t.raw like '%"person"%')
      order by t.log, t.seq limit ${rowsAtOnce}`.execute(db)
    for (const row of rows) {
      const bad = row.verdict === 'rejected'
      const { raw, told } = (bad ? partWhole : partPerson)(JSON.parse(row.raw), row.log)
      if (told === null) continue
      await sql`update taps set raw = ${raw} where log = ${row.n} and seq = ${row.seq}`.execute(db)
      if (row.known !== null) continue
      await keep(db, { ...row, ref: String(row.seq), told })
    }
    const last = rows.at(-1)
    if (last) after = { n: Number(last.n), seq: Number(last.seq) }
    more = rows.length === rowsAtOnce
  }
}

interface StrayRow {
  id: string
  n: number
  log: string
  raw: string
  kind: string
  received_at: number
}

async function partStrays(db: Kysely<unknown>): Promise<void> {
  const { rows } = await sql<StrayRow>`select s.id, l.n, l.log, s.raw, s.kind, s.received_at
    from strays s join logs l on l.n = s.log order by s.id`.execute(db)
  for (const row of rows) {
    const bad = row.kind === 'rejected'
    const { raw, told } = (bad ? partWhole : partPerson)(JSON.parse(row.raw), row.log)
    const hash = createHash('sha256').update(raw).digest('base64url')
    await sql`update strays set raw = ${raw}, hash = ${hash} where id = ${row.id}
      and not exists (select 1 from strays o where o.log = ${row.n} and o.hash = ${hash}
        and o.kind = ${row.kind})`.execute(db)
    if (told !== null) await keep(db, { ...row, attendee: null, ref: `stray:${row.id}`, told })
  }
}

async function keep(
  db: Kysely<unknown>,
  row: { n: number; ref: string; attendee: string | null; told: string; received_at: number },
): Promise<void> {
  await sql`insert into apart (log, ref, attendee, told, received_at)
    values (${row.n}, ${row.ref}, ${row.attendee}, ${row.told}, ${row.received_at})`.execute(db)
}
