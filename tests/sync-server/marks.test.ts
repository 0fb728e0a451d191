import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { settle } from '../../sync-server/reconcile/soon.ts'
import { readRow } from '../support/attendance.ts'
import { presence, push } from '../support/push.ts'
import { minute, seed, sessionEnd, sessionStart } from '../support/seed.ts'
import { type TestServer, testServer } from '../support/server.ts'

let server: TestServer
let staff: string
beforeEach(async () => {
  server = await testServer()
  staff = await server.tokenOf('staff')
  await seed(server.ctx, { bookings: { s: ['amara', 'marek'] } })
  server.clock.set(sessionEnd + minute)
})
afterEach(async () => {
  await settle(server.ctx)
  await server.close()
})

const post = (path: string, body: unknown, token = staff) =>
  server.request('POST', `/api/v1/sessions/${path}`, { token, body })
const mark = (attendees: string[], mark: 'attended' | 'not-attended' | null, reason?: string) =>
  post('s/marks', { attendees, mark, reason })
const stored = () => server.ctx.database.db.selectFrom('marks').selectAll().execute()
const acts = () => server.ctx.database.db.selectFrom('audit').selectAll().execute()

describe('marks', () => {
  it('[S3] a person’s mark wins over the automatic one, and both are shown', async () => {
    await post('s/closing', {})
    expect(await readRow(server, 'marek')).toMatchObject({ status: 'not-attended' })
    const answer = await mark(['marek', 'marek'], 'attended', 'tablet broken')
    expect([answer.status, await answer.json()]).toEqual([200, { marked: 1 }])
    const row = await readRow(server, 'marek')
    expect(row).toMatchObject({ status: 'attended', automatic: 'not-attended' })
    expect(row.markedBy).toMatch(/^token:/)
  })

  it('[S3] a person’s mark wins over syncs that come later, and is taken back by another', async () => {
    await post('s/closing', {})
    await mark(['amara'], 'not-attended')
    await push(server, [presence(1, 'in', 'amara', sessionStart)])
    expect(await readRow(server, 'amara')).toMatchObject({
      status: 'not-attended',
      automatic: 'attended',
    })
    await mark(['amara'], null)
    expect(await readRow(server, 'amara')).toMatchObject({ status: 'attended', markedBy: 'auto' })
    expect(await stored()).toHaveLength(2)
  })

  it('[E1] each call leaves a row in the history that names the attendees by id', async () => {
    await mark(['amara', 'marek'], 'attended', 'list on paper')
    const [act] = await acts()
    expect(act).toMatchObject({ act: 'mark', subject: 'session:s' })
    expect(JSON.parse(act?.detail ?? '')).toEqual({
      mark: 'attended',
      attendees: ['amara', 'marek'],
      reason: 'list on paper',
    })
  })

  it('[E1] with one unknown attendee nobody is marked', async () => {
    const answer = await mark(['amara', 'nobody', 'marek'], 'attended')
    expect(answer.status).toBe(404)
    expect(await answer.json()).toMatchObject({ code: 'not-found', unknown: ['nobody'] })
    expect([await stored(), await acts()]).toEqual([[], []])
    expect((await readRow(server, 'amara')).markedBy).toBe(null)
  })

  it('[E1] bad requests mark nobody', async () => {
    expect((await post('x/marks', { attendees: ['amara'], mark: 'attended' })).status).toBe(404)
    for (const body of [
      { attendees: [], mark: 'attended' },
      { attendees: ['amara'] },
      { attendees: ['amara'], mark: 'present' },
      { attendees: Array.from({ length: 10_001 }, () => 'amara'), mark: 'attended' },
    ]) {
      expect((await post('s/marks', body)).status).toBe(422)
    }
    expect((await post('s/marks', {}, await server.tokenOf('auditor'))).status).toBe(403)
    expect([await stored(), await acts()]).toEqual([[], []])
  })
})

describe('closing', () => {
  it('[W2] a person’s word closes a session, dated and in the history', async () => {
    const answer = await post('s/closing', { reason: 'trainer’s list' })
    expect(await answer.json()).toEqual({ closedAt: sessionEnd + minute })
    const [act] = await acts()
    expect(act).toMatchObject({ act: 'close', subject: 'session:s', at: sessionEnd + minute })
    expect(JSON.parse(act?.detail ?? '')).toEqual({ reason: 'trainer’s list' })
    expect(await readRow(server, 'marek')).toMatchObject({ status: 'not-attended' })
  })

  it('[W2] closes no session that has not begun, nor one that is not there', async () => {
    server.clock.set(sessionStart - 1)
    expect((await post('s/closing', {})).status).toBe(422)
    expect((await post('x/closing', {})).status).toBe(404)
    expect((await post('s/closing', {}, await server.tokenOf('auditor'))).status).toBe(403)
    expect(await acts()).toEqual([])
  })

  it('[S2] a tap that comes after the closing still changes the automatic mark', async () => {
    await post('s/closing', {})
    expect(await readRow(server, 'amara')).toMatchObject({ status: 'not-attended', revision: 1 })
    await push(server, [presence(1, 'in', 'amara', sessionStart)])
    expect(await readRow(server, 'amara')).toMatchObject({ status: 'attended', revision: 2 })
  })
})
