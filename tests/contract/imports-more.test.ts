import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestDatabases, testDatabases } from '../support/databases.ts'
import { counts, errors, lines, type Uploading, uploading } from '../support/upload.ts'
import { xlsx } from '../support/workbook.ts'

let databases: TestDatabases
beforeAll(async () => {
  databases = await testDatabases()
}, 60_000)
afterAll(() => databases.stop())

/** Runs on each database that this machine has. */
async function onEach(act: (server: Uploading) => Promise<void>): Promise<void> {
  for (const dialect of databases.dialects) {
    await act(await uploading('Europe/Berlin', { database: await databases.open(dialect) }))
  }
}

async function filled(server: Uploading): Promise<void> {
  const sessions = lines(
    'code,title,room,start,end,presenters,capacity,delivery,breaks,field_of_study_1,credits_1,expiry_months,threshold_percent,forgotten_check_out,check_in_required,check_in_code',
    'A,"=SUM(A1), _x0041_",Aspen,2026-05-04T23:00,2026-05-05T00:00,Ada;Grace,30,hybrid,23:30-23:45,Taxes,1.5,12,0,cap:90,true,007',
    'B,Books,Birch,2026-10-25T02:30+01:00,2026-10-25T03:30:15.250,,,,,,,,,,,',
    'C,Late,Birch,2026-05-04T09:00,2026-05-04T10:00,,,,,,0.25,,,,,',
  )
  const people = lines(
    'code,name,email,organisation,badge,active,Diet',
    '1,Ada,ada@example.org,+Plus,B1;B2,1,vegan',
    '002,"Élodie ""E""",e@example.org,,,0,2026-05-04',
    ',محمد,,,,1,',
  )
  const reports = [
    await server.upload('sessions', sessions),
    await server.upload('attendees', people),
    await server.upload('bookings', lines('session,attendee', 'A,1', 'A,E@example.org', 'B,002')),
  ]
  expect(reports.map(({ body }) => body.errors)).toEqual([[], [], []])
  expect(reports.map(counts)).toEqual([
    [3, 0, 0],
    [3, 0, 0],
    [3, 0, 0],
  ])
}

describe('a download uploaded as it is', () => {
  it.each([
    ['sessions', 3],
    ['attendees', 3],
    ['bookings', 3],
  ] as const)(
    '[row M4] changes nothing: %s',
    async (what, count) => {
      await onEach(async (server) => {
        await filled(server)
        const csv = await server.upload(what, await server.download(what))
        expect([csv.body.errors, counts(csv), csv.body.missing]).toEqual([[], [0, 0, count], []])
        const file = await server.download(what, '?format=xlsx')
        const sheet = await server.upload(what, file, { type: xlsx })
        expect([sheet.body.errors, counts(sheet)]).toEqual([[], [0, 0, count]])
      })
    },
    60_000,
  )
})

it('books by id, code and e-mail, tells first, and adds nothing the second time', async () => {
  await onEach(async (server) => {
    await filled(server)
    const [session] = await server.sessions()
    const [, , person] = await server.attendees()
    const file = lines('attendee;session', `${person?.id};${session?.id}`, 'ada@example.org;C')
    const dry = await server.upload('bookings', file, { query: '?dryRun=true' })
    expect(counts(dry)).toEqual([2, 0, 0])
    expect(counts(await server.upload('bookings', file))).toEqual([2, 0, 0])
    expect(counts(await server.upload('bookings', file))).toEqual([0, 0, 2])
  })
}, 60_000)

it('names row and column of a booking that means nobody or nothing, and adds none', async () => {
  await onEach(async (server) => {
    await filled(server)
    const file = lines('session,attendee', 'C,1', 'X,1', 'C,nobody', ',1', 'C,ada@example.org')
    const got = await server.upload('bookings', file)
    expect([got.status, errors(got), counts(got)]).toEqual([
      422,
      [
        [3, 'session', 'unknown-session'],
        [4, 'attendee', 'unknown-attendee'],
        [5, 'session', 'required'],
        [6, 'attendee', 'double-row'],
      ],
      [0, 0, 0],
    ])
    expect(counts(await server.upload('bookings', lines('session,attendee', 'C,1')))).toEqual([
      1, 0, 0,
    ])
  })
}, 60_000)

it('[S4] lists who is gone, cancels them only when told to and before the start, and books them again', async () => {
  await onEach(async (server) => {
    await filled(server)
    const one = lines('session,attendee', 'A,1')
    const both = lines('session,attendee', 'A,1', 'A,002')
    const gone = await server.upload('bookings', one)
    expect([counts(gone), gone.body.missing.map(({ title }) => title)]).toEqual([
      [0, 0, 1],
      ['Élodie "E", =SUM(A1), _x0041_'],
    ])
    const [a] = (await server.sessions()).filter(({ code }) => code === 'A')
    server.clock.set((a?.start ?? 0) - 1)
    await server.upload('bookings', one, { query: '?cancelMissing=true' })
    expect(new TextDecoder().decode(await server.download('bookings'))).not.toContain(
      'A1), _x0041_",Él',
    )
    expect(counts(await server.upload('bookings', both))).toEqual([0, 1, 1])
    expect(counts(await server.upload('bookings', both))).toEqual([0, 0, 2])
    server.clock.set(a?.start ?? 0)
    await server.upload('bookings', one, { query: '?cancelMissing=true' })
    expect(counts(await server.upload('bookings', both))).toEqual([0, 0, 2])
  })
}, 60_000)
