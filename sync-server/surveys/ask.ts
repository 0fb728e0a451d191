import type { Context } from '../context.ts'
import type { Tx } from '../db/open.ts'
import { addAsked, askedOf, dropAsked, surveyedSession } from '../db/survey-asked.ts'
import { type Survey, surveyCalled } from '../db/surveys.ts'
import { queueMail, withdrawMail } from '../mail/queue.ts'

const MINUTE = 60_000
const DAY = 86_400_000

export interface Asking {
  session: string
  attendee: string
}

type Around = Pick<Context, 'clock' | 'newId'>

/**
 * Sends a session's survey to those who attended it: once each, after the survey's delay, with a reminder
 * where it has one. Nobody is asked where the session has no survey or it takes no answers any more.
 */
export async function ask(tx: Tx, ctx: Around, whom: readonly Asking[]): Promise<void> {
  const bySession = Map.groupBy(whom, ({ session }) => session)
  for (const [id, those] of bySession) {
    const about = await asked(tx, ctx, id)
    if (!about) continue
    for (const { attendee } of those) await askOne(tx, ctx, about, attendee)
  }
}

interface About {
  session: { id: string; programme: string; title: string }
  survey: Survey
  closesAt: number | null
}

async function asked(tx: Tx, { clock }: Around, id: string): Promise<About | null> {
  const session = await surveyedSession(tx, id)
  if (!session?.survey || session.cancelled) return null
  const survey = await surveyCalled(tx, session.programme, session.survey)
  if (!survey) return null
  const { closesAfterDays } = survey.settings
  const closesAt = closesAfterDays === null ? null : Number(session.over) + closesAfterDays * DAY
  return closesAt !== null && closesAt <= clock() ? null : { session, survey, closesAt }
}

async function askOne(
  tx: Tx,
  ctx: Around,
  { session, survey, closesAt }: About,
  attendee: string,
): Promise<void> {
  const { id, programme, title } = session
  // whoever was merged into this person may have answered already
  const before = await askedOf(tx, id, attendee)
  const answered = before?.answered ?? 0
  const row = {
    ...{ session: id, attendee, programme, survey: survey.id, asked_at: ctx.clock() },
    ...{ closes_at: closesAt, answered, answered_day: before?.answered_day ?? null },
  }
  if (!(await addAsked(tx, row)) || answered) return
  const { sendAfterMin, reminderDays, external } = survey.settings
  const sentAt = ctx.clock() + sendAfterMin * MINUTE
  const link = { kind: 'survey', session: id } as const
  const words = { session: title, closes: closesAt }
  const mail = {
    ...{ programme, attendee },
    ...(external === null ? { link, values: words } : { values: { ...words, link: external } }),
  }
  const key = surveyKey('survey', row)
  await queueMail(tx, ctx, { ...mail, key, template: 'survey', dueAt: sentAt })
  // who answers elsewhere is not known here
  if (reminderDays === null || external !== null) return
  const again = sentAt + reminderDays * DAY
  if (closesAt !== null && again >= closesAt) return
  const reminder = surveyKey('survey-reminder', row)
  await queueMail(tx, ctx, { ...mail, key: reminder, template: 'survey-reminder', dueAt: again })
}

const surveyKey = (kind: 'survey' | 'survey-reminder', { session, attendee }: Asking) =>
  `${kind}:${session}:${attendee}`

/** Whoever no longer counts as having attended is not asked: what was not sent yet never is. Answers stay. */
export async function unask(tx: Tx, whom: Asking): Promise<void> {
  await dropAsked(tx, whom.session, whom.attendee)
  await withdrawMail(tx, surveyKey('survey', whom))
  await forgetReminder(tx, whom)
}

/** Whoever answered is not reminded. */
export async function forgetReminder(tx: Tx, whom: Asking): Promise<void> {
  await withdrawMail(tx, surveyKey('survey-reminder', whom))
}
