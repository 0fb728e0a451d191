import { type IssueRun, SkipKind } from '../../src/domain/api-certificates.ts'
import { namesOf } from '../db/attendees.ts'
import { type CertificateRun, skipCounts, skipsOf } from '../db/certificate-runs.ts'
import type { Db } from '../db/open.ts'

const mostNamed = 100

/** Runs as the API shows them; those who need somebody to do something are named. */
export async function showRuns(db: Db, runs: readonly CertificateRun[]): Promise<IssueRun[]> {
  const counts = await skipCounts(
    db,
    runs.map(({ id }) => id),
  )
  return Promise.all(runs.map((run) => showRun(db, run, counts.get(run.id) ?? new Map())))
}

async function showRun(
  db: Db,
  run: CertificateRun,
  counts: ReadonlyMap<string, number>,
): Promise<IssueRun> {
  const { after, programme, ...rest } = run
  const people = await skipsOf(db, run.id, mostNamed)
  const names = await namesOf(
    db,
    programme,
    people.map(({ attendee }) => attendee),
  )
  return {
    ...rest,
    skipped: [...counts].map(([why, count]) => ({ why: SkipKind.parse(why), count })),
    people: people.map(({ attendee, why }) => {
      const [kind, scripts = ''] = why.split(':')
      return {
        attendee,
        name: names.get(attendee)?.name ?? '',
        why: SkipKind.parse(kind),
        scripts: scripts === '' ? [] : scripts.split(', '),
      }
    }),
  }
}
