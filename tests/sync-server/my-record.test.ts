import { beforeEach, expect, it, vi } from 'vitest'
import * as z from 'zod/mini'
import { MyRecord, RecordLinkRow, RecordRequestsAnswer } from '../../src/domain/api-my.ts'
import { newPhone } from '../contract/phone.ts'
import { makeWorld, type World } from '../contract/world.ts'
import { testServer } from '../support/server.ts'

let world: World
beforeEach(async () => {
  world = await makeWorld(await testServer())
  world.server.clock.advance(4 * 3_600_000)
  const phone = await newPhone(world)
  await phone.push(phone.tap(1), phone.tap(31, { seq: 2, kind: 'out' }))
})

const linkPath = (attendee = world.people.amara) =>
  `/api/v1/programmes/${world.programme}/attendees/${attendee}/record-link`
async function linkOf(attendee = world.people.amara): Promise<string> {
  const { address } = z.parse(RecordLinkRow, await world.admin('POST', linkPath(attendee)))
  return address.split('/me/')[1] ?? ''
}
const get = (path: string) => world.server.request('GET', `/api/v1/my/${path}`)
async function recordOf(link: string): Promise<MyRecord> {
  return z.parse(MyRecord, await (await get(link)).json())
}

it('[row P3] shows one’s own sessions and time, and those of nobody else', async () => {
  const mine = await recordOf(await linkOf())
  expect(mine).toMatchObject({ name: 'Amara Okonkwo', totalMs: 30 * 60_000 })
  expect(mine.sessions).toMatchObject([{ session: world.sessions.S1, percent: 50 }])
  expect((await recordOf(await linkOf(world.people.marek))).sessions).toEqual([])
})

it('[row P3] a link can’t be guessed: another id, another sign, another kind open nothing', async () => {
  const link = await linkOf()
  const [id = '', mac = ''] = link.split('.')
  const other = (await linkOf(world.people.marek)).split('.')[0] ?? ''
  const turned = mac.startsWith('A') ? `B${mac.slice(1)}` : `A${mac.slice(1)}`
  for (const wrong of [`${other}.${mac}`, `${id}.${turned}`, id, `${id}.`, 'x', world.people.amara])
    expect((await get(String(wrong))).status).toBe(404)
})

it('[row P3] a withdrawn link opens nothing; the next one is another', async () => {
  const link = await linkOf()
  await world.admin('DELETE', linkPath())
  expect((await get(link)).status).toBe(404)
  const next = await linkOf()
  expect(next).not.toBe(link)
  expect((await get(next)).status).toBe(200)
})

it('[row P3] guesses at links are few', async () => {
  const statuses = new Set<number>()
  for (let n = 0; n < 62; n++) statuses.add((await get(`guess-${n}`)).status)
  expect([...statuses]).toEqual([404, 429])
})

it('[row P3] asking for the link answers alike whether somebody has the e-mail or nobody', async () => {
  const asked = async (email: string) => {
    const answer = await world.server.request('POST', '/api/v1/my-links', { body: { email } })
    return [answer.status, await answer.json()]
  }
  expect(await asked('Amara@example.org')).toEqual(await asked('nobody@example.org'))
  const mails = () => world.server.ctx.database.db.selectFrom('mails').selectAll().execute()
  await vi.waitFor(async () => expect(await mails()).toHaveLength(1))
  expect(await mails()).toMatchObject([{ template: 'record-link', attendee: world.people.amara }])
})

it('[row P3] what one asks for waits for staff, who enter it by approving', async () => {
  const link = await linkOf()
  const at = world.server.clock() - 2 * 3_600_000 - 5 * 60_000
  const body = { session: world.sessions.S1, kind: 'out', at, text: 'I stayed to the end.' }
  const asked = await world.server.request('POST', `/api/v1/my/${link}/requests`, { body })
  expect(await asked.json()).toMatchObject({ requests: [{ state: 'waiting', at }] })
  const list = `/api/v1/programmes/${world.programme}/record-requests`
  const { items } = z.parse(RecordRequestsAnswer, await world.admin('GET', list))
  expect(items).toMatchObject([{ name: 'Amara Okonkwo', text: 'I stayed to the end.' }])
  const decide = `/api/v1/record-requests/${items[0]?.id}/decision`
  await world.admin('POST', decide, { decision: 'approved', answer: 'Seen by the usher.' })
  const mine = await recordOf(link)
  expect(mine.requests).toMatchObject([{ state: 'approved', answer: 'Seen by the usher.' }])
  const again = { token: world.server.adminToken, body: { decision: 'refused' } }
  expect((await world.server.request('POST', decide, again)).status).toBe(409)
})

it('[row P3] a refused request changes nothing; one about another programme’s session is none', async () => {
  const link = await linkOf()
  const before = await recordOf(link)
  const body = { session: world.sessions.S2, kind: 'other', at: null, text: 'I was there.' }
  const ask = (more: object) =>
    world.server.request('POST', `/api/v1/my/${link}/requests`, { body: { ...body, ...more } })
  expect((await ask({})).status).toBe(200)
  expect((await ask({ session: 'elsewhere' })).status).toBe(404)
  expect((await ask({ text: ' ' })).status).toBe(422)
  const list = `/api/v1/programmes/${world.programme}/record-requests`
  const { items } = z.parse(RecordRequestsAnswer, await world.admin('GET', list))
  await world.admin('POST', `/api/v1/record-requests/${items[0]?.id}/decision`, {
    decision: 'refused',
  })
  expect((await recordOf(link)).sessions).toEqual(before.sessions)
})

it('[row P3] one’s sessions are a calendar, and nobody’s certificate is had by an id', async () => {
  const link = await linkOf()
  const calendar = await get(`${link}/calendar`)
  expect(calendar.headers.get('content-type')).toBe('text/calendar; charset=utf-8')
  const text = await calendar.text()
  expect(text).toContain('SUMMARY:Designing for trust\r\nLOCATION:Aspen\r\n')
  expect(text.split('\r\n').every((line) => Buffer.byteLength(line) <= 75)).toBe(true)
  expect((await get(`${link}/certificates/some-id`)).status).toBe(404)
})
