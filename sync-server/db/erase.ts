import { sql } from 'kysely'
import { dropApartOf } from './apart.ts'
import { forgetWords } from './attendee-words.ts'
import { eraseFromCertificates } from './erase-certificates.ts'
import { forgetImported } from './import-rows.ts'
import { dropLinksOf } from './links.ts'
import { eraseMails } from './mails.ts'
import type { Tx } from './open.ts'
import { eraseRecordRequests } from './record-requests.ts'
import { eraseSurveysOf } from './survey-asked.ts'
import { parts } from './taps.ts'

/** What stands where somebody wrote why: what was written may name the person. */
const erased = '(erased)'

/**
 * Takes all that is personal of these people out of the database (rule E9). What evidence names stays:
 * their ids, and of their badges those that taps name, so that every tap counts as before, for nobody who
 * could be called by name; and a tablet that brings a walk-in's words again makes nobody anew.
 */
export async function erasePeople(tx: Tx, ids: readonly string[], at: number): Promise<void> {
  for (const part of parts(ids)) {
    await tx
      .updateTable('attendees')
      .set(({ eb }) => ({
        name: '',
        email: null,
        organisation: null,
        language: null,
        fields: '{}',
        revision: eb('revision', '+', 1),
        erased_at: at,
      }))
      .where('id', 'in', part)
      .execute()
    await eraseFromRosters(tx, part)
    await tx.deleteFrom('waiting_places').where('attendee', 'in', part).execute()
    await eraseReasons(tx, part)
    await eraseOnlineNames(tx, part)
    await eraseFromCertificates(tx, part)
  }
  // what undoing an import would put back
  await forgetImported(tx, ids)
  await forgetWords(tx, ids)
  await dropApartOf(tx, ids)
  await dropLinksOf(tx, ids)
  await eraseRecordRequests(tx, ids)
  await eraseMails(tx, ids, at)
  await eraseSurveysOf(tx, ids)
}

async function eraseFromRosters(tx: Tx, ids: string[]): Promise<void> {
  await tx
    .deleteFrom('badges')
    .where('attendee', 'in', ids)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('taps')
            .select('taps.badge')
            .whereRef('taps.badge', '=', 'badges.badge')
            // in the words of the partial index, so that both databases use it
            .where(sql<boolean>`taps.badge is not null`),
        ),
      ),
    )
    .execute()
  await tx
    .updateTable('roster')
    .set(({ eb }) => ({
      code: null,
      badges: '[]',
      active: 0,
      sort: null,
      revision: eb('revision', '+', 1),
    }))
    .where('attendee', 'in', ids)
    .execute()
  const kept = await tx
    .selectFrom('badges')
    .select(['programme', 'badge', 'attendee'])
    .where('attendee', 'in', ids)
    .execute()
  const byPlace = Map.groupBy(kept, ({ programme, attendee }) =>
    JSON.stringify([programme, attendee]),
  )
  for (const badges of byPlace.values()) {
    const [{ programme, attendee } = { programme: '', attendee: '' }] = badges
    await tx
      .updateTable('roster')
      .set({ badges: JSON.stringify(badges.map(({ badge }) => badge)) })
      .where('programme', '=', programme)
      .where('attendee', '=', attendee)
      .execute()
  }
}

async function eraseReasons(tx: Tx, ids: string[]): Promise<void> {
  await tx
    .updateTable('marks')
    .set({ reason: null })
    .where('attendee', 'in', ids)
    .where('reason', 'is not', null)
    .execute()
  await tx
    .updateTable('merges')
    .set({ reason: erased })
    .where((eb) => eb.or([eb('attendee', 'in', ids), eb('into', 'in', ids)]))
    .execute()
  const about = [
    ...(await tx.selectFrom('corrections').select('id').where('attendee', 'in', ids).execute()),
    ...(await tx
      .selectFrom('taps')
      .innerJoin('logs', 'logs.n', 'taps.log')
      .innerJoin('corrections', (join) =>
        join.onRef('corrections.log', '=', 'logs.log').onRef('corrections.seq', '=', 'taps.seq'),
      )
      .select('corrections.id')
      .where('taps.who', 'in', ids)
      .execute()),
  ]
  // with what took them back
  for (const part of parts(new Set(about.map(({ id }) => id)))) {
    await tx
      .updateTable('corrections')
      .set({ reason: erased })
      .where((eb) => eb.or([eb('id', 'in', part), eb('root', 'in', part)]))
      .execute()
  }
}

/** What online reports call them: whose connections counted for them at last. */
async function eraseOnlineNames(tx: Tx, ids: string[]): Promise<void> {
  const known = await tx
    .selectFrom('online_people as one')
    .select(['session', 'person'])
    .where('attendee', 'in', ids)
    .where('n', '=', (eb) =>
      eb
        .selectFrom('online_people as last')
        .select((s) => s.fn.max('last.n').as('n'))
        .whereRef('last.session', '=', 'one.session')
        .whereRef('last.person', '=', 'one.person'),
    )
    .execute()
  for (const { session, person } of known) {
    await tx
      .deleteFrom('online_names')
      .where('session', '=', session)
      .where('person', '=', person)
      .execute()
  }
}
