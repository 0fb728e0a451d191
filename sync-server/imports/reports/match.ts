import type { ReportPerson, ReportRequest } from '../../../src/domain/api-reports.ts'
import { notOnRoster } from '../../db/marks.ts'
import { endsOf } from '../../db/merges.ts'
import { assignedIn, namesInSession, rosterByEmail } from '../../db/online-reports.ts'
import type { Tx } from '../../db/open.ts'
import { HttpProblem } from '../../http/problem.ts'
import type { Named } from './people.ts'

/** Somebody whom a report names, and for whom their connections count. */
export interface Matched extends Named {
  /** what evidence calls them */
  id: string
  /** nobody knows them yet: their name has to be kept */
  isNew: boolean
  attendee: string | null
  by: ReportPerson['by']
  /** what stood before; undefined: nothing was said */
  before: string | null | undefined
}

interface Place {
  session: string
  programme: string
}

/**
 * Who is who: by a person's word in this request, by one given before, else by e-mail. Never by name.
 * @throws HttpProblem `invalid` where the request names somebody who is not there
 */
export async function matchPeople(
  tx: Tx,
  newId: () => string,
  { session, programme }: Place,
  named: readonly Named[],
  assign: NonNullable<ReportRequest['assign']>,
): Promise<Matched[]> {
  const people = [...new Map(named.map((one) => [one.person, one])).values()]
  const given = new Map(assign.map(({ person, attendee }) => [person, attendee]))
  await checkGiven(tx, programme, people, given)
  const emails = people.flatMap(({ email }) => email ?? [])
  const roster = await rosterByEmail(tx, programme, emails)
  const ends = await endsOf(
    tx,
    roster.map(({ id }) => id),
  )
  const byEmail = Map.groupBy(roster, ({ email }) => email)
  const names = new Map((await namesInSession(tx, session)).map((row) => [row.key, row.person]))
  const assigned = await assignedIn(tx, session)
  return people.map((one) => {
    const owners = one.email === null ? [] : (byEmail.get(one.email) ?? [])
    const attendees = [...new Set(owners.map(({ id }) => ends.get(id) ?? id))]
    // who was merged keeps what is theirs, for when that is undone
    const owner =
      attendees.length === 1 ? ((owners.length === 1 ? owners[0]?.id : attendees[0]) ?? null) : null
    const known = names.get(one.person)
    const id = known ?? owner ?? newId()
    const before = assigned.get(id)
    const isNew = known === undefined && owner === null
    const word = given.get(one.person)
    // a person's word stands until another takes it back
    const hand = word === undefined ? (before !== owner ? before : undefined) : word
    const matched = { ...one, id, isNew, before }
    if (hand) return { ...matched, attendee: hand, by: 'hand' }
    if (owner !== null) return { ...matched, attendee: owner, by: 'email' }
    const by = one.email === null ? 'no-email' : attendees.length > 1 ? 'several' : 'unknown-email'
    return { ...matched, attendee: null, by }
  })
}

async function checkGiven(
  tx: Tx,
  programme: string,
  people: readonly Named[],
  given: ReadonlyMap<string, string | null>,
): Promise<void> {
  const here = new Set(people.map(({ person }) => person))
  const strange = [...given.keys()].filter((person) => !here.has(person))
  const attendees = [...new Set([...given.values()].flatMap((id) => id ?? []))]
  const unknown = await notOnRoster(tx, programme, attendees)
  if (strange.length > 0) {
    throw new HttpProblem(
      'invalid',
      'Nothing was imported. A person was assigned whom this report does not name. Read the file again.',
      { errors: strange.slice(0, 100).map((person) => ({ place: 'assign', message: person })) },
    )
  }
  if (unknown.length > 0) {
    throw new HttpProblem(
      'invalid',
      `Nothing was imported. ${unknown.length} of the assigned attendees are not on this programme’s roster. Add them first.`,
      { unknown: unknown.slice(0, 100) },
    )
  }
}
