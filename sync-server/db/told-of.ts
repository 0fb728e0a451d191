import type { Db } from './open.ts'

// All that is stored about people, table by table, for those who ask for it (row D6).

type PersonsTable =
  | 'roster'
  | 'badges'
  | 'bookings'
  | 'waiting_places'
  | 'marks'
  | 'records'
  | 'completions'
  | 'corrections'

/** @param ids the person, and who was merged into them */
export async function storedAbout(db: Db, ids: string[]) {
  const of = (table: PersonsTable) =>
    db
      .selectFrom(table as 'roster')
      .selectAll()
      .where('attendee', 'in', ids)
      .execute()
  const taps = await db
    .selectFrom('taps')
    .innerJoin('logs', 'logs.n', 'taps.log')
    .leftJoin('kiosks', 'kiosks.id', 'logs.kiosk')
    .selectAll('taps')
    .select(['logs.log as log_id', 'kiosks.name as kiosk'])
    .where((eb) => eb.or([eb('taps.who', 'in', ids), eb('taps.attendee', 'in', ids)]))
    .orderBy('taps.received_at')
    .execute()
  const people = await db
    .selectFrom('attendees')
    .selectAll()
    .where('id', 'in', ids)
    .orderBy('id')
    .execute()
  return {
    people,
    rosters: await db
      .selectFrom('roster')
      .innerJoin('programmes', 'programmes.id', 'roster.programme')
      .select(['roster.programme', 'programmes.name', 'roster.attendee', 'code', 'badges'])
      .select(['active', 'source', 'joined_at'])
      .where('attendee', 'in', ids)
      .execute(),
    badges: await of('badges'),
    bookings: await of('bookings'),
    waiting: await of('waiting_places'),
    marks: await of('marks'),
    records: await of('records'),
    completions: await of('completions'),
    corrections: await of('corrections'),
    taps,
    certificates: await certificatesAbout(db, ids),
    told: await db.selectFrom('apart').selectAll().where('attendee', 'in', ids).execute(),
    merges: await db
      .selectFrom('merges')
      .selectAll()
      .where((eb) => eb.or([eb('attendee', 'in', ids), eb('into', 'in', ids)]))
      .execute(),
    imported: await db.selectFrom('import_rows').selectAll().where('subject', 'in', ids).execute(),
    online: await onlineAbout(db, ids),
    phones: await db
      .selectFrom('phone_people')
      .select(['phone', 'alias', 'attendee', 'at'])
      .where('attendee', 'in', ids)
      .execute(),
    selfReports: await db
      .selectFrom('self_reports')
      .selectAll()
      .where('attendee', 'in', ids)
      .execute(),
    surveys: await db.selectFrom('survey_asked').selectAll().where('attendee', 'in', ids).execute(),
    answers: await db
      .selectFrom('survey_answers')
      .selectAll()
      .where('attendee', 'in', ids)
      .execute(),
    requests: await db
      .selectFrom('record_requests')
      .selectAll()
      .where('attendee', 'in', ids)
      .execute(),
    links: await db.selectFrom('links').selectAll().where('attendee', 'in', ids).execute(),
    mails: await db.selectFrom('mails').selectAll().where('attendee', 'in', ids).execute(),
    sessions: await sessionNames(db),
  }
}

/** What was printed for them, and what was decided about it. */
async function certificatesAbout(db: Db, ids: string[]) {
  const theirs = db.selectFrom('certificates').select('id').where('attendee', 'in', ids)
  return {
    issued: await db
      .selectFrom('certificates')
      .selectAll()
      .where('attendee', 'in', ids)
      .orderBy('issued_at')
      .execute(),
    versions: await db
      .selectFrom('certificate_versions')
      .selectAll()
      .where('certificate', 'in', theirs)
      .orderBy('issued_at')
      .execute(),
    decisions: await db
      .selectFrom('certificate_acts')
      .selectAll()
      .where('certificate', 'in', theirs)
      .orderBy('n')
      .execute(),
  }
}

async function onlineAbout(db: Db, ids: string[]) {
  const given = await db
    .selectFrom('online_people')
    .select('person')
    .where('attendee', 'in', ids)
    .execute()
  const persons = [...new Set([...ids, ...given.map(({ person }) => person)])]
  return {
    rows: await db.selectFrom('online_rows').selectAll().where('person', 'in', persons).execute(),
    names: await db.selectFrom('online_names').selectAll().where('person', 'in', persons).execute(),
    assigned: await db
      .selectFrom('online_people')
      .selectAll()
      .where('attendee', 'in', ids)
      .execute(),
  }
}

async function sessionNames(db: Db): Promise<Map<string, string>> {
  const rows = await db.selectFrom('sessions').select(['id', 'title']).execute()
  return new Map(rows.map(({ id, title }) => [id, title]))
}

/** The rows of the history about these people. */
export async function historyAbout(db: Db, ids: readonly string[]) {
  const rows = await db
    .selectFrom('audit')
    .select(['at', 'by', 'act', 'subject', 'detail'])
    .where((eb) =>
      eb.or([
        eb(
          'subject',
          'in',
          ids.map((id) => `attendee:${id}`),
        ),
        ...ids.map((id) => eb('detail', 'like', `%"${id.replaceAll(/[%_]/g, '_')}"%`)),
      ]),
    )
    .orderBy('n')
    .execute()
  return rows
}
