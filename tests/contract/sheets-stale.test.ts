import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestDatabases, testDatabases } from '../support/databases.ts'
import { counts, errors, lines, type Uploading, uploading } from '../support/upload.ts'
import { xlsx } from '../support/workbook.ts'

let databases: TestDatabases
beforeAll(async () => {
  databases = await testDatabases()
}, 60_000)
afterAll(() => databases.stop())

async function onEach(act: (server: Uploading) => Promise<void>): Promise<void> {
  for (const dialect of databases.dialects) {
    const server = await uploading('Europe/Berlin', { database: await databases.open(dialect) })
    await server.upload(
      'sessions',
      lines(
        'code,title,room,start,end,capacity',
        'A,Audit,Aspen,2026-05-04T09:00,2026-05-04T10:00,30',
        'B,Books,Birch,2026-05-04T09:00,2026-05-04T10:00,40',
      ),
    )
    await server.upload('attendees', lines('code,name,Diet', '1,Ada,vegan', '2,Lin,'))
    await server.upload('bookings', lines('session,attendee', 'A,1', 'A,2', 'B,1'))
    await act(server)
  }
}

const csv = async (server: Uploading, what: string) =>
  new TextDecoder().decode(await server.download(what))
const change = async (server: Uploading, code: string, body: object) => {
  const id = (await server.sessions()).find((one) => one.code === code)?.id
  const token = server.adminToken
  const got = await server.request('PATCH', `/api/v1/sessions/${id}`, { token, body })
  expect(got.status).toBe(200)
}

describe('[row M4] an upload made from an old download', () => {
  it('is refused for a session that somebody else changed, with both values, as CSV and as XLSX', async () => {
    await onEach(async (server) => {
      const file = await csv(server, 'sessions')
      const sheet = await server.download('sessions', '?format=xlsx')
      await change(server, 'A', { title: 'Audit, renamed', capacity: 35 })
      const edited = file.replace(',Aspen,', ',Alder,').replace(',40,', ',41,')
      const got = await server.upload('sessions', edited)
      expect([got.status, errors(got)]).toEqual([
        422,
        [
          [2, 'title', 'stale'],
          [2, 'room', 'stale'],
          [2, 'capacity', 'stale'],
        ],
      ])
      expect(got.body.errors[0]).toMatchObject({
        message: expect.stringContaining('title is "Audit, renamed" now, the sheet says "Audit"'),
        example: 'Audit, renamed',
      })
      const asIs = await server.upload('sessions', sheet, { type: xlsx })
      expect([asIs.status, counts(asIs), asIs.body.kept]).toEqual([200, [0, 0, 2], 1])
      expect(asIs.body.sheet).toEqual({ read: 'Sessions', others: [] })
      const now = (await server.sessions()).map(({ title, capacity }) => [title, capacity])
      expect(now.sort()).toEqual([
        ['Audit, renamed', 35],
        ['Books', 40],
      ])
    })
  }, 60_000)

  it('leaves a row that only others changed, and applies what was changed in the file', async () => {
    await onEach(async (server) => {
      const file = await csv(server, 'sessions')
      await change(server, 'A', { title: 'Audit, renamed' })
      const got = await server.upload('sessions', file.replace(',40,', ',41,'))
      expect([got.body.errors, counts(got), got.body.kept]).toEqual([[], [0, 1, 1], 1])
      expect((await server.sessions()).map(({ title }) => title).sort()).toEqual([
        'Audit, renamed',
        'Books',
      ])
      const again = await server.upload('sessions', file.replace(',40,', ',41,'))
      expect([again.body.errors, counts(again)]).toEqual([[], [0, 0, 2]])
    })
  }, 60_000)

  it('is refused by the plain revision that the API tells, too', async () => {
    await onEach(async (server) => {
      const [one] = (await server.sessions()).filter(({ code }) => code === 'A')
      const file = lines(
        'id,revision,title,room,start,end',
        `${one?.id},${one?.revision},Mine,Aspen,2026-05-04T09:00,2026-05-04T10:00`,
      )
      await change(server, 'A', { title: 'Theirs' })
      expect(errors(await server.upload('sessions', file))).toEqual([[2, 'title', 'stale']])
    })
  }, 60_000)

  it('is refused for somebody whom others changed or deactivated', async () => {
    await onEach(async (server) => {
      const file = await csv(server, 'attendees')
      await server.upload('attendees', lines('code,name,active,Diet', '1,Ada,no,vegan'))
      const mine = file.replace(',Ada,', ',Ada Lovelace,').replace('Lin,', 'Lin Hu,')
      const got = await server.upload('attendees', mine)
      expect(errors(got)).toEqual([
        [2, 'name', 'stale'],
        [2, 'active', 'stale'],
      ])
      const lin = await server.upload('attendees', file.replace('Lin,', 'Lin Hu,'))
      expect([counts(lin), lin.body.kept]).toEqual([[0, 1, 1], 1])
      expect((await server.attendees()).map(({ name, active }) => [name, active])).toEqual([
        ['Ada', false],
        ['Lin Hu', true],
      ])
    })
  }, 60_000)

  it('books nobody again whose booking was cancelled meanwhile, and cancels nobody booked meanwhile', async () => {
    await onEach(async (server) => {
      server.clock.set(Date.UTC(2026, 4, 1))
      const file = await csv(server, 'bookings')
      server.clock.advance(60_000)
      const query = '?cancelMissing=true'
      await server.upload('bookings', lines('session,attendee', 'A,1'), { query })
      await server.upload('bookings', lines('session,attendee', 'B,2'))
      const got = await server.upload('bookings', file, { query })
      expect([got.status, got.body.errors.map(({ code }) => code)]).toEqual([422, ['stale']])
      expect(got.body.errors[0]?.message).toContain('cancelled the booking of "Lin" for "Audit"')
      const rows = file.split('\r\n').filter((row) => !row.includes(',Lin,'))
      const without = await server.upload('bookings', rows.join('\r\n'), { query })
      expect([without.body.errors, without.body.missing]).toEqual([[], []])
      expect((await csv(server, 'bookings')).match(/,Books,(Ada|Lin),/g)?.length).toBe(2)
    })
  }, 60_000)
})
