import { pino } from 'pino'
import { afterAll, describe, expect, it } from 'vitest'
import { openAccounts } from '../../sync-server/accounts/accounts.ts'
import { prepareFirstAdmin } from '../../sync-server/accounts/first-admin.ts'
import { serverEpoch } from '../../sync-server/db/meta.ts'
import { fakeRandom } from '../support/chance.ts'
import { testDatabases } from '../support/databases.ts'
import { addKioskRow } from '../support/kiosk-row.ts'
import { testServer } from '../support/server.ts'

const databases = await testDatabases()
afterAll(() => databases.stop())
const rosa = { name: 'Rosa', email: 'rosa@example.org', password: 'a long enough password' }

describe.each(databases.dialects)('the house on %s', (dialect) => {
  const start = async () => testServer({ database: await databases.open(dialect) })

  it('names its database when asked for its health', async () => {
    const { request } = await start()
    expect(await (await request('GET', '/api/v1/health')).json()).toMatchObject({
      database: dialect,
    })
  })

  it('[row D4] makes one first admin, even of two calls at the same time', async () => {
    const { request, ctx } = await start()
    const secret = await prepareFirstAdmin(ctx)
    const setUp = (email: string) =>
      request('POST', '/api/v1/setup', { body: { ...rosa, email, secret } })
    const answers = await Promise.all([setUp('rosa@example.org'), setUp('eve@example.org')])
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 403])
    const first = answers.find(({ status }) => status === 201)
    const cookie = first?.headers.getSetCookie()[0]?.split(';')[0] ?? ''
    const me = await request('GET', '/api/v1/me', { headers: { cookie } })
    expect(await me.json()).toMatchObject({ name: 'Rosa', role: 'admin' })
  })

  it('knows tokens of the API and of kiosks', async () => {
    const { request, adminToken, ctx } = await start()
    const kiosk = await addKioskRow(ctx)
    expect((await request('GET', '/api/v1/me', { token: adminToken })).status).toBe(200)
    expect((await request('GET', '/api/v1/me', { token: kiosk.token })).status).toBe(403)
  })

  it('keeps the epoch that was drawn first', async () => {
    const { ctx } = await start()
    const [one, two] = await Promise.all([serverEpoch(ctx), serverEpoch(ctx)])
    expect(one).toBe(two)
    expect(await serverEpoch(ctx)).toBe(one)
  })

  it('counts what belongs to a programme, as numbers, and pages the list', async () => {
    const { request, adminToken: token, ctx, clock } = await start()
    const { programme, room } = await addKioskRow(ctx)
    clock.advance(1)
    await request('POST', '/api/v1/programmes', { token, body: { name: 'B', timeZone: 'UTC' } })
    const page = await (await request('GET', '/api/v1/programmes?limit=1', { token })).json()
    expect(page.items).toMatchObject([{ name: 'B', kiosks: 0, starts: null }])
    const rest = await request('GET', `/api/v1/programmes?limit=1&cursor=${page.next}`, { token })
    expect(await rest.json()).toMatchObject({
      items: [{ id: programme, kiosks: 1, sessions: 0, attendees: 0 }],
      next: null,
    })
    const rooms = await request('GET', `/api/v1/programmes/${programme}/rooms`, { token })
    expect(await rooms.json()).toEqual({ items: [{ id: room, name: 'Hall 1' }], next: null })
  })

  it('refuses NUL characters, which not every database holds, as the caller’s mistake', async () => {
    const { request, adminToken: token, ctx } = await start()
    const { programme, room } = await addKioskRow(ctx)
    const status = async (method: string, path: string, body?: unknown) =>
      (await request(method, path, { token, ...(body === undefined ? {} : { body }) })).status
    const name = 'a\u0000b'
    expect(await status('POST', '/api/v1/programmes', { name, timeZone: 'UTC' })).toBe(422)
    expect(await status('POST', '/api/v1/kiosks', { programme, room, name })).toBe(422)
    expect(await status('GET', '/api/v1/programmes/a%00b/sessions')).toBe(404)
    expect(await status('GET', '/api/v1/sessions/a%00b/attendance')).toBe(404)
    expect(await status('GET', '/api/v1/kiosks?programme=a%00b')).toBe(400)
    expect(await status('GET', `/api/v1/programmes/${programme}/attendees?q=a%00b`)).toBe(400)
  })

  it('refuses a list’s cursor that it never gave', async () => {
    const { request, adminToken: token, ctx } = await start()
    const { programme } = await addKioskRow(ctx)
    const forged = [['a\u0000', 'x'], [5, 'x', 'y'], ['x', 5], [1e300, 'x'], [1.5, 'x'], [null], {}]
    for (const keys of forged) {
      const cursor = Buffer.from(JSON.stringify(keys)).toString('base64url')
      for (const list of ['sessions', 'attendees', 'rooms']) {
        const path = `/api/v1/programmes/${programme}/${list}?cursor=${cursor}`
        expect((await request('GET', path, { token })).status).toBe(400)
      }
    }
  })

  it('changes settings and says so in the history', async () => {
    const { request, adminToken: token, ctx } = await start()
    const { programme } = await addKioskRow(ctx)
    const body = { undoMs: 8000 }
    const answer = await request('PATCH', `/api/v1/programmes/${programme}`, { token, body })
    expect(await answer.json()).toMatchObject({ settings: { undoMs: 8000 } })
    const acts = await ctx.database.db.selectFrom('audit').select(['act', 'detail']).execute()
    expect(acts).toEqual([
      {
        act: 'programme-change',
        detail: '{"changed":["undoMs"],"before":{"undoMs":5000},"after":{"undoMs":8000}}',
      },
    ])
  })
})

it.runIf(databases.dialects.includes('postgres'))(
  'several processes may open their accounts on one empty PostgreSQL at the same time',
  async () => {
    const database = await databases.open('postgres')
    const clock = () => 0
    const config = { publicUrl: null, oidc: null }
    const log = pino({ level: 'silent' })
    const parts = { database, random: fakeRandom(), clock, log, config }
    const all = await Promise.all([1, 2, 3].map(() => openAccounts(parts)))
    for (const [n, accounts] of all.entries()) {
      const email = `${n}@example.org`
      expect(await accounts.add({ ...rosa, email, role: 'staff' })).toEqual({
        id: expect.any(String),
      })
    }
  },
)
