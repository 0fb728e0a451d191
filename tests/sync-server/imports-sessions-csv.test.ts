import { expect, it } from 'vitest'
import { counts, errors, lines, uploading } from '../support/upload.ts'

const two = lines(
  'code,title,room,start,end,presenters,breaks,credits_1,field_of_study_1,check_in_required',
  'K1,Keynote,Aspen,2026-05-04T09:00,2026-05-04T10:00,Ada; Grace ,09:30-09:40,1.5,Taxes,yes',
  'W1,Workshop,Birch,2026-05-04 11:00,2026-05-04T13:00:00+02:00,,,,,0',
)

it('adds sessions with their rooms, local times being those of the programme', async () => {
  const server = await uploading('Europe/Berlin')
  const answer = await server.upload('sessions', two)
  expect([answer.status, answer.body]).toEqual([
    200,
    { import: expect.any(String), added: 2, updated: 0, unchanged: 0, missing: [], errors: [] },
  ])
  const [keynote, workshop] = await server.sessions()
  expect(keynote).toMatchObject({
    code: 'K1',
    title: 'Keynote',
    room: { name: 'Aspen' },
    start: Date.UTC(2026, 4, 4, 7),
    end: Date.UTC(2026, 4, 4, 8),
    presenters: ['Ada', 'Grace'],
    breaks: [{ start: Date.UTC(2026, 4, 4, 7, 30), end: Date.UTC(2026, 4, 4, 7, 40) }],
    fieldOfStudy1: 'Taxes',
    credits1: 1.5,
    checkInRequired: true,
    delivery: 'in-person',
    cancelled: false,
    revision: 1,
    booked: 0,
    checkedIn: 0,
    attended: 0,
  })
  expect(workshop).toMatchObject({
    start: Date.UTC(2026, 4, 4, 9),
    end: Date.UTC(2026, 4, 4, 11),
    checkInRequired: false,
  })
})

it('[row M4] understands columns by the names that other systems give them', async () => {
  const server = await uploading()
  const file = lines(
    'Session Title,Location,Starts,End time,Speaker',
    'Keynote,Aspen,2026-05-04T09:00,2026-05-04T10:00,Ada; Grace',
  )
  expect(counts(await server.upload('sessions', file))).toEqual([1, 0, 0])
  const [keynote] = await server.sessions()
  expect(keynote).toMatchObject({
    title: 'Keynote',
    room: { name: 'Aspen' },
    presenters: ['Ada', 'Grace'],
  })
  const twice = await server.upload('sessions', file.replace('Starts', 'Speakers'))
  expect(errors(twice)).toContainEqual([1, 'presenters', 'double-column'])
})

it('adds and changes nothing when a file comes twice, not even a revision or a kiosk’s change', async () => {
  const server = await uploading()
  const { db } = server.ctx.database
  const state = async () => ({
    sessions: await db.selectFrom('sessions').selectAll().execute(),
    changes: await db.selectFrom('changes').selectAll().execute(),
    audit: await db.selectFrom('audit').selectAll().execute(),
  })
  await server.upload('sessions', two)
  const before = await state()
  server.clock.advance(60_000)
  expect(counts(await server.upload('sessions', two))).toEqual([0, 0, 2])
  expect(await state()).toEqual(before)
})

it('adds nothing twice where a file names neither ids nor codes', async () => {
  const server = await uploading()
  const file = lines(
    'title,room,start,end',
    'Yoga,Aspen,2026-05-04T09:00,2026-05-04T10:00',
    'Yoga,Aspen,2026-05-04T12:00,2026-05-04T13:00',
    'Yoga,Birch,2026-05-04T12:00,2026-05-04T13:00',
  )
  expect(counts(await server.upload('sessions', file))).toEqual([3, 0, 0])
  expect(counts(await server.upload('sessions', file))).toEqual([0, 0, 3])
})

it('reads semicolons, tabs, a byte order mark, other line ends, case and blanks in the heading', async () => {
  const times = ['2026-05-04T09:00', '2026-05-04T10:00']
  const files = [
    lines('title;room;start;end', `A;Aspen;${times.join(';')}`),
    lines('title\troom\tstart\tend', `A\tAspen\t${times.join('\t')}`),
    `\uFEFF Title ,ROOM,Start,end\r\n A , Aspen ,${times.join(',')}\r\n`,
    `title,room,start,end,,\r"A","Aspen",${times.join(',')},,`,
  ]
  for (const file of files) {
    const server = await uploading()
    const answer = await server.upload('sessions', file)
    expect([answer.status, answer.body.errors]).toEqual([200, []])
    const sessions = await server.sessions()
    expect(sessions.map(({ title, room }) => [title, room?.name])).toEqual([['A', 'Aspen']])
  }
})

it('finds a session by id, else by code, changes what the file says and leaves the rest', async () => {
  const server = await uploading()
  await server.upload('sessions', two)
  const [keynote, workshop] = await server.sessions()
  const answer = await server.upload(
    'sessions',
    lines(
      'id,code,title,room,start,end,presenters',
      `${keynote?.id},K2,Keynote,Cedar,2026-05-04T09:00,2026-05-04T10:00,`,
      ',W1,Workshop II,Birch,2026-05-04T11:00,2026-05-04T13:00,Lin',
    ),
    { query: '?dryRun=false' },
  )
  expect(counts(answer)).toEqual([0, 2, 0])
  const [first, second] = await server.sessions()
  expect(first).toMatchObject({
    id: keynote?.id,
    code: 'K2',
    room: { name: 'Cedar' },
    presenters: [],
    breaks: keynote?.breaks,
    credits1: 1.5,
    revision: 2,
  })
  expect(second).toMatchObject({ id: workshop?.id, title: 'Workshop II', presenters: ['Lin'] })
})

it('lets sessions swap their codes', async () => {
  const server = await uploading()
  await server.upload('sessions', two)
  const [keynote, workshop] = await server.sessions()
  const answer = await server.upload(
    'sessions',
    lines(
      'id,code,title,room,start,end',
      `${keynote?.id},W1,Keynote,Aspen,2026-05-04T09:00,2026-05-04T10:00`,
      `${workshop?.id},K1,Workshop,Birch,2026-05-04T11:00,2026-05-04T13:00`,
    ),
  )
  expect(answer.body.errors).toEqual([])
  expect((await server.sessions()).map(({ code }) => code)).toEqual(['W1', 'K1'])
})

it('refuses a code that two sessions would have, a session named twice, and ids of elsewhere', async () => {
  const server = await uploading()
  await server.upload('sessions', two)
  const [keynote] = await server.sessions()
  const times = '2026-05-04T09:00,2026-05-04T10:00'
  const answer = await server.upload(
    'sessions',
    lines(
      'id,code,title,room,start,end',
      `,K1,A,Aspen,${times}`,
      `${keynote?.id},K1,B,Aspen,${times}`,
      `,N,C,Aspen,${times}`,
      `,N,D,Aspen,${times}`,
      `other,,E,Aspen,${times}`,
    ),
  )
  expect(errors(answer)).toContainEqual([3, 'id', 'double-row'])
  expect(errors(answer)).toContainEqual([5, 'code', 'double-code'])
  expect(errors(answer)).toContainEqual([6, 'id', 'unknown-id'])
  const double = answer.body.errors.find(({ code }) => code === 'double-row')
  expect(double?.message).toContain('Rows 2 and 3')
  const elsewhere = await server.addProgramme('UTC')
  const file = lines('id,title,room,start,end', `${keynote?.id},A,Aspen,${times}`)
  const other = await server.upload('sessions', file, { programme: elsewhere })
  expect(errors(other)).toEqual([[2, 'id', 'unknown-id']])
})

it.each([
  ['start', '04.05.2026 09:00', 'bad-time'],
  ['start', '2026-05-04', 'bad-time'],
  ['start', '2026-02-30T09:00', 'bad-time'],
  ['start', '2026-05-04T24:30', 'bad-time'],
  ['start', '0026-05-04T09:00', 'bad-time'],
  ['capacity', 'many', 'bad-number'],
  ['capacity', '-1', 'bad-number'],
  ['delivery', 'by post', 'bad-delivery'],
  ['breaks', '09:15', 'bad-break'],
  ['breaks', '08:00-09:30', 'bad-break'],
  ['breaks', '09:30-09:15', 'bad-break'],
  ['breaks', '09:30-25:00', 'bad-break'],
  ['credits_1', '1.234', 'bad-number'],
  ['threshold_percent', '101', 'bad-number'],
  ['forgotten_check_out', 'cap:0', 'bad-policy'],
  ['check_out_required', 'perhaps', 'bad-yes-no'],
])('refuses %s "%s" with %s', async (column, cell, code) => {
  const server = await uploading()
  const values: Record<string, string> = {
    title: 'A',
    room: 'Aspen',
    start: '2026-05-04T09:00',
    end: '2026-05-04T10:00',
    [column]: cell,
  }
  const file = lines(Object.keys(values).join(','), Object.values(values).join(','))
  expect(errors(await server.upload('sessions', file))).toEqual([[2, column, code]])
})

it('[D9] refuses a local time that does not exist or exists twice, naming both readings', async () => {
  const server = await uploading('Europe/Berlin')
  const answer = await server.upload(
    'sessions',
    lines(
      'title,room,start,end',
      'Gap,Aspen,2026-03-29T02:30,2026-03-29T05:00',
      'Twice,Aspen,2026-10-25T02:30,2026-10-25T05:00',
    ),
  )
  expect(errors(answer)).toEqual([
    [2, 'start', 'time-does-not-exist'],
    [3, 'start', 'time-exists-twice'],
  ])
  const [gap, twice] = answer.body.errors.map(({ message }) => message)
  expect(gap).toContain('2026-03-29T01:30+01:00 or 2026-03-29T03:30+02:00')
  expect(twice).toContain('2026-10-25T02:30+02:00 or 2026-10-25T02:30+01:00')
})

it('[D9] takes either reading with its offset', async () => {
  const server = await uploading('Europe/Berlin')
  const answer = await server.upload(
    'sessions',
    lines('title,room,start,end', 'A,Aspen,2026-10-25T02:30+02:00,2026-10-25T02:30+01:00'),
  )
  expect(answer.status).toBe(200)
  const [session] = await server.sessions()
  expect(session).toMatchObject({
    start: Date.UTC(2026, 9, 25, 0, 30),
    end: Date.UTC(2026, 9, 25, 1, 30),
  })
})

it('[D9] puts breaks after midnight on the next day of a session across it', async () => {
  const server = await uploading('UTC')
  await server.upload(
    'sessions',
    lines(
      'title,room,start,end,breaks',
      'Night,Aspen,2026-05-04T22:00,2026-05-05T02:00,00:30-00:45;23:50-00:10',
    ),
  )
  const [session] = await server.sessions()
  expect(session?.breaks).toEqual([
    { start: Date.UTC(2026, 4, 4, 23, 50), end: Date.UTC(2026, 4, 5, 0, 10) },
    { start: Date.UTC(2026, 4, 5, 0, 30), end: Date.UTC(2026, 4, 5, 0, 45) },
  ])
})

it('previews what would be added and which cells would change, and does nothing', async () => {
  const server = await uploading()
  await server.upload('sessions', two)
  const answer = await server.upload(
    'sessions',
    lines(
      'code,title,room,start,end',
      'K1,Keynote,Cedar,2026-05-04T09:15,2026-05-04T10:15',
      'W1,Workshop,Birch,2026-05-04T11:00,2026-05-04T13:00',
      'N1,News,Aspen,2026-05-05T09:00,2026-05-05T10:00',
    ),
    { query: '?dryRun=true' },
  )
  expect(counts(answer)).toEqual([1, 1, 1])
  const [changed, added] = answer.body.rows ?? []
  expect(changed).toEqual({
    row: 2,
    act: 'updated',
    title: 'Keynote',
    cells: [
      { column: 'room', before: 'Aspen', after: 'Cedar' },
      { column: 'start', before: '2026-05-04T09:00', after: '2026-05-04T09:15' },
      { column: 'end', before: '2026-05-04T10:00', after: '2026-05-04T10:15' },
      { column: 'breaks', before: '09:30-09:40', after: '09:45-09:55' },
    ],
  })
  expect(added).toMatchObject({ row: 4, act: 'added', title: 'News' })
  expect((await server.sessions()).map(({ title, revision }) => [title, revision])).toEqual([
    ['Keynote', 1],
    ['Workshop', 1],
  ])
})

it('tells kiosks and the history of an import, by counts alone', async () => {
  const server = await uploading()
  const told: unknown[] = []
  server.ctx.live.listen((event) => told.push(event))
  await server.upload('sessions', two)
  expect(told).toContainEqual({ type: 'programme', programme: server.programme })
  const { db } = server.ctx.database
  const changes = await db.selectFrom('changes').select('type').execute()
  expect(changes.map(({ type }) => type).sort()).toEqual([
    'room',
    'room',
    'session',
    'session',
    'settings',
  ])
  const acts = await db
    .selectFrom('audit')
    .selectAll()
    .where('act', '=', 'import-sessions')
    .execute()
  expect(acts.map(({ detail }) => JSON.parse(detail))).toEqual([
    {
      import: expect.any(String),
      added: 2,
      updated: 0,
      unchanged: 0,
      missing: 0,
      cancelled: 0,
    },
  ])
})
