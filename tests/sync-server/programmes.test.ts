import { expect, it } from 'vitest'
import { type Ask, testServer } from '../support/server.ts'

const berlin = { name: ' Spring school ', timeZone: 'Europe/Berlin' }

async function withProgramme() {
  const server = await testServer()
  const ask = (method: string, path: string, body?: unknown) => {
    const plain: Ask = { token: server.adminToken }
    return server.request(method, path, body === undefined ? plain : { ...plain, body })
  }
  const answer = await ask('POST', '/api/v1/programmes', berlin)
  expect(answer.status).toBe(201)
  const { id } = await answer.json()
  const at = `/api/v1/programmes/${id}`
  const changes = () =>
    server.ctx.database.db
      .selectFrom('changes')
      .select(['type', 'id'])
      .where('programme', '=', id)
      .orderBy('n')
      .execute()
  const acts = () => server.ctx.database.db.selectFrom('audit').selectAll().execute()
  return { ...server, ask, id, at, changes, acts }
}

it('keeps a new programme, its name trimmed, with a key of its own for badges', async () => {
  const { ask, id, at, ctx, changes, acts } = await withProgramme()
  const shown = await (await ask('GET', at)).json()
  expect(shown).toMatchObject({
    id,
    name: 'Spring school',
    timeZone: 'Europe/Berlin',
    sample: false,
    starts: null,
    ends: null,
    sessions: 0,
    attendees: 0,
    kiosks: 0,
    settings: { bounceMs: 10_000 },
  })
  const row = await ctx.database.db.selectFrom('programmes').selectAll().executeTakeFirstOrThrow()
  expect(row.badge_key).toMatch(/^[\w-]{43}$/)
  expect(await changes()).toEqual([{ type: 'settings', id }])
  expect(await acts()).toMatchObject([{ act: 'programme-add', subject: `programme:${id}` }])
})

it.each(['', 'Mars/Phobos', '+01:00', 'Europe/'])('refuses %j as a time zone', async (timeZone) => {
  const { ask } = await withProgramme()
  const answer = await ask('POST', '/api/v1/programmes', { name: 'x', timeZone })
  expect(answer.status).toBe(422)
  expect((await answer.json()).detail).toMatch(/^timeZone: must be the name of a time zone/)
})

it('refuses a programme without a name', async () => {
  const { ask } = await withProgramme()
  const answer = await ask('POST', '/api/v1/programmes', { name: '  ', timeZone: 'UTC' })
  expect(answer.status).toBe(422)
})

it('lists programmes newest first, in pages that miss none and repeat none', async () => {
  const { ask, clock, id } = await withProgramme()
  const made = [id]
  for (let n = 0; n < 4; n++) {
    if (n % 2) clock.advance(1)
    made.push((await (await ask('POST', '/api/v1/programmes', berlin)).json()).id)
  }
  const seen: string[] = []
  let query = '?limit=2'
  for (let round = 0; round < 3; round++) {
    const { items, next } = await (await ask('GET', `/api/v1/programmes${query}`)).json()
    seen.push(...items.map((item: { id: string }) => item.id))
    query = `?limit=2&cursor=${next}`
    expect(next === null).toBe(round === 2)
  }
  expect(seen).toHaveLength(5)
  expect(new Set(seen)).toEqual(new Set(made))
  expect(seen[0]).toBe(made[4])
})

it.each(['limit=0', 'limit=1001', 'limit=x', 'cursor=x', 'cursor=WzFd'])(
  'refuses a list with %s',
  async (query) => {
    const { ask } = await withProgramme()
    expect((await ask('GET', `/api/v1/programmes?${query}`)).status).toBe(400)
  },
)

it('[D5] changed settings reach the kiosks and make every record of the programme follow', async () => {
  const { ask, at, id, ctx, changes, acts, clock } = await withProgramme()
  const { db } = ctx.database
  await db
    .insertInto('attendees')
    .values({
      id: 'a',
      name: 'A',
      email: null,
      organisation: null,
      language: null,
      fields: '{}',
      merged_into: null,
      created_at: clock(),
    })
    .execute()
  await db
    .insertInto('roster')
    .values({
      programme: id,
      attendee: 'a',
      code: null,
      badges: '[]',
      active: 1,
      source: 'staff',
      joined_at: clock(),
    })
    .execute()
  const answer = await ask('PATCH', at, { name: 'Summer', bounceMs: 5000, mode: 'both' })
  expect(await answer.json()).toMatchObject({
    name: 'Summer',
    attendees: 1,
    settings: { bounceMs: 5000, mode: 'both', undoMs: 5000 },
  })
  expect(await changes()).toEqual([{ type: 'settings', id }])
  expect(await db.selectFrom('dirty').select('attendee').execute()).toEqual([{ attendee: 'a' }])
  const { settings } = await db
    .selectFrom('programmes')
    .select('settings')
    .executeTakeFirstOrThrow()
  expect(JSON.parse(settings)).toEqual({ bounceMs: 5000 })
  expect(JSON.parse((await acts()).at(-1)?.detail ?? '')).toEqual({
    changed: ['name', 'bounceMs'],
    before: { name: 'Spring school', bounceMs: 10_000 },
    after: { name: 'Summer', bounceMs: 5000 },
  })
})

it('notes nothing where a change changes nothing', async () => {
  const { ask, at, acts } = await withProgramme()
  expect((await ask('PATCH', at, { name: 'Spring school', bounceMs: 10_000 })).status).toBe(200)
  expect(await acts()).toHaveLength(1)
})

it('refuses settings that make no sense and changes nothing', async () => {
  const { ask, at } = await withProgramme()
  expect((await ask('PATCH', at, { name: 'X', bounceMs: -1 })).status).toBe(422)
  expect(await (await ask('GET', at)).json()).toMatchObject({ name: 'Spring school' })
})

it('adds rooms, lists them by name and tells the kiosks', async () => {
  const { ask, at, changes } = await withProgramme()
  const { id: two } = await (await ask('POST', `${at}/rooms`, { name: 'Hall 2' })).json()
  const { id: one } = await (await ask('POST', `${at}/rooms`, { name: 'Hall 1' })).json()
  expect(await (await ask('GET', `${at}/rooms`)).json()).toEqual({
    items: [
      { id: one, name: 'Hall 1' },
      { id: two, name: 'Hall 2' },
    ],
    next: null,
  })
  expect((await changes()).slice(1)).toEqual([
    { type: 'room', id: two },
    { type: 'room', id: one },
  ])
})

it('refuses a second room of the same name', async () => {
  const { ask, at } = await withProgramme()
  await ask('POST', `${at}/rooms`, { name: 'Hall 2' })
  expect((await ask('POST', `${at}/rooms`, { name: 'Hall 2 ' })).status).toBe(422)
})

it('knows no rooms of a programme that is not there', async () => {
  const { ask } = await withProgramme()
  expect((await ask('GET', '/api/v1/programmes/none/rooms')).status).toBe(404)
  expect((await ask('PATCH', '/api/v1/programmes/none', { name: 'x' })).status).toBe(404)
})
