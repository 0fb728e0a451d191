import { expect, it } from 'vitest'
import type { SessionListRow } from '../../src/domain/api.ts'
import type { Pathway } from '../../src/domain/api-follow.ts'
import { loadSample } from '../../sync-server/imports/sample/load.ts'
import { settle } from '../../sync-server/reconcile/soon.ts'
import { uploading } from '../support/upload.ts'

const hour = 3_600_000

async function loaded(now?: number, zone = 'Europe/Stockholm') {
  const server = await uploading(zone, { env: { TZ: zone } })
  if (now !== undefined) server.clock.set(now)
  const { programme } = await loadSample(server.ctx)
  await settle(server.ctx)
  const list = <T>(what: string) =>
    server
      .get<{ items: T[] }>(`/api/v1/programmes/${programme}/${what}?limit=1000`)
      .then(({ items }) => items)
  return { ...server, sample: programme, list }
}

/** The rooms in which a session is on. */
const onNow = (sessions: SessionListRow[], now: number) =>
  new Set(
    sessions.filter(({ start, end }) => start <= now && now < end).map(({ room }) => room?.name),
  )

it('has 3 rooms, 24 sessions on 2 days and 200 people of many scripts, some of one name', async () => {
  const { list, get, sample, clock } = await loaded()
  const sessions = await list<SessionListRow>('sessions')
  expect(sessions).toHaveLength(24)
  expect(new Set(sessions.map(({ room }) => room?.name))).toEqual(
    new Set(['Aspen', 'Birch', 'Cedar']),
  )
  const days = new Set(
    sessions.map(({ start }) =>
      new Intl.DateTimeFormat('sv', { timeZone: 'Europe/Stockholm' }).format(start),
    ),
  )
  expect([...days]).toEqual(['2026-03-01', '2026-03-02'])
  expect([...onNow(sessions, clock())].sort()).toEqual(['Aspen', 'Birch', 'Cedar'])
  const people = await list<{ name: string; organisation: string | null }>('attendees')
  expect(people).toHaveLength(200)
  const scripts =
    'Latin Arabic Hebrew Han Hiragana Katakana Hangul Cyrillic Greek Devanagari Tamil Thai Ethiopic Georgian Armenian'
  for (const script of scripts.split(' ')) {
    expect(people.some(({ name }) => new RegExp(`\\p{Script=${script}}`, 'u').test(name))).toBe(
      true,
    )
  }
  expect(people.some(({ name }) => name.length >= 40)).toBe(true)
  expect(people.some(({ name }) => !name.includes(' '))).toBe(true)
  const twice = people.filter(({ name }) => people.filter((one) => one.name === name).length > 1)
  expect(twice.map(({ name, organisation }) => `${name}, ${organisation}`).sort()).toEqual([
    'Minh Anh Trần, Northlight Audit',
    'Minh Anh Trần, Northlight Audit',
    'Robin Ashgrove, Halden & Voss',
    'Robin Ashgrove, Sable River County',
  ])
  expect(await get(`/api/v1/programmes/${sample}`)).toMatchObject({
    sample: true,
    startsOn: '2026-03-01',
    endsOn: '2026-03-02',
    sessions: 24,
    attendees: 200,
  })
})

it('books people for sessions that do not overlap', async () => {
  const { list, ctx } = await loaded()
  const sessions = new Map((await list<SessionListRow>('sessions')).map((one) => [one.id, one]))
  for (const { booked } of sessions.values()) expect(booked).toBeGreaterThan(10)
  const bookings = await ctx.database.db.selectFrom('bookings').selectAll().execute()
  const byPerson = Map.groupBy(bookings, ({ attendee }) => attendee)
  expect(byPerson.size).toBe(200)
  for (const booked of byPerson.values()) {
    const spans = booked
      .flatMap(({ session }) => sessions.get(session) ?? [])
      .sort((a, b) => a.start - b.start)
    for (const [at, span] of spans.entries()) {
      expect(span.start).toBeGreaterThanOrEqual(spans[at - 1]?.end ?? 0)
    }
  }
  const told = await ctx.database.db
    .selectFrom('changes')
    .select(({ fn }) => fn.countAll<number>().as('many'))
    .where('type', '=', 'booking')
    .executeTakeFirst()
  expect(told?.many).toBe(bookings.length)
})

it('has a pathway whose required sessions one person can attend, in the order of its steps', async () => {
  const { list } = await loaded()
  const sessions = new Map((await list<SessionListRow>('sessions')).map((one) => [one.id, one]))
  const [pathway, ...others] = await list<Pathway>('pathways')
  expect(others).toEqual([])
  expect(pathway?.steps.map(({ required, sessions }) => [required, sessions.length])).toEqual([
    [true, 2],
    [true, 1],
    [true, 2],
    [false, 3],
  ])
  let free = 0
  for (const { required, sessions: offered, needed } of pathway?.steps ?? []) {
    const spans = offered.flatMap((id) => sessions.get(id) ?? []).sort((a, b) => a.start - b.start)
    expect(spans).toHaveLength(offered.length)
    for (const { start, end } of required ? spans.slice(0, needed) : []) {
      expect(start).toBeGreaterThanOrEqual(free)
      free = end
    }
  }
})

it.each([
  ['on the day the clocks go forward', Date.UTC(2026, 2, 29, 9)],
  ['on the day before', Date.UTC(2026, 2, 28, 9)],
  ['on the day the clocks go back', Date.UTC(2026, 9, 25, 9)],
  ['in the evening', Date.UTC(2026, 5, 1, 20, 30)],
  ['in the dead of night', Date.UTC(2026, 5, 1, 2, 10)],
  ['in the night before the clocks go back', Date.UTC(2026, 9, 24, 22, 50)],
])('loads %s', async (_, now) => {
  for (const zone of ['Europe/Stockholm', 'UTC', 'Asia/Kathmandu']) {
    const { list, clock } = await loaded(now, zone)
    const sessions = await list<SessionListRow>('sessions')
    expect(sessions).toHaveLength(24)
    expect([...onNow(sessions, clock())].sort()).toEqual(['Aspen', 'Birch', 'Cedar'])
  }
})

it('is loaded once while it lasts, and anew afterwards, with the same people', async () => {
  const { ctx, clock, sample, request, adminToken: token, tokenOf } = await loaded()
  const again = await request('POST', '/api/v1/sample', { token, body: {} })
  expect([again.status, await again.json()]).toEqual([201, { programme: sample }])
  clock.advance(60 * hour)
  const later = await request('POST', '/api/v1/sample', { token, body: {} })
  expect((await later.json()).programme).not.toBe(sample)
  const people = await ctx.database.db.selectFrom('attendees').select('email').execute()
  const known = people.flatMap(({ email }) => email ?? [])
  expect(new Set(known).size).toBe(known.length)
  const refused = await request('POST', '/api/v1/sample', { token: await tokenOf('staff') })
  expect(refused.status).toBe(403)
})
