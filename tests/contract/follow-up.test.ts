import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import {
  AttendeePathways,
  CreditRuleRow,
  CreditRules,
  CreditTotals,
  ExpiryAnswer,
  Pathway,
  PathwayProgressAnswer,
  Pathways,
} from '../../src/domain/api-follow.ts'
import { completionOf } from '../../sync-server/db/completions.ts'
import { noticeExpiring } from '../../sync-server/jobs/expiry-notices.ts'
import { settle } from '../../sync-server/reconcile/soon.ts'
import { testDatabases } from '../support/databases.ts'
import { presence, push } from '../support/push.ts'
import { hour, minute, seed, sessionEnd, sessionStart } from '../support/seed.ts'
import { type TestServer, testServer } from '../support/server.ts'

const databases = await testDatabases()
afterAll(() => databases.stop())

const dayMs = 24 * hour
const sessions = [
  { id: 's', expiry_months: 12, title: 'Fire safety' },
  { id: 't', start: sessionStart + hour, end: sessionEnd + hour, title: 'First aid' },
  { id: 'u', start: sessionStart + 2 * hour, end: sessionEnd + 2 * hour, title: 'Ladders' },
]
const start = async (dialect: 'sqlite' | 'postgres'): Promise<TestServer> => {
  const server = await testServer({ database: await databases.open(dialect) })
  await seed(server.ctx, { sessions })
  server.clock.set(sessionEnd + 4 * hour)
  return server
}
const ask = async (server: TestServer, method: string, path: string, body?: unknown) => {
  const more = body === undefined ? {} : { body }
  const answer = await server.request(method, `/api/v1${path}`, {
    token: server.adminToken,
    ...more,
  })
  await settle(server.ctx)
  return { status: answer.status, text: await answer.text() }
}
const get = async <S extends z.ZodMiniType>(server: TestServer, path: string, schema: S) =>
  z.parse(schema, JSON.parse((await ask(server, 'GET', path)).text))
const send = async <S extends z.ZodMiniType>(
  server: TestServer,
  [method, path]: [string, string],
  body: unknown,
  schema: S,
) => {
  const { status, text } = await ask(server, method, path, body)
  if (status >= 300) throw new Error(`${status}: ${text}`)
  return z.parse(schema, JSON.parse(text))
}
const mark = async (server: TestServer, session: string, attendee: string, given: string | null) =>
  ask(server, 'POST', `/sessions/${session}/marks`, { attendees: [attendee], mark: given })
const step = (id: string, sessions: string[], more = {}) => ({
  ...{ id, title: `Step ${id}`, required: true, sessions, needed: 1, valid: true },
  ...more,
})
const basics = {
  name: 'Site basics',
  description: null,
  inOrder: false,
  steps: [
    step('1', ['s']),
    step('2', ['t', 'u'], { needed: 1 }),
    step('3', ['u'], { required: false }),
  ],
}

describe.each(databases.dialects)('pathways, expiry and rules on %s', (dialect) => {
  let server: TestServer
  let pathway: Pathway
  beforeAll(async () => {
    server = await start(dialect)
    pathway = await send(server, ['POST', '/programmes/p/pathways'], basics, Pathway)
  })
  afterAll(() => server.close())
  const progress = async (attendee: string) => {
    const path = `/pathways/${pathway.id}/progress`
    const { items } = await get(server, path, PathwayProgressAnswer)
    return items.find((row) => row.attendee === attendee)
  }

  it('[row C2] progress follows marks and their undoing by itself, per attendee and per pathway', async () => {
    await mark(server, 's', 'amara', 'attended')
    await mark(server, 't', 'amara', 'attended')
    await mark(server, 't', 'marek', 'attended')
    expect(await progress('amara')).toMatchObject({ state: 'complete', done: 2, required: 2 })
    expect(await progress('marek')).toMatchObject({
      state: 'under-way',
      steps: [{ state: 'open' }, { state: 'done' }, { state: 'open' }],
    })
    expect((await get(server, '/programmes/p/pathways', Pathways)).items).toMatchObject([
      { name: 'Site basics', complete: 1, underWay: 1, notStarted: 0 },
    ])
    await mark(server, 't', 'amara', null)
    expect(await progress('amara')).toMatchObject({ state: 'under-way', done: 1 })
    await mark(server, 't', 'amara', 'attended')
    const path = '/programmes/p/attendees/marek/pathways'
    const [one] = (await get(server, path, AttendeePathways)).items
    expect(one?.steps.map(({ state, missing }) => [state, missing.map(({ id }) => id)])).toEqual([
      ['open', ['s']],
      ['done', ['u']],
      ['open', ['u']],
    ])
    const csv = await ask(server, 'GET', `/pathways/${pathway.id}/progress?format=csv`)
    expect(csv.text).toContain(',complete,2,2,done,2027-03-01,done,,open,')
  })

  it('[row C2] [row A6] a change is one act in the history; an old revision is refused; a removal is undone', async () => {
    const at = `/pathways/${pathway.id}`
    const changed = await send(
      server,
      ['PATCH', at],
      { revision: 1, steps: [...basics.steps].reverse() },
      Pathway,
    )
    expect(changed).toMatchObject({ revision: 2, steps: [{ id: '3' }, { id: '2' }, { id: '1' }] })
    expect((await ask(server, 'PATCH', at, { revision: 1, name: 'Other' })).status).toBe(409)
    await ask(server, 'PATCH', at, { removed: true })
    expect((await get(server, '/programmes/p/pathways', Pathways)).items).toEqual([])
    await ask(server, 'PATCH', at, { removed: false, steps: basics.steps })
    const acts = await server.ctx.database.db
      .selectFrom('audit')
      .select('act')
      .where('subject', '=', `pathway:${pathway.id}`)
      .orderBy('n')
      .execute()
    expect(acts.map(({ act }) => act)).toEqual([
      'pathway-add',
      'pathway-change',
      'pathway-remove',
      'pathway-restore',
    ])
  })

  it('[row C2] what makes no sense is refused in words', async () => {
    const bad = async (content: unknown) =>
      (await ask(server, 'POST', '/programmes/p/pathways', content)).text
    expect(await bad({ ...basics, steps: [step('1', ['nowhere'])] })).toContain(
      '1 of the sessions are not in this programme',
    )
    expect(await bad({ ...basics, steps: [step('1', ['s'], { needed: 2 })] })).toContain(
      'asks for 2 sessions of 1',
    )
  })

  it('[X1] [X2] [row C6] a year later it expires soon, is told by mail once, expires, and reopens its step', async () => {
    const noon = server.clock()
    const list = async () => {
      const { counts, items } = await get(server, '/programmes/p/expiry', ExpiryAnswer)
      return { ...counts, items }
    }
    expect(await list()).toMatchObject({
      valid: 1,
      items: [{ attendee: 'amara', title: 'Fire safety', from: '2026-03-01', until: '2027-03-01' }],
    })
    expect(await noticeExpiring(server.ctx)).toBe(0)
    server.clock.set(noon + 335 * dayMs)
    expect(await list()).toMatchObject({ expiringSoon: 1 })
    expect(await noticeExpiring(server.ctx)).toBe(1)
    server.clock.advance(dayMs)
    expect(await noticeExpiring(server.ctx)).toBe(0)
    const mails = await server.ctx.database.db
      .selectFrom('mails')
      .select(['key', 'values'])
      .execute()
    expect(mails).toEqual([
      {
        key: 'expiring:s:amara:2027-03-01',
        values: JSON.stringify({
          session: 'Fire safety',
          expires: Date.UTC(2027, 2, 1, 22, 59),
        }),
      },
    ])
    server.clock.set(noon + 366 * dayMs)
    expect(await list()).toMatchObject({ expired: 1, valid: 0, expiringSoon: 0 })
    expect(await progress('amara')).toMatchObject({
      state: 'under-way',
      steps: [{ state: 'reopened' }, { state: 'done' }, { state: 'open' }],
    })
    const csv = await ask(server, 'GET', '/programmes/p/expiry?format=csv&status=expired')
    expect(csv.text).toContain('Fire safety,2026-03-01,2027-03-01,expired')
    // nobody has begun to send it: an attendance that is withdrawn takes its notice along
    await mark(server, 's', 'amara', null)
    expect(await server.ctx.database.db.selectFrom('mails').selectAll().execute()).toEqual([])
    server.clock.set(noon)
  })

  it('[row C4] a rule of one’s own credits; a new version begins after what was credited and changes none of it', async () => {
    await push(server, [
      presence(1, 'in', 'marek', sessionStart),
      presence(2, 'out', 'marek', sessionStart + 45 * minute),
    ])
    await mark(server, 's', 'marek', 'attended')
    const rule = {
      ...{ name: 'House points', minutesPerCredit: 45, first: 0, step: 50, rounding: 'down' },
      ...{ level: 'session', asks: { minMinutes: 10 }, from: null, to: null },
    }
    const made = await send(server, ['POST', '/credit-rules'], rule, CreditRuleRow)
    expect(made).toMatchObject({ id: 'own-house-points', version: 1, offered: false })
    expect((await ask(server, 'PATCH', '/sessions/s', { creditRules: ['nothing'] })).status).toBe(
      422,
    )
    await ask(server, 'PATCH', '/sessions/s', { creditRules: [made.id] })
    const credits = async () =>
      (await completionOf(server.ctx.database.db, 's', 'marek'))?.completion.credits
    expect(await credits()).toMatchObject([{ version: 1, hundredths: 100 }])
    const next = { ...rule, of: made.id, minutesPerCredit: 90 }
    const refused = await ask(server, 'POST', '/credit-rules', { ...next, from: '2026-03-01' })
    expect(refused.text).toContain('Attendance of 2026-03-01 is credited by version 1 already')
    expect((await ask(server, 'POST', '/credit-rules', next)).status).toBe(422)
    await send(server, ['POST', '/credit-rules'], { ...next, from: '2026-03-02' }, CreditRuleRow)
    expect(await credits()).toMatchObject([{ version: 1, hundredths: 100 }])
    const totals = await get(server, '/programmes/p/credits', CreditTotals)
    expect(totals.items).toMatchObject([
      { attendee: 'marek', credits: [{ rule: made.id, hundredths: 100, sessions: 1 }] },
    ])
    const csv = await ask(server, 'GET', '/programmes/p/credits?format=csv')
    expect(csv.text).toContain(',own-house-points,House points,,1')
    const { items } = await get(server, '/credit-rules', CreditRules)
    expect(items.filter(({ offered }) => !offered)).toHaveLength(2)
    await ask(server, 'PATCH', '/sessions/s', {
      start: sessionStart + dayMs,
      end: sessionEnd + dayMs,
    })
    expect(await credits()).toMatchObject([{ version: 2, lack: 'minutes' }])
  })
})
