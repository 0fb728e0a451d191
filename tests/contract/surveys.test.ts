import { afterAll, describe, expect, it } from 'vitest'
import { eraseAttendee } from '../../sync-server/attendees/erase.ts'
import { issueAutomatically } from '../../sync-server/certificates/automatic.ts'
import { completionOf } from '../../sync-server/db/completions.ts'
import { answeredDays } from '../../sync-server/db/survey-asked.ts'
import { askDue } from '../../sync-server/jobs/surveys.ts'
import { linkFor } from '../../sync-server/links/links.ts'
import { settle } from '../../sync-server/reconcile/soon.ts'
import { surveyGate } from '../../sync-server/surveys/gate.ts'
import { certificateWorld } from '../support/certificate-world.ts'
import { testDatabases } from '../support/databases.ts'
import { minute, seed, sessionEnd } from '../support/seed.ts'
import { type TestServer, testServer } from '../support/server.ts'
import { surveyRequest } from '../support/surveys.ts'

const databases = await testDatabases()
afterAll(() => databases.stop())

const day = 86_400_000
const many = ['amara', 'marek', 'ngozi', 'rosa', 'yuki', 'zoltan']
const names = Object.fromEntries(many.map((id) => [id, `${id} Example`]))

const ask = async (server: TestServer, method: string, path: string, body?: unknown) => {
  const answer = await server.request(method, `/api/v1${path}`, {
    token: server.adminToken,
    ...(body === undefined ? {} : { body }),
  })
  const text = await answer.text()
  return { status: answer.status, body: text.startsWith('{') ? JSON.parse(text) : text }
}

type Settings = Parameters<typeof surveyRequest>[0]

/** A session that is over, with a survey by its name, and nobody marked. */
async function start(
  dialect: 'sqlite' | 'postgres',
  settings: Settings = {},
  survey = ' feedback ',
) {
  const server = await testServer({ database: await databases.open(dialect) })
  await seed(server.ctx, {
    sessions: [{ id: 's', survey }],
    attendees: names,
    bookings: { s: many },
  })
  server.clock.set(sessionEnd + minute)
  const made = await ask(server, 'POST', '/programmes/p/surveys', surveyRequest(settings))
  expect(made.status).toBe(201)
  return { server, survey: made.body as { id: string; revision: number; version: number } }
}
async function mark(server: TestServer, attendees: string[], as = 'attended') {
  const body = { attendees, mark: as }
  expect((await ask(server, 'POST', '/sessions/s/marks', body)).status).toBe(200)
  await settle(server.ctx)
}
const mails = ({ ctx }: TestServer) =>
  ctx.database.db.selectFrom('mails').select(['key', 'due_at']).orderBy('key').execute()
const linkOf = ({ ctx }: TestServer, attendee: string) =>
  ctx.database.transact((tx) =>
    linkFor(tx, ctx, { kind: 'survey', programme: 'p', attendee, session: 's' }),
  )
const open = async (server: TestServer, attendee: string) =>
  ask(server, 'POST', '/survey/open', { link: await linkOf(server, attendee) })
const answer = async (server: TestServer, attendee: string, answers: unknown, version = 1) =>
  ask(server, 'POST', '/survey/answer', { link: await linkOf(server, attendee), version, answers })

describe.each(databases.dialects)('surveys on %s', (dialect) => {
  it('[row C5] are sent to those who attended, after the delay, with a reminder; unmarked in time: not sent', async () => {
    const settings = { sendAfterMin: 60, reminderDays: 3, closesAfterDays: 10 }
    const { server } = await start(dialect, settings)
    await mark(server, ['amara', 'marek'])
    const at = server.clock() + 60 * minute
    expect(await mails(server)).toEqual([
      { key: 'survey-reminder:s:amara', due_at: at + 3 * day },
      { key: 'survey-reminder:s:marek', due_at: at + 3 * day },
      { key: 'survey:s:amara', due_at: at },
      { key: 'survey:s:marek', due_at: at },
    ])
    await mark(server, ['marek'], 'not-attended')
    expect((await mails(server)).map(({ key }) => key)).toEqual([
      'survey-reminder:s:amara',
      'survey:s:amara',
    ])
    expect((await open(server, 'marek')).status).toBe(404)
    await answer(server, 'amara', { overall: 5 })
    expect((await mails(server)).map(({ key }) => key)).toEqual(['survey:s:amara'])
    await mark(server, ['marek'])
    expect(await mails(server)).toHaveLength(3)
  })

  it('[row C5] who attended before the session had a survey is asked too, once', async () => {
    const { server } = await start(dialect, {}, 'Évaluation')
    await mark(server, ['amara'])
    expect(await askDue(server.ctx)).toBe(0)
    await ask(server, 'POST', '/programmes/p/surveys', surveyRequest({}, 'évaluation'))
    expect(await askDue(server.ctx)).toBe(1)
    expect(await askDue(server.ctx)).toBe(0)
    expect(await mails(server)).toHaveLength(1)
    const standing = await ask(server, 'GET', '/sessions/s/survey')
    expect(standing.body).toMatchObject({ survey: { name: 'évaluation' }, asked: 1, answered: 0 })
  })

  it('[row C5] answers are checked, kept once a person, and may be changed until the survey closes', async () => {
    const { server, survey } = await start(dialect, { closesAfterDays: 2 })
    await mark(server, many)
    expect((await open(server, 'amara')).body).toMatchObject({
      ...{ state: 'open', name: 'Feedback', version: 1, answers: null, mayChange: true },
      closesAt: sessionEnd + 2 * day,
    })
    const wrong = await answer(server, 'amara', { pace: 'slowly', other: 1 })
    expect([wrong.status, wrong.body.errors]).toEqual([
      422,
      [
        { place: 'other', message: 'unknown' },
        { place: 'overall', message: 'required' },
        { place: 'pace', message: 'no-answer-to-it' },
      ],
    ])
    await answer(server, 'amara', { overall: 2 })
    const given = { overall: 4, pace: 'right', liked: ['talk', 'food'], more: '=cmd()' }
    await Promise.all([answer(server, 'amara', given), answer(server, 'amara', given)])
    await answer(server, 'marek', { overall: 5, liked: ['talk'], more: '  ' })
    expect((await open(server, 'amara')).body.answers).toEqual(given)
    const results = await ask(server, 'GET', `/surveys/${survey.id}/results?session=s`)
    expect(results.body).toMatchObject({ asked: 6, answered: 2, withheld: 0 })
    expect(results.body.questions).toMatchObject([
      { answered: 2, counts: [0, 0, 0, 1, 1], mean: 450 },
      { answered: 1, counts: [0, 1, 0] },
      { answered: 2, counts: [2, 0, 1] },
      { answered: 1, texts: ['=cmd()'] },
    ])
    const csv = await ask(server, 'GET', `/surveys/${survey.id}/answers.csv`)
    expect(csv.body).toContain(
      "amara Example,amara@example.org,2026-03-01T11:01:00+01:00,4,Right,Talk; Food,'=cmd()",
    )
    server.clock.set(sessionEnd + 2 * day)
    const late = await answer(server, 'amara', given)
    expect([late.status, late.body.state]).toEqual([409, 'closed'])
    expect((await open(server, 'amara')).body.state).toBe('closed')
  })

  it('[row C5] anonymous answers bear neither name nor time nor place in a row, are given once, and shown in fives', async () => {
    const { server, survey } = await start(dialect, { anonymous: true })
    const { db } = server.ctx.database
    await mark(server, many)
    for (const [n, id] of many.slice(0, 5).entries()) {
      if (n === 4) {
        const before = await ask(server, 'GET', `/surveys/${survey.id}/results`)
        expect(before.body).toMatchObject({ answered: 4, withheld: 4 })
        expect(before.body.questions[0].answered).toBe(0)
      }
      expect((await answer(server, id, { overall: n + 1, more: `text ${n}` })).status).toBe(200)
      server.clock.advance(minute)
    }
    expect((await answer(server, 'amara', { overall: 1 })).body.state).toBe('answered')
    expect((await open(server, 'amara')).body).toMatchObject({ state: 'answered', answers: null })
    await answer(server, 'zoltan', { overall: 1 })
    const results = await ask(server, 'GET', `/surveys/${survey.id}/results`)
    expect(results.body).toMatchObject({ asked: 6, answered: 6, withheld: 1 })
    expect(results.body.questions[0].counts).toEqual([1, 1, 1, 1, 1])
    const rows = await db.selectFrom('survey_answers').selectAll().execute()
    expect(rows.map(({ attendee, answered_at }) => [attendee, answered_at])).toEqual(
      rows.map(() => [null, null]),
    )
    // as the database gives them when it is asked for no order
    expect(rows.map(({ id }) => id)).toEqual(rows.map(({ id }) => id).sort())
    const told = await db
      .selectFrom('audit')
      .select('act')
      .where('act', 'like', 'survey-answer%')
      .execute()
    expect(told).toEqual([])
    const csv = await ask(server, 'GET', `/surveys/${survey.id}/answers.csv`)
    expect(csv.body).not.toMatch(/Example|@|2026/)
  })

  it('[row C5] a certificate waits for the answer where the survey says so', async () => {
    const { server } = await start(dialect, { beforeCertificate: true })
    await mark(server, ['amara', 'marek'])
    const gate = (id: string) => surveyGate(server.ctx.database.db, 's', id)
    expect(await gate('amara')).toBe('waiting')
    server.clock.advance(3 * day)
    await answer(server, 'amara', { overall: 3 })
    expect([await gate('amara'), await gate('marek')]).toEqual(['open', 'waiting'])
    const days = await answeredDays(server.ctx.database.db, many)
    expect(days).toEqual(new Map([['s', new Map([['amara', 4]])]]))
    const merge = { into: 'marek', reason: 'twice' }
    await ask(server, 'POST', '/attendees/amara/merge', merge)
    await settle(server.ctx)
    expect(await gate('marek')).toBe('open')
  })

  it('[row C5] other questions make a new version; answers to the old one are taken and counted together', async () => {
    const { server, survey } = await start(dialect)
    await mark(server, many)
    await answer(server, 'amara', { overall: 5, more: 'old' })
    const { name, settings, questions } = surveyRequest()
    const change = { name, settings, questions: questions.slice(0, 1), revision: survey.revision }
    const saved = await ask(server, 'PUT', `/surveys/${survey.id}`, change)
    expect(saved.body).toMatchObject({ version: 2, revision: 2, answered: 1 })
    const stale = await ask(server, 'PUT', `/surveys/${survey.id}`, change)
    expect([stale.status, stale.body.current.revision]).toEqual([409, 2])
    await answer(server, 'marek', { overall: 3, more: 'begun before' }, 1)
    await answer(server, 'ngozi', { overall: 4 }, 2)
    const { body } = await ask(server, 'GET', `/surveys/${survey.id}/results`)
    expect(body.questions[0]).toMatchObject({ answered: 3, mean: 400 })
    expect(body.questions.at(-1).texts.sort()).toEqual(['begun before', 'old'])
    const secret = { ...settings, anonymous: true }
    const refused = await ask(server, 'PUT', `/surveys/${survey.id}`, {
      ...change,
      settings: secret,
      revision: 2,
    })
    expect(refused.body.detail).toMatch(/people have answered already/)
    expect((await ask(server, 'DELETE', `/surveys/${survey.id}`)).status).toBe(422)
    const twice = await ask(server, 'POST', '/programmes/p/surveys', surveyRequest({}, ' FEEDBACK'))
    expect(twice.body.detail).toMatch(/another survey of this programme is called so/)
  })

  it('[C3] a rule that asks for the survey gives its credits when it is answered in time', async () => {
    const { server } = await start(dialect)
    const rule = {
      ...{ name: 'With survey', minutesPerCredit: null, first: 0, step: 50, rounding: 'down' },
      ...{ level: 'session', asks: { surveyDays: 3 }, from: null, to: null },
    }
    const made = await ask(server, 'POST', '/credit-rules', rule)
    const session = { creditRules: [made.body.id], fieldOfStudy1: 'Taxes', credits1: 1 }
    expect((await ask(server, 'PATCH', '/sessions/s', session)).status).toBe(200)
    await mark(server, ['amara', 'marek'])
    const given = async (id: string) =>
      (await completionOf(server.ctx.database.db, 's', id))?.completion.credits[0]
    expect(await given('amara')).toMatchObject({ hundredths: 0, lack: 'survey' })
    await answer(server, 'amara', { overall: 4 })
    await settle(server.ctx)
    expect(await given('amara')).toMatchObject({ hundredths: 100, lack: null })
    server.clock.advance(3 * day)
    await answer(server, 'marek', { overall: 4 })
    await settle(server.ctx)
    expect(await given('marek')).toMatchObject({ hundredths: 0, lack: 'survey' })
  })

  it('[row C3] [row C5] a certificate that waits for the survey is issued once it is answered', async () => {
    const world = await certificateWorld({ database: await databases.open(dialect) })
    const { server } = world
    const gated = surveyRequest({ beforeCertificate: true })
    await ask(server, 'POST', '/programmes/p/surveys', gated)
    await ask(server, 'PATCH', '/sessions/s', { survey: 'Feedback' })
    await world.mark(['amara', 'marek'], 'attended')
    await settle(server.ctx)
    await world.close()
    const byItself = { automatic: true, mail: false, wait: true }
    await ask(server, 'PUT', '/programmes/p/certificate-settings', byItself)
    expect(await issueAutomatically(server.ctx)).toBe(0)
    expect(await world.issue()).toMatchObject({ issued: 0, skipped: [{ why: 'survey', count: 2 }] })
    expect((await answer(server, 'amara', { overall: 5 })).status).toBe(200)
    expect(await issueAutomatically(server.ctx)).toBe(1)
    expect((await answer(server, 'marek', { overall: 5 })).status).toBe(200)
    expect(await world.issue()).toMatchObject({ issued: 1 })
  })

  it('[E9] who is erased leaves no answer with their name, and no link that opens', async () => {
    const { server, survey } = await start(dialect)
    await mark(server, ['amara', 'marek'])
    const link = await linkOf(server, 'amara')
    await answer(server, 'amara', { overall: 1, more: 'I am Amara' })
    await eraseAttendee(server.ctx, 'amara', 'rosa')
    const { body } = await ask(server, 'GET', `/surveys/${survey.id}/results`)
    expect(body).toMatchObject({ asked: 1, answered: 0 })
    expect((await ask(server, 'POST', '/survey/open', { link })).status).toBe(404)
  })

  it('[row C5] an external survey is linked to from the mail, and nothing waits for it', async () => {
    const external = 'https://forms.example.org/f/1'
    const { server } = await start(dialect, { external, reminderDays: 1 })
    await mark(server, ['amara'])
    const rows = await server.ctx.database.db
      .selectFrom('mails')
      .select(['key', 'values', 'link'])
      .execute()
    expect(rows).toMatchObject([{ key: 'survey:s:amara', link: null }])
    expect(JSON.parse(rows[0]?.values ?? '')).toMatchObject({ link: external })
    expect((await open(server, 'amara')).body).toMatchObject({ state: 'elsewhere', external })
    const waits = surveyRequest({ external, beforeCertificate: true }, 'Other')
    expect((await ask(server, 'POST', '/programmes/p/surveys', waits)).status).toBe(422)
  })
})
