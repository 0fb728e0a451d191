import { describe, expect, it } from 'vitest'
import { errors, lines, type Uploaded, uploading } from '../support/upload.ts'

const good = 'title,room,start,end\nOpening,Aspen,2026-05-04T09:00,2026-05-04T10:00\n'

const utf16 = (text: string, mark: boolean) => {
  const bytes = new Uint8Array(Buffer.from(`${mark ? '\uFEFF' : ''}${text}`, 'utf16le'))
  return bytes
}
const bigEndian = (text: string) => {
  const bytes = Buffer.from(`\uFEFF${text}`, 'utf16le').swap16()
  return new Uint8Array(bytes)
}

const refused: [string, string | Uint8Array, (string | number | null)[]][] = [
  ['an empty file', '', [null, null, 'empty-file']],
  ['a file of blanks', ' \n\r\n', [null, null, 'empty-file']],
  ['a heading without rows', 'title,room,start,end\n', [null, null, 'no-rows']],
  ['damaged UTF-16', utf16(`${good}\ud800`, true), [null, null, 'encoding']],
  [
    'Latin-1, naming the line',
    new Uint8Array(Buffer.from(lines('title', 'ok', 'Caf\u00e9'), 'latin1')),
    [3, null, 'encoding'],
  ],
  ['a NUL byte, naming the line', `${good}Ope\0ning,Aspen,,\n`, [3, null, 'nul-byte']],
  ['a spreadsheet file', 'PK\u0003\u0004 and so on', [null, null, 'unknown-format']],
  ['a quote that never closes', `${good}"Opening,Aspen,,\n\n`, [3, null, 'bad-quotes']],
  ['a quote inside a cell', `${good}Open"ing,Aspen,,\n`, [3, null, 'bad-quotes']],
  ['a row with a cell too many', `${good}Opening, again,Aspen,,\n`, [3, null, 'cell-count']],
  ['a row with a cell too few', `${good}Opening,Aspen\n`, [3, null, 'cell-count']],
  ['a missing column', 'title,room,start\nA,B,2026-05-04T09:00\n', [1, 'end', 'missing-column']],
  ['a column twice', 'title,room,start,end,Title\nA,B,,,\n', [1, 'Title', 'double-column']],
  [
    'a column named __proto__',
    'title,room,start,end,__proto__\nA,,,,\n',
    [1, '__proto__', 'bad-column'],
  ],
  [
    'a column named Constructor',
    'title,room,start,end,Constructor\nA,,,,\n',
    [1, 'Constructor', 'bad-column'],
  ],
  ['an unknown column', 'title,room,start,end,capacty\nA,,,,\n', [1, 'capacty', 'unknown-column']],
]

describe('a file that can’t be read is refused whole', () => {
  it.each(refused)('%s', async (_, file, error) => {
    const server = await uploading()
    const answer = await server.upload('sessions', file)
    expect(answer.status).toBe(422)
    expect(answer.body).toMatchObject({ code: 'invalid', added: 0, updated: 0, unchanged: 0 })
    expect(errors(answer)).toContainEqual(error)
    expect(answer.body.errors[0]?.message.length).toBeGreaterThan(15)
    expect(await server.sessions()).toEqual([])
  })
})

const message = (answer: Uploaded) => answer.body.errors[0]?.message

it('says what a column was probably meant to be', async () => {
  const server = await uploading()
  const answer = await server.upload('sessions', good.replace('room', 'rom'))
  expect(message(answer)).toContain('Did you mean "room"?')
  const people = await server.upload('attendees', 'name,organisation,organization\nAda,X,Y\n')
  expect(message(people)).toContain('Did you mean "organisation"?')
})

it.each([
  ['with a byte order mark', utf16(good, true)],
  ['big endian', bigEndian(good)],
  ['without a byte order mark', utf16(good, false)],
])('[row M4] UTF-16 is understood: %s', async (_, file) => {
  const server = await uploading()
  expect((await server.upload('sessions', file)).status).toBe(200)
  expect((await server.sessions()).map(({ title }) => title)).toEqual(['Opening'])
})

it('says how to save a file whose UTF-16 is damaged', async () => {
  const server = await uploading()
  const answer = await server.upload('attendees', utf16('name\nAda\n\ud800', true))
  expect(answer.body.detail).toContain('Nothing was imported.')
  expect(message(answer)).toContain('UTF-16')
  expect(message(answer)).toContain('CSV UTF-8')
})

it('names what is taken where the media type is another', async () => {
  const server = await uploading()
  for (const type of ['application/pdf', 'text/x-vcalendar']) {
    const answer = await server.upload('sessions', good, { type })
    expect(answer.status).toBe(422)
    expect(message(answer)).toContain('text/csv')
  }
  const json = await server.upload('attendees', '{}', { type: 'application/json' })
  expect(message(json)).toContain('text/csv')
})

it('answers 404 for an unknown programme, and 413 for more than 20 MiB', async () => {
  const server = await uploading()
  const lost = await server.upload('sessions', good, { programme: 'nowhere' })
  expect([lost.status, lost.body.code]).toEqual([404, 'not-found'])
  const big = await server.upload('sessions', new Uint8Array(20 * 1024 * 1024 + 1).fill(65))
  expect([big.status, big.body.code]).toEqual([413, 'too-large'])
})

it('takes imports from admins alone', async () => {
  const server = await uploading()
  const path = `/api/v1/programmes/${server.programme}/import/sessions`
  for (const role of ['staff', 'auditor'] as const) {
    const token = await server.tokenOf(role)
    const got = await server.request('POST', path, {
      token,
      body: good,
      headers: { 'content-type': 'text/csv' },
    })
    expect(got.status).toBe(403)
  }
})

it('keeps nothing of a file of which one row is wrong, and counts lines, not rows', async () => {
  const server = await uploading()
  const answer = await server.upload(
    'sessions',
    lines(
      'title,room,start,end,presenters',
      '"A title',
      'over two lines",Aspen,2026-05-04T09:00,2026-05-04T10:00,',
      '',
      'Keynote,Aspen,2026-05-04T10:00,tomorrow,"Ada',
      'Lovelace"',
      'Panel,Birch,2026-05-04T10:00,2026-05-04T09:00,',
      ',Birch,2026-05-04T10:00,2026-05-04T11:00,',
    ),
  )
  expect(answer.status).toBe(422)
  expect(errors(answer)).toEqual([
    [5, 'end', 'bad-time'],
    [7, 'end', 'end-before-start'],
    [8, 'title', 'required'],
  ])
  expect(await server.sessions()).toEqual([])
  const rooms = await server.get<{ items: unknown[] }>(
    `/api/v1/programmes/${server.programme}/rooms`,
  )
  expect(rooms.items).toEqual([])
})

it('shows a dry run’s errors with what would be done', async () => {
  const server = await uploading()
  const answer = await server.upload('sessions', `${good}Keynote,Aspen,now,then\n`, {
    query: '?dryRun=true',
  })
  expect(answer.status).toBe(422)
  expect(answer.body).toMatchObject({ added: 1 })
  expect(answer.body.rows?.map(({ row, act }) => [row, act])).toEqual([
    [2, 'added'],
    [3, 'error'],
  ])
})
