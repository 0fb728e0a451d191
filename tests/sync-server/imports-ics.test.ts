import { expect, it } from 'vitest'
import { counts, errors, uploading } from '../support/upload.ts'

const type = 'text/calendar'
const calendar = (...lines: string[]) =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', ...lines, 'END:VCALENDAR', ''].join('\r\n')
const event = (...lines: string[]) => ['BEGIN:VEVENT', ...lines, 'END:VEVENT']
const audit = (...lines: string[]) => event('UID:a@x', 'SUMMARY:Audit', 'LOCATION:Aspen', ...lines)
const times = ['DTSTART:20260504T090000', 'DTEND:20260504T100000']

const upload = async (...lines: string[]) => {
  const server = await uploading('Europe/Berlin')
  return { server, got: await server.upload('sessions', calendar(...lines), { type }) }
}

it('[row M5] reads folded lines, escapes, zones, UTC and floating times', async () => {
  const { server, got } = await upload(
    'BEGIN:VTIMEZONE',
    'TZID:Custom',
    'X-LIC-LOCATION:America/New_York',
    'BEGIN:STANDARD',
    'DTSTART:19701101T020000',
    'END:STANDARD',
    'END:VTIMEZONE',
    ...audit(...times, 'DESCRIPTION:Line\\nmore', 'BEGIN:VALARM', 'SUMMARY:Not this', 'END:VALARM'),
    ...event(
      'UID:b@x',
      'SUMMARY;LANGUAGE=en:Books\\, ledgers\\; and',
      '  more',
      'LOCATION:Birch\\n2nd floor',
      'DTSTART;TZID=America/New_York:20260504T090000',
      'DURATION:PT1H30M',
    ),
    ...event('UID:c@x', 'SUMMARY:C', 'LOCATION:C', 'DTSTART:20260504T090000Z', 'DURATION:P1D'),
    ...event(
      'UID:d@x',
      'SUMMARY:D',
      'LOCATION:D',
      'DTSTART;TZID="Custom":20260504T090000',
      'DTEND;TZID=/example.org/1/Asia/Tokyo:20260505T090000',
    ),
  )
  expect([got.body.errors, counts(got)]).toEqual([[], [4, 0, 0]])
  const hour = (h: number) => Date.UTC(2026, 4, 4, h)
  const found = (await server.sessions()).map(({ title, room, start, end }) => [
    title,
    room?.name,
    start,
    end,
  ])
  expect(found.sort()).toEqual([
    ['Audit', 'Aspen', hour(7), hour(8)],
    ['Books, ledgers; and more', 'Birch 2nd floor', hour(13), hour(14) + 1_800_000],
    ['C', 'C', hour(9), hour(33)],
    ['D', 'D', hour(13), hour(24)],
  ])
})

it('[row M5] joins a letter whose bytes a fold parts', async () => {
  const server = await uploading()
  const file = Buffer.from(calendar(...audit(...times)).replace('Audit', 'Prüfung'))
  const at = file.indexOf(0xc3) + 1
  const folded = Buffer.concat([file.subarray(0, at), Buffer.from('\r\n '), file.subarray(at)])
  const got = await server.upload('sessions', folded, { type })
  expect(got.body.errors).toEqual([])
  expect((await server.sessions())[0]?.title).toBe('Prüfung')
})

it('[row M5] updates by UID when it is run again, keeps what a calendar does not say, and cancels', async () => {
  const server = await uploading('Europe/Berlin')
  const run = (query: string, ...lines: string[]) =>
    server.upload('sessions', calendar(...lines), { type, query })
  await run('', ...audit(...times), ...event('UID:b', 'SUMMARY:B', 'LOCATION:B', ...times))
  const [first] = await server.sessions()
  await server.request('PATCH', `/api/v1/sessions/${first?.id}`, {
    token: server.adminToken,
    body: { presenters: ['Ada'] },
  })
  const moved = audit('DTSTART:20260504T110000', 'DTEND:20260504T120000')
  const dry = await run('?dryRun=true', ...moved)
  expect([counts(dry), dry.body.missing.map(({ title }) => title)]).toEqual([[0, 1, 0], ['B']])
  expect(counts(await run('?cancelMissing=true', ...moved))).toEqual([0, 1, 0])
  const told = async () =>
    (await server.sessions()).map(({ title, cancelled, presenters }) => [
      title,
      cancelled,
      presenters,
    ])
  expect((await told()).sort()).toEqual([
    ['Audit', false, ['Ada']],
    ['B', true, []],
  ])
  expect(counts(await run('', ...moved))).toEqual([0, 0, 1])
  expect(counts(await run('', ...audit(...times, 'STATUS:CANCELLED')))).toEqual([0, 1, 0])
  expect((await told()).sort()[0]).toEqual(['Audit', true, ['Ada']])
})

it.each([
  ['a series', audit(...times, 'RRULE:FREQ=DAILY;COUNT=3'), [[9, 'RRULE', 'repeating-event']]],
  [
    'one of a series',
    audit(...times, 'RECURRENCE-ID:20260504T090000'),
    [[9, 'RECURRENCE-ID', 'repeating-event']],
  ],
  [
    'a whole day',
    audit('DTSTART;VALUE=DATE:20260504', 'DURATION:P1D'),
    [[7, 'DTSTART', 'all-day']],
  ],
  [
    'a zone without an IANA name',
    audit('DTSTART;TZID=My Zone:20260504T090000', 'DURATION:PT1H'),
    [[7, 'DTSTART', 'unknown-zone']],
  ],
  [
    'a time that exists twice',
    audit('DTSTART:20261025T023000', 'DURATION:PT1H'),
    [[7, 'DTSTART', 'time-exists-twice']],
  ],
  ['no end', audit('DTSTART:20260504T090000'), [[3, 'DTEND', 'required']]],
  [
    'an end before the start',
    audit('DTSTART:20260504T090000', 'DTEND:20260504T080000'),
    [[8, 'DTEND', 'bad-time']],
  ],
  [
    'a bad duration',
    audit('DTSTART:20260504T090000', 'DURATION:-PT1H'),
    [[8, 'DURATION', 'bad-duration']],
  ],
  [
    'no room, no title, no UID',
    event(...times),
    [
      [3, 'UID', 'required'],
      [3, 'SUMMARY', 'required'],
      [3, 'LOCATION', 'required'],
    ],
  ],
  ['the same UID twice', [...audit(...times), ...audit(...times)], [[10, 'guid', 'double-row']]],
  ['a broken line', audit(...times, 'NOTHING HERE'), [[9, null, 'bad-line']]],
  ['no events', [], [[null, null, 'no-rows']]],
  ['a cut off file', ['BEGIN:VEVENT'], [[4, null, 'bad-line']]],
])('[row M5] refuses %s with its line', async (_, lines, wanted) => {
  const { got } = await upload(...lines)
  expect([got.status, errors(got)]).toEqual([422, wanted])
})

it('names the UID of what it refuses', async () => {
  const { got } = await upload(...audit(...times, 'RRULE:FREQ=DAILY'))
  expect(got.body.errors[0]?.message).toContain('a@x')
})

it('refuses what is no calendar', async () => {
  const server = await uploading()
  const code = async (file: string | Uint8Array) =>
    (await server.upload('sessions', file, { type })).body.errors[0]?.code
  expect(await code('')).toBe('empty-file')
  expect(await code('BEGIN:VCARD\nEND:VCARD\n')).toBe('unknown-format')
  expect(await code('BEGIN:VCALENDAR\n')).toBe('cut-off')
  expect(await code(Buffer.from('\ufeffBEGIN:VCALENDAR', 'utf16le'))).toBe('encoding')
  expect(await code(Buffer.from('BEGIN:VCALENDAR\nX:\xfc\n', 'latin1'))).toBe('encoding')
  expect(await code('BEGIN:A\n'.repeat(20))).toBe('unknown-format')
})
