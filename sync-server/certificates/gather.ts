import {
  type CertificateContent,
  type CertifiedCredits,
  type CertifiedSession,
  certificateLanguage,
  type TemplateContent,
} from '../../src/domain/certificate.ts'
import { programmeTotal } from '../../src/domain/programme-total.ts'
import type { MadeFrom } from '../db/certificates.ts'
import { completionOf, completionsOfAttendee, type StoredCompletion } from '../db/completions.ts'
import type { Db, Tx } from '../db/open.ts'
import { loadRecords } from '../db/records.ts'
import { readRecord } from '../reconcile/stored.ts'
import { surveyGate } from '../surveys/gate.ts'
import { type CertificateWorld, mayIssue } from './world.ts'

const MINUTE = 60_000

/** What a certificate would say now, all but the name. */
export interface Gathered {
  content: CertificateContent
  madeFrom: MadeFrom
}

export interface About {
  /** null: the whole programme */
  session: string | null
  attendee: string
  /** of the attendee */
  language: string | null
}

/**
 * What somebody's completions come to, as a certificate says it; of a whole programme what counts already:
 * sessions that are closed (row S6) and whose surveys, where those come first, are answered (row C5).
 * @returns null where nothing is completed
 */
export async function gather(
  tx: Db | Tx,
  world: CertificateWorld,
  about: About,
  template: TemplateContent,
): Promise<Gathered | null> {
  const all = await completed(tx, world, about)
  const sessions = all.flatMap((stored) => certified(world, stored) ?? [])
  const [first] = sessions
  if (!first) return null
  const { name, timeZone } = world.programme
  const own = about.session !== null
  return {
    content: {
      scope: own ? 'session' : 'programme',
      title: own ? first.title : name,
      programme: name,
      timeZone,
      language: certificateLanguage(about.language),
      sessions,
      minutes: own ? first.minutes : await minutesOf(tx, world, about.attendee, sessions),
      credits: summed(sessions.flatMap(({ credits }) => credits)),
      template,
    },
    madeFrom: all.map(({ completion, revision }) => ({ session: completion.session, revision })),
  }
}

async function completed(
  tx: Db | Tx,
  world: CertificateWorld,
  { session, attendee }: About,
): Promise<StoredCompletion[]> {
  if (session !== null) {
    const one = await completionOf(tx, session, attendee)
    return one ? [one] : []
  }
  const all = await completionsOfAttendee(tx, world.programme.id, attendee)
  const counting: StoredCompletion[] = []
  for (const one of all) {
    const of = one.completion.session
    if (mayIssue(world, of) && (await surveyGate(tx, of, attendee)) === 'open') counting.push(one)
  }
  return counting
}

function certified(
  world: CertificateWorld,
  { completion }: StoredCompletion,
): CertifiedSession | null {
  const session = world.sessions.get(completion.session)
  if (!session) return null
  const { title, room, delivery, presenters } = session.values
  return {
    session: completion.session,
    title,
    start: completion.start,
    end: completion.end,
    room,
    delivery,
    presenters,
    minutes: wholeMinutes(completion.totalMs),
    evidence: completion.evidence,
    credits: completion.credits
      .filter(({ hundredths }) => hundredths > 0)
      .map(({ rule, version, name, hundredths, fields }) => ({
        rule,
        name,
        minutesPerCredit: minutesPerCredit(world, rule, version),
        hundredths,
        fields,
      })),
  }
}

/** Of somebody who was marked by hand no time is known: that is not zero minutes (rule D8). */
const wholeMinutes = (ms: number): number | null => (ms === 0 ? null : Math.floor(ms / MINUTE))

const minutesPerCredit = ({ rules }: CertificateWorld, id: string, version: number) =>
  rules.find((rule) => rule.id === id && rule.version === version)?.minutesPerCredit ?? null

/** No minute twice (rule D6). */
async function minutesOf(
  tx: Db | Tx,
  world: CertificateWorld,
  attendee: string,
  sessions: readonly CertifiedSession[],
): Promise<number | null> {
  const counted = new Set(sessions.map(({ session }) => session))
  const rows = await loadRecords(tx, world.programme.id, [attendee])
  const records = rows
    .filter(({ session }) => counted.has(session))
    .flatMap(({ record }) => readRecord(record) ?? [])
  return wholeMinutes(programmeTotal(records, world.schedule).totalMs)
}

/** Credits of several sessions by rule: each was rounded at its rule's level before. */
function summed(all: readonly CertifiedCredits[]): CertifiedCredits[] {
  const byRule = new Map<string, CertifiedCredits>()
  for (const one of all) {
    const known = byRule.get(one.rule)
    byRule.set(one.rule, known ? added(known, one) : one)
  }
  return [...byRule.values()]
}

function added(one: CertifiedCredits, other: CertifiedCredits): CertifiedCredits {
  const fields = new Map(one.fields.map(({ name, hundredths }) => [name, hundredths]))
  for (const { name, hundredths } of other.fields) {
    fields.set(name, (fields.get(name) ?? 0) + hundredths)
  }
  return {
    ...other,
    hundredths: one.hundredths + other.hundredths,
    fields: [...fields].map(([name, hundredths]) => ({ name, hundredths })),
  }
}
