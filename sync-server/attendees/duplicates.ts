import type { Duplicates } from '../../src/domain/api-truth.ts'
import { byCodePoint } from '../../src/domain/order.ts'
import { rosterEmails, standingMerges } from '../db/merges.ts'
import type { Db } from '../db/open.ts'

type Person = Duplicates['groups'][number]['attendees'][number]

/**
 * Who of a roster shares an e-mail with others, for a person to merge: nobody is merged by itself. In
 * each group stands first who was on the roster before anybody walked in, then who joined first.
 */
export async function findDuplicates(db: Db, programme: string): Promise<Duplicates> {
  const people = (await rosterEmails(db, programme)).flatMap(({ email, ...person }): Person[] =>
    email === null ? [] : [{ ...person, email }],
  )
  const groups = Map.groupBy(people, ({ email }) => email.trim().toLowerCase())
  return {
    groups: [...groups]
      .filter(([email, attendees]) => email !== '' && attendees.length > 1)
      .map(([email, attendees]) => ({ email, attendees: attendees.sort(byClaim) }))
      .sort((a, b) => byCodePoint(a.email, b.email)),
    merged: await standingMerges(db, programme),
  }
}

const byClaim = (a: Person, b: Person) =>
  Number(a.source === 'walk-in') - Number(b.source === 'walk-in') ||
  a.joinedAt - b.joinedAt ||
  byCodePoint(a.id, b.id)
