import type { Selectable } from 'kysely'
import type { CertificateRunsTable } from './certificate-tables.ts'
import type { Db, Tx } from './open.ts'
import { parts } from './taps.ts'

/** Issuing for many, and where it stands. */
export interface CertificateRun {
  id: string
  programme: string
  /** null: for the whole programme */
  session: string | null
  mail: boolean
  by: string
  at: number
  /** how many had completed when it began */
  total: number
  done: number
  issued: number
  after: string | null
  finishedAt: number | null
}

interface Whose {
  programme: string
  session: string | null
}

/** How many attendees have completed the session, or anything in the programme. */
export async function whoToIssue(tx: Tx, whose: Whose): Promise<number> {
  const { count } = await completed(tx, whose)
    .select((eb) => eb.fn.count<number>('attendee').distinct().as('count'))
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** Those after the last who was done, in the database's order of their ids. */
export async function nextToIssue(
  tx: Tx,
  { programme, session, after }: CertificateRun,
  limit: number,
): Promise<string[]> {
  let query = completed(tx, { programme, session }).select('attendee').distinct()
  if (after !== null) query = query.where('attendee', '>', after)
  const rows = await query.orderBy('attendee').limit(limit).execute()
  return rows.map(({ attendee }) => attendee)
}

function completed(tx: Db | Tx, { programme, session }: Whose) {
  const all = tx
    .selectFrom('completions')
    .where('programme', '=', programme)
    .where('marked_at', 'is not', null)
  return session === null ? all : all.where('session', '=', session)
}

export async function addRun(
  tx: Tx,
  run: Pick<CertificateRun, 'id' | 'programme' | 'session' | 'mail' | 'by' | 'at' | 'total'>,
): Promise<CertificateRun> {
  const row: CertificateRunsTable = {
    ...run,
    mail: run.mail ? 1 : 0,
    done: 0,
    issued: 0,
    after: null,
    finished_at: null,
  }
  await tx.insertInto('certificate_runs').values(row).execute()
  return read(row)
}

export async function runById(db: Db | Tx, id: string): Promise<CertificateRun | null> {
  const row = await db
    .selectFrom('certificate_runs')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst()
  return row ? read(row) : null
}

export async function unfinishedRuns(db: Db): Promise<CertificateRun[]> {
  const rows = await db
    .selectFrom('certificate_runs')
    .selectAll()
    .where('finished_at', 'is', null)
    .orderBy('at')
    .execute()
  return rows.map(read)
}

/** The last runs of a programme, the newest first. */
export async function runsOf(db: Db, programme: string, limit: number): Promise<CertificateRun[]> {
  const rows = await db
    .selectFrom('certificate_runs')
    .selectAll()
    .where('programme', '=', programme)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(read)
}

interface Step {
  attendees: readonly string[]
  issued: number
  skipped: ReadonlyMap<string, string>
  finishedAt: number | null
}

/** Notes what a step did, in its transaction: after whatever ends the process the next one goes on from there. */
export async function noteStep(
  tx: Tx,
  run: CertificateRun,
  { attendees, issued, skipped, finishedAt }: Step,
): Promise<CertificateRun> {
  const after = attendees.at(-1) ?? run.after
  const now = { done: run.done + attendees.length, issued: run.issued + issued, after }
  await tx
    .updateTable('certificate_runs')
    .set({ ...now, finished_at: finishedAt })
    .where('id', '=', run.id)
    .execute()
  const rows = [...skipped].map(([attendee, why]) => ({ run: run.id, attendee, why }))
  for (const part of parts(rows)) {
    await tx.insertInto('certificate_skips').values(part).execute()
  }
  return { ...run, ...now, finishedAt }
}

/** Who got none in a run and why, `limit` of them; how many in all by reason. */
export async function skipsOf(
  db: Db,
  run: string,
  limit: number,
): Promise<{ attendee: string; why: string }[]> {
  return (
    db
      .selectFrom('certificate_skips')
      .select(['attendee', 'why'])
      .where('run', '=', run)
      // whom somebody must do something about first
      .where('why', '!=', 'has-one')
      .orderBy('why')
      .orderBy('attendee')
      .limit(limit)
      .execute()
  )
}

export async function skipCounts(
  db: Db,
  runs: readonly string[],
): Promise<Map<string, Map<string, number>>> {
  const counts = new Map(runs.map((id) => [id, new Map<string, number>()]))
  if (runs.length === 0) return counts
  const rows = await db
    .selectFrom('certificate_skips')
    .select(['run', 'why', (eb) => eb.fn.countAll<number>().as('count')])
    .where('run', 'in', runs)
    .groupBy(['run', 'why'])
    .execute()
  for (const { run, why, count } of rows) {
    const [kind = why] = why.split(':')
    const of = counts.get(run)
    of?.set(kind, (of.get(kind) ?? 0) + Number(count))
  }
  return counts
}

/** Who completed a session that is closed, or any where `wait` is off, and was never issued a certificate for it. */
export async function withoutCertificate(
  db: Db,
  programme: string,
  { wait, limit, after }: { wait: boolean; limit: number; after: [string, string] | null },
): Promise<{ session: string; attendee: string }[]> {
  let query = db
    .selectFrom('completions')
    .leftJoin('certificates', (join) =>
      join
        .onRef('certificates.attendee', '=', 'completions.attendee')
        .onRef('certificates.programme', '=', 'completions.programme')
        .onRef('certificates.about', '=', 'completions.session'),
    )
    .select(['completions.session', 'completions.attendee'])
    .where('completions.programme', '=', programme)
    .where('completions.marked_at', 'is not', null)
    .where('certificates.id', 'is', null)
  if (wait) {
    query = query.where(({ exists, selectFrom }) =>
      exists(
        selectFrom('closings')
          .select('closings.n')
          .whereRef('closings.session', '=', 'completions.session'),
      ),
    )
  }
  if (after) {
    const [session, attendee] = after
    query = query.where(({ and, eb, or }) =>
      or([
        eb('completions.session', '>', session),
        and([eb('completions.session', '=', session), eb('completions.attendee', '>', attendee)]),
      ]),
    )
  }
  return query.orderBy('completions.session').orderBy('completions.attendee').limit(limit).execute()
}

function read(row: Selectable<CertificateRunsTable>): CertificateRun {
  const { finished_at, mail, ...rest } = row
  return { ...rest, mail: mail === 1, finishedAt: finished_at }
}
