import { completionText } from '../../src/domain/completion.ts'
import { type CreditWorld, makeCompletions } from '../../src/domain/make-completions.ts'
import type { AttendanceRecord } from '../../src/domain/record.ts'
import type { Schedule } from '../../src/domain/schedule.ts'
import { loadCompletions } from '../db/completions.ts'
import { allRules, creditPlans } from '../db/credit-rules.ts'
import type { Db, Tx } from '../db/open.ts'
import { answeredDays } from '../db/survey-asked.ts'
import type { CompletionsTable } from '../db/tables.ts'

/** All records of some attendees in a programme, as they follow from the evidence. */
export interface Followed {
  schedule: Schedule
  records: ReadonlyMap<string, readonly AttendanceRecord[]>
}

/** A row of `completions` that differs from what is stored. */
export interface DifferingCompletion {
  row: CompletionsTable
  /** the text that stands; null: no row */
  before: string | null
}

const none = 'null'

/**
 * The completions of these attendees that differ from what is stored: their records are all that they
 * follow from, with the sessions' credits and the rules for them. Where nobody is marked and nobody was,
 * one look at the index is all that it costs.
 */
export async function deriveCompletions(
  tx: Db | Tx,
  programme: string,
  { schedule, records }: Followed,
  now: number,
): Promise<DifferingCompletion[]> {
  const stored = Map.groupBy(
    await loadCompletions(tx, programme, [...records.keys()]),
    ({ attendee }) => attendee,
  )
  const concerned = [...records].filter(
    ([attendee, theirs]) => stored.has(attendee) || theirs.some(isAttended),
  )
  if (concerned.length === 0) return []
  const rules = await allRules(tx)
  const plans = await creditPlans(tx, programme)
  const asksSurvey = rules.some(({ asks }) => asks.surveyDays !== undefined)
  const whom = concerned.map(([attendee]) => attendee)
  const world: CreditWorld = {
    ...{ schedule, plans, rules },
    ...(asksSurvey && { surveyDays: await answeredDays(tx, whom) }),
  }
  return concerned.flatMap(([attendee, theirs]) => {
    const made = new Map(makeCompletions(theirs, world).map((one) => [one.session, one]))
    const stands = new Map(stored.get(attendee)?.map((row) => [row.session, row]))
    return [...new Set([...made.keys(), ...stands.keys()])].flatMap((session) => {
      const one = made.get(session)
      const before = stands.get(session)
      const completion = one ? completionText(one) : none
      if (completion === (before?.completion ?? none)) return []
      const row = {
        session,
        attendee,
        programme,
        completion,
        marked_at: one?.markedAt ?? null,
        ended_at: one?.end ?? null,
        revision: (before?.revision ?? 0) + 1,
        updated_at: now,
      }
      return [{ row, before: before?.completion ?? null }]
    })
  })
}

const isAttended = ({ person, automatic }: AttendanceRecord) =>
  (person ?? automatic)?.mark === 'attended'
