import type {
  AttendeePathways,
  PathwayListRow,
  PathwayProgressAnswer,
  ProgressRow,
} from '../../src/domain/api-follow.ts'
import type { PathwayContent } from '../../src/domain/pathway.ts'
import { type Attended, pathwayProgress } from '../../src/domain/pathway-progress.ts'
import { attendedIn, rosterNames } from '../db/attended.ts'
import type { Db } from '../db/open.ts'
import { pathwaysOf, type StoredPathway, sessionNames } from '../db/pathways.ts'
import { expiriesAt } from '../expiry/expiries.ts'

type ByAttendee = ReadonlyMap<string, ReadonlyMap<string, Attended>>

/**
 * Where everybody on a programme's roster stands on a pathway: computed from what stands now, so that it
 * needs no updating. Who is no longer active is left out unless something counts.
 */
export async function progressOf(
  db: Db,
  { programme, ...pathway }: StoredPathway,
  now: number,
): Promise<PathwayProgressAnswer> {
  const attended = await byAttendee(db, programme, now)
  const people = await rosterNames(db, programme)
  const items = people.flatMap(({ active, ...person }): ProgressRow[] => {
    const progress = pathwayProgress(pathway, attended.get(person.attendee) ?? new Map())
    if (active === 0 && progress.state === 'not-started') return []
    const { state, done, required, steps } = progress
    const shown = steps.map(({ state, count, until }) => ({ state, count, until }))
    return [{ ...person, state, done, required, steps: shown }]
  })
  return { pathway, items }
}

/** The pathways of a programme, each with how many stand where. */
export async function pathwayList(
  db: Db,
  programme: string,
  now: number,
): Promise<PathwayListRow[]> {
  const pathways = await pathwaysOf(db, programme)
  if (pathways.length === 0) return []
  const attended = await byAttendee(db, programme, now)
  const people = await rosterNames(db, programme)
  return pathways.map(({ programme: _, ...pathway }) => {
    const counts = { 'not-started': 0, 'under-way': 0, complete: 0 }
    for (const { attendee, active } of people) {
      const { state } = pathwayProgress(pathway, attended.get(attendee) ?? new Map())
      if (active === 1 || state !== 'not-started') counts[state]++
    }
    const { 'not-started': notStarted, 'under-way': underWay, complete } = counts
    return { ...pathway, notStarted, underWay, complete }
  })
}

/** One attendee on every pathway of a programme, with the sessions that were attended and those that may be. */
export async function pathwaysOfAttendee(
  db: Db,
  programme: string,
  attendee: string,
  now: number,
): Promise<AttendeePathways> {
  const pathways = await pathwaysOf(db, programme)
  const theirs = (await byAttendee(db, programme, now, attendee)).get(attendee) ?? new Map()
  const sessions = await sessionNames(db, programme)
  const items = pathways.map(({ id, name, steps, inOrder }) => {
    const progress = pathwayProgress({ steps, inOrder }, theirs)
    const { state, done, required } = progress
    const shown = steps.map((step, n) => ({
      ...stepAt(progress.steps, n),
      ...{ id: step.id, title: step.title, required: step.required, needed: step.needed },
      attended: named(step.sessions.filter((session) => theirs.has(session))),
      missing: named(step.sessions.filter((session) => !theirs.has(session))),
    }))
    return { id, name, state, done, required, steps: shown }
  })
  return { items }

  function named(ids: readonly string[]) {
    return ids.flatMap((id) => {
      const session = sessions.get(id)
      return session ? [{ id, title: session.title, code: session.code, start: session.start }] : []
    })
  }
}

type Steps = ReturnType<typeof pathwayProgress>['steps']

function stepAt(steps: Steps, n: number): Pick<Steps[number], 'state' | 'count' | 'until'> {
  const { state, count, until } = steps[n] ?? { state: 'open' as const, count: 0, until: null }
  return { state, count, until }
}

async function byAttendee(
  db: Db,
  programme: string,
  now: number,
  attendee: string | null = null,
): Promise<ByAttendee> {
  const expiry = await expiriesAt(db, programme, now)
  const found = new Map<string, Map<string, Attended>>()
  for (const row of await attendedIn(db, programme, attendee)) {
    const { session, endedAt } = row
    const theirs = found.get(row.attendee) ?? new Map<string, Attended>()
    found.set(row.attendee, theirs.set(session, { session, endedAt, expiry: expiry(row) }))
  }
  return found
}

/** The sessions that a pathway names and that are not in `known`. */
export const unknownSessions = ({ steps }: PathwayContent, known: ReadonlyMap<string, unknown>) =>
  steps.flatMap(({ sessions }) => sessions.filter((id) => !known.has(id)))
