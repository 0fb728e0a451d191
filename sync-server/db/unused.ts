import type { Tx } from './open.ts'
import { parts } from './taps.ts'

type Found = { execute: () => Promise<{ id: string | null }[]> }

/** Of these sessions those that can't be taken away, with what stands on them, in words. */
export const sessionsInUse = (tx: Tx, ids: string[]): Promise<Map<string, string>> =>
  inUse(ids, (part) => [
    ['taps', tx.selectFrom('taps').select('session as id').where('session', 'in', part)],
    ['bookings', tx.selectFrom('bookings').select('session as id').where('session', 'in', part)],
    [
      'a waiting list',
      tx.selectFrom('waiting_places').select('session as id').where('session', 'in', part),
    ],
    ['marks', tx.selectFrom('marks').select('session as id').where('session', 'in', part)],
    [
      'certificates',
      tx.selectFrom('certificates').select('session as id').where('session', 'in', part),
    ],
    ['a closing', tx.selectFrom('closings').select('session as id').where('session', 'in', part)],
    [
      'corrections',
      tx.selectFrom('corrections').select('session as id').where('session', 'in', part),
    ],
    [
      'requests',
      tx.selectFrom('record_requests').select('session as id').where('session', 'in', part),
    ],
    [
      'self-reports',
      tx.selectFrom('self_reports').select('session as id').where('session', 'in', part),
    ],
    [
      'online reports',
      tx.selectFrom('online_reports').select('session as id').where('session', 'in', part),
    ],
  ])

/** Of these attendees those that can't be taken off a programme's roster, with the reason in words. */
export const attendeesInUse = (
  tx: Tx,
  programme: string,
  ids: string[],
): Promise<Map<string, string>> =>
  inUse(ids, (part) => [
    [
      'taps',
      tx
        .selectFrom('taps')
        .innerJoin('logs', 'logs.n', 'taps.log')
        .select('who as id')
        .where('who', 'in', part)
        .where('logs.programme', '=', programme),
    ],
    [
      'bookings',
      tx
        .selectFrom('bookings')
        .innerJoin('sessions', 'sessions.id', 'bookings.session')
        .select('attendee as id')
        .where('attendee', 'in', part)
        .where('sessions.programme', '=', programme),
    ],
    [
      'places in line',
      tx.selectFrom('waiting_places').select('attendee as id').where('attendee', 'in', part),
    ],
    [
      'certificates',
      tx
        .selectFrom('certificates')
        .select('attendee as id')
        .where('attendee', 'in', part)
        .where('programme', '=', programme),
    ],
    [
      'marks',
      tx
        .selectFrom('marks')
        .select('attendee as id')
        .where('attendee', 'in', part)
        .where('programme', '=', programme),
    ],
    [
      'corrections',
      tx
        .selectFrom('corrections')
        .select('attendee as id')
        .where('attendee', 'in', part)
        .where('programme', '=', programme),
    ],
    [
      'what phones said',
      tx
        .selectFrom('phone_people')
        .innerJoin('phones', 'phones.id', 'phone_people.phone')
        .select('attendee as id')
        .where('attendee', 'in', part)
        .where('phones.programme', '=', programme),
    ],
    [
      'online reports',
      tx.selectFrom('online_rows').select('person as id').where('person', 'in', part),
    ],
    ['merges', tx.selectFrom('merges').select('attendee as id').where('attendee', 'in', part)],
    ['merges', tx.selectFrom('merges').select('into as id').where('into', 'in', part)],
  ])

async function inUse(
  ids: string[],
  queries: (part: string[]) => (readonly [string, Found])[],
): Promise<Map<string, string>> {
  const found = new Map<string, Set<string>>()
  for (const part of parts(ids)) {
    for (const [word, query] of queries(part)) {
      for (const { id } of await query.execute()) {
        if (id === null) continue
        const uses = found.get(id) ?? new Set()
        found.set(id, uses.add(word))
      }
    }
  }
  return new Map([...found].map(([id, uses]) => [id, [...uses].join(', ')]))
}
