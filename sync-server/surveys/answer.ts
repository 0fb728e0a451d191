import type { SurveyForm } from '../../src/domain/api-survey.ts'
import { type Answers, readAnswers } from '../../src/domain/survey.ts'
import type { Context } from '../context.ts'
import { audit } from '../db/audit.ts'
import { markDirty } from '../db/dirty.ts'
import type { Db, Tx } from '../db/open.ts'
import { findProgramme } from '../db/programmes.ts'
import { answersOf, storeAnonymously, storeAnswers } from '../db/survey-answers.ts'
import { askedOf, setAnswered, surveyedSession } from '../db/survey-asked.ts'
import type { SurveyAskedTable } from '../db/survey-tables.ts'
import { findSurvey, lockSurvey, questionsOf, type Survey } from '../db/surveys.ts'
import { HttpProblem } from '../http/problem.ts'
import { openLink } from '../links/links.ts'
import { reconcileSoon } from '../reconcile/soon.ts'
import { whenAnswered } from './answered.ts'
import { type Asking, forgetReminder } from './ask.ts'

const DAY = 86_400_000

interface Asked {
  asked: SurveyAskedTable
  survey: Survey
  session: NonNullable<Awaited<ReturnType<typeof surveyedSession>>>
}

const notYours = () =>
  new HttpProblem(
    'not-found',
    'This link opens no survey. It may have ended, or been sent by mistake.',
  )

/** Whom a link is for. @throws HttpProblem `not-found` */
async function whose(ctx: Context, text: string): Promise<Asking> {
  const link = await openLink(ctx, text, 'survey')
  if (!link?.attendee || !link.session) throw notYours()
  return { session: link.session, attendee: link.attendee }
}

/** What they are asked. @throws HttpProblem `not-found` */
async function findAsked(db: Db | Tx, who: Asking): Promise<Asked> {
  const asked = await askedOf(db, who.session, who.attendee)
  const survey = asked && (await findSurvey(db, asked.survey))
  const session = await surveyedSession(db, who.session)
  if (!asked || !survey || !session) throw notYours()
  return { asked, survey, session }
}

const stateOf = ({ asked, survey }: Asked, now: number): SurveyForm['state'] => {
  const { external, anonymous, mayChange } = survey.settings
  if (external !== null) return 'elsewhere'
  if (asked.answered && (anonymous || !mayChange)) return 'answered'
  return asked.closes_at !== null && asked.closes_at <= now ? 'closed' : 'open'
}

/** What whoever was asked sees. @throws HttpProblem `not-found` */
export async function showForm(ctx: Context, text: string): Promise<SurveyForm> {
  const { db } = ctx.database
  const found = await findAsked(db, await whose(ctx, text))
  const { asked, survey, session } = found
  const programme = await findProgramme(db, session.programme)
  if (!programme) throw notYours()
  const { intro, anonymous, mayChange, beforeCertificate, external } = survey.settings
  const state = stateOf(found, ctx.clock())
  const questions = await questionsOf(db, survey.id)
  const answers = anonymous ? null : await answersOf(db, session.id, asked.attendee)
  return {
    ...{ state, name: survey.name, intro, anonymous, beforeCertificate, external },
    mayChange: mayChange && !anonymous,
    session: { title: session.title, start: session.start },
    programme: { name: programme.name, timeZone: programme.time_zone },
    closesAt: asked.closes_at,
    version: survey.version,
    questions: state === 'open' ? (questions.get(survey.version) ?? []) : [],
    answers: state === 'open' ? answers : null,
  }
}

/**
 * Takes answers. Sent again, because the first answer of ours was lost, they change nothing: what was given
 * with a name is written over by the same, and anonymous answers are taken once.
 * @throws HttpProblem `not-found`; `invalid` that names each question; `stale` where it is too late or was
 * answered
 */
export async function answerSurvey(
  ctx: Context,
  text: string,
  { version, answers }: { version: number; answers: Answers },
): Promise<void> {
  const who = await whose(ctx, text)
  const programme = await ctx.database.transact(async (tx) => {
    const before = await findAsked(tx, who)
    await lockSurvey(tx, before.survey.id)
    // asked again under the lock: the same may come twice at the same time
    const found = await findAsked(tx, who)
    refuseLate(stateOf(found, ctx.clock()))
    await store(tx, ctx, found, { version, answers })
    return found.session.programme
  })
  ctx.live.tell({ type: 'records', programme, sessions: [who.session] })
  reconcileSoon(ctx, programme)
}

function refuseLate(state: SurveyForm['state']): void {
  if (state === 'open') return
  const why = {
    answered: 'The answers have arrived already, and can’t be changed. Nothing was lost.',
    closed: 'This survey takes no more answers.',
    elsewhere: 'This survey is elsewhere.',
  }
  throw new HttpProblem('stale', why[state], { state })
}

async function store(
  tx: Tx,
  ctx: Context,
  { asked, survey, session }: Asked,
  given: { version: number; answers: Answers },
): Promise<void> {
  const questions = (await questionsOf(tx, survey.id)).get(given.version)
  if (!questions) throw new HttpProblem('invalid', 'version: there is no such version')
  const { answers, problems } = readAnswers(questions, given.answers)
  if (problems.length > 0) {
    const errors = problems.map(({ question, why }) => ({ place: question, message: why }))
    throw new HttpProblem('invalid', 'Some questions are not answered as they ask.', { errors })
  }
  const at = ctx.clock()
  const { attendee, programme } = asked
  const what = { survey: survey.id, session: session.id, version: given.version, answers }
  const { anonymous } = survey.settings
  if (anonymous) await storeAnonymously(tx, Buffer.from(ctx.random(16)).toString('base64url'), what)
  else await storeAnswers(tx, ctx.newId(), { ...what, attendee, answered_at: at })
  const day = Math.max(0, Math.ceil((at - Number(session.over)) / DAY))
  await setAnswered(tx, asked, asked.answered_day ?? day)
  await forgetReminder(tx, asked)
  // credits may ask for it (rule C3)
  await markDirty(tx, programme, [attendee], at)
  for (const act of whenAnswered) await act(tx, ctx, programme, { session: session.id, attendee })
  // a row of the history would say when whoever answered did
  if (anonymous) return
  const detail = { survey: survey.id, session: session.id }
  const act = { at, by: `attendee:${attendee}`, act: 'survey-answer', detail }
  await audit(tx, ctx.database.dialect, { ...act, subject: `attendee:${attendee}` })
}
