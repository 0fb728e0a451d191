import { expect, it } from 'vitest'
import { counts, errors, uploading } from '../support/upload.ts'

interface Event {
  guid: string
  id?: number | string
  title?: string
  room?: string
  date?: string
  duration?: string
  persons?: string[]
}

const event = (values: Partial<Event> & { guid: string }): Required<Event> => ({
  id: 7,
  title: `Talk ${values.guid}`,
  room: 'Hall 1',
  date: '2026-12-27T12:00:00+01:00',
  duration: '01:00',
  persons: ['Ada', 'Grace'],
  ...values,
})

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

const xml = (events: Required<Event>[], head = '<?xml version="1.0" encoding="UTF-8"?>') => `${head}
<schedule><version>1</version><conference><title>Conf</title></conference>
<day index="1" date="2026-01-01" start="x" end="y"><room name="Elsewhere">
${events
  .map(
    (one) => `<event guid="${one.guid}" id="${one.id}">
<date>${one.date}</date><start>03:33</start><duration>${one.duration}</duration>
<room>${escaped(one.room)}</room><title>${escaped(one.title)}</title>
<persons>${one.persons.map((name) => `<person id="1">${escaped(name)}</person>`).join('')}</persons>
<links><link href="x">a</link></links></event>`,
  )
  .join('\n')}
</room></day></schedule>`

const json = (events: Required<Event>[]) =>
  JSON.stringify(
    {
      schedule: {
        version: '1',
        conference: {
          // what real files break: no good acronym, a zone that is not the events'
          acronym: 'rc-3 Channels!',
          time_zone_name: 'UTC',
          days: [
            {
              index: 1,
              date: '2020-01-01',
              rooms: {
                'Hall 1': events.map(({ persons, ...one }) => ({
                  ...one,
                  more: { than: 'the schema' },
                  persons: persons.map((public_name) => ({ public_name })),
                })),
              },
            },
          ],
        },
      },
    },
    null,
    1,
  )

const forms = [
  ['pentabarf XML', 'application/xml', xml],
  ['frab XML', 'text/xml; charset=utf-8', xml],
  ['pretalx JSON', 'application/json', json],
] as const

it.each(forms)('takes the instant from each event’s own offset: %s', async (_, type, write) => {
  const server = await uploading('America/New_York')
  const answer = await server.upload(
    'sessions',
    write([
      event({ guid: 'a', title: 'A < B & "C"' }),
      event({ guid: 'b', date: '2026-12-27T23:30:00-05:00', duration: '00:30' }),
      event({ guid: 'c', date: '2026-12-28T00:15:00+01:00', duration: '1:02:15' }),
    ]),
    { type },
  )
  expect([answer.body.errors, counts(answer)]).toEqual([[], [3, 0, 0]])
  const shown = (await server.sessions()).map(({ title, start, end, room, presenters }) => ({
    title,
    times: [new Date(start).toISOString(), (end - start) / 60_000],
    room: room?.name,
    presenters,
  }))
  const rest = { room: 'Hall 1', presenters: ['Ada', 'Grace'] }
  expect(shown).toEqual([
    { title: 'A < B & "C"', times: ['2026-12-27T11:00:00.000Z', 60], ...rest },
    { title: 'Talk c', times: ['2026-12-27T23:15:00.000Z', 26 * 60 + 15], ...rest },
    { title: 'Talk b', times: ['2026-12-28T04:30:00.000Z', 30], ...rest },
  ])
})

it.each(forms)(
  'finds sessions again by guid, and leaves what people set: %s',
  async (_, type, write) => {
    const server = await uploading()
    const events = [event({ guid: 'a' }), event({ guid: 'b' })]
    await server.upload('sessions', write(events), { type })
    const [a] = await server.sessions()
    const token = server.adminToken
    const body = { code: 'A1', thresholdPercent: 60 }
    await server.request('PATCH', `/api/v1/sessions/${a?.id}`, { token, body })
    expect(counts(await server.upload('sessions', write(events), { type }))).toEqual([0, 0, 2])
    const moved = [
      event({ guid: 'a', title: 'Renamed', room: 'Hall 2', date: '2026-12-27T15:00:00+01:00' }),
      event({ guid: 'b' }),
    ]
    expect(counts(await server.upload('sessions', write(moved), { type }))).toEqual([0, 1, 1])
    const [, again] = await server.sessions()
    expect(again).toMatchObject({
      id: a?.id,
      title: 'Renamed',
      room: { name: 'Hall 2' },
      start: Date.UTC(2026, 11, 27, 14),
      code: 'A1',
      thresholdPercent: 60,
      revision: 3,
    })
  },
)

it('lists what is gone from a schedule, cancels it only when asked, and takes it back', async () => {
  const server = await uploading()
  const type = 'application/json'
  const both = json([event({ guid: 'a' }), event({ guid: 'b' })])
  const one = json([event({ guid: 'a' })])
  const file = 'title,room,start,end\nLunch,Foyer,2026-12-27T13:00,2026-12-27T14:00\n'
  await server.upload('sessions', both, { type })
  await server.upload('sessions', file)
  const cancelled = async () =>
    (await server.sessions()).filter((session) => session.cancelled).map(({ title }) => title)
  const kept = await server.upload('sessions', one, { type })
  expect(kept.body.missing.map(({ title }) => title)).toEqual(['Talk b'])
  expect(await cancelled()).toEqual([])
  const dry = await server.upload('sessions', one, {
    type,
    query: '?cancelMissing=true&dryRun=true',
  })
  expect(dry.body.missing).toEqual(kept.body.missing)
  expect(await cancelled()).toEqual([])
  await server.upload('sessions', one, { type, query: '?cancelMissing=true' })
  expect(await cancelled()).toEqual(['Talk b'])
  const back = await server.upload('sessions', both, { type, query: '?cancelMissing=true' })
  expect([counts(back), back.body.missing]).toEqual([[0, 1, 1], []])
  expect(await cancelled()).toEqual([])
})

it('refuses an id that is not a whole number, naming the place and the line', async () => {
  const server = await uploading()
  const answer = await server.upload('sessions', json([event({ guid: 'a', id: '2814' })]), {
    type: 'application/json',
  })
  expect(answer.status).toBe(422)
  expect(errors(answer)).toEqual([[13, 'id', 'bad-id']])
  expect(answer.body.errors[0]?.message).toBe(
    'schedule.conference.days.0.rooms.Hall 1.0.id must be a whole number, not "2814"',
  )
  const other = await server.upload('sessions', xml([event({ guid: 'a', id: 'x1' })]), {
    type: 'text/xml',
  })
  expect(errors(other)).toEqual([[4, 'id', 'bad-id']])
  expect(await server.sessions()).toEqual([])
})

it.each([
  ['title', { title: ' ' }, 'required'],
  ['room', { room: 'r'.repeat(201) }, 'too-long'],
  ['date', { date: '' }, 'bad-time'],
  ['date', { date: '2026-12-27T12:00:00' }, 'bad-time'],
  ['date', { date: '2026-02-30T12:00:00+01:00' }, 'bad-time'],
  ['duration', { duration: '' }, 'required'],
  ['duration', { duration: '00:00' }, 'bad-duration'],
  ['duration', { duration: '90' }, 'bad-duration'],
] as const)(
  'refuses an event with a bad %s, all of the file with it',
  async (column, bad, code) => {
    for (const [, type, write] of forms) {
      const server = await uploading()
      const file = write([event({ guid: 'a' }), event({ guid: 'b', ...bad })])
      const answer = await server.upload('sessions', file, { type })
      expect(answer.body.errors.map((error) => [error.column, error.code])).toEqual([
        [column, code],
      ])
      expect(answer.body.errors[0]?.row).toBeGreaterThan(5)
      expect(await server.sessions()).toEqual([])
    }
  },
)

it('refuses two events with one guid, and an event with neither guid nor id', async () => {
  const server = await uploading()
  const twice = [event({ guid: 'a' }), event({ guid: 'a' })]
  const answer = await server.upload('sessions', xml(twice), { type: 'text/xml' })
  expect(errors(answer)).toEqual([[9, 'guid', 'double-row']])
  expect(answer.body.errors[0]?.message).toContain('4 and 9')
  const nameless = await server.upload('sessions', xml([event({ guid: '', id: '' })]), {
    type: 'text/xml',
  })
  expect(nameless.body.errors.map(({ code }) => code)).toEqual(['required'])
})

it.each([
  [
    'a document type, so that no entity is ever declared',
    `<!DOCTYPE schedule [<!ENTITY a "b">]><schedule><day/></schedule>`,
    'doctype',
  ],
  ['nesting without end', '<schedule>'.repeat(60), 'too-deep'],
  ['broken XML', '<schedule><day></schedule>', 'bad-xml'],
  ['an entity that nobody declared', '<schedule>&a;</schedule>', 'bad-xml'],
  ['another root', '<rss></rss>', 'unknown-format'],
  ['another encoding', '<?xml version="1.0" encoding="ISO-8859-1"?><schedule/>', 'encoding'],
  ['no events', '<schedule></schedule>', 'no-rows'],
])('refuses XML with %s', async (_, file, code) => {
  const server = await uploading()
  const answer = await server.upload('sessions', file, { type: 'application/xml' })
  expect([answer.status, answer.body.errors.map((error) => error.code)]).toEqual([422, [code]])
})

it.each([
  ['broken JSON, naming the line', '{\n"schedule": {\n,}', [[3, null, 'bad-json']]],
  ['JSON that is no schedule', '[1]', [[null, null, 'unknown-format']]],
  ['a schedule without days', '{"schedule":{"conference":{}}}', [[null, null, 'unknown-format']]],
  ['no events', '{"schedule":{"conference":{"days":[]}}}', [[null, null, 'no-rows']]],
])('refuses %s', async (_, file, wanted) => {
  const server = await uploading()
  const answer = await server.upload('sessions', file, { type: 'application/json' })
  expect([answer.status, errors(answer)]).toEqual([422, wanted])
})
