import type { Db, Tx } from '../db/open.ts'
import { askedOf, surveyedSession } from '../db/survey-asked.ts'
import { surveyCalled } from '../db/surveys.ts'

/** Whether a certificate for this attendance waits for the answer to the session's survey (row C5). */
export async function surveyGate(
  db: Db | Tx,
  session: string,
  attendee: string,
): Promise<'open' | 'waiting'> {
  const of = await surveyedSession(db, session)
  if (!of?.survey) return 'open'
  const survey = await surveyCalled(db, of.programme, of.survey)
  if (!survey?.settings.beforeCertificate) return 'open'
  const asked = await askedOf(db, session, attendee)
  return asked?.answered === 1 ? 'open' : 'waiting'
}
