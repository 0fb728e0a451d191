import { afterAll, beforeAll, expect, it } from 'vitest'
import type { ColumnChoice } from '../../src/domain/api-imports.ts'
import { type TestDatabases, testDatabases } from '../support/databases.ts'
import { counts, errors, lines, type Uploading, uploading } from '../support/upload.ts'
import { row, sheetXml, workbook, xlsx } from '../support/workbook.ts'

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

const query = (columns: ColumnChoice | string, dryRun = false): string => {
  const text = typeof columns === 'string' ? columns : JSON.stringify(columns)
  return `?${new URLSearchParams({ columns: text, dryRun: String(dryRun) })}`
}

const people = lines(
  'Wer,Kontakt,Company,Kost,Tischnr',
  'Ada Lovelace,ada@example.org,Acme,vegan,1',
  'Grace Hopper,grace@example.org,Acme,,2',
)
const choice = {
  Wer: 'name',
  Kontakt: 'email',
  Company: 'organisation',
  Kost: { own: 'Diet' },
}
const seen = async (server: Uploading) =>
  (await server.attendees()).map(({ name, email, organisation, fields }) => ({
    name,
    email,
    organisation,
    fields,
  }))

it('[row M6] a dry run tells each column, a few of its values, and what it is known as by itself', async () => {
  await onEach(async (server) => {
    const dry = await server.upload('attendees', people, { query: '?dryRun=true' })
    expect([dry.status, errors(dry)]).toEqual([422, [[1, 'name', 'missing-column']]])
    expect(dry.body.columns?.own).toBe(5)
    expect(dry.body.columns?.fields).toContain('first_name')
    expect(dry.body.columns?.read).toEqual([
      { name: 'Wer', samples: ['Ada Lovelace', 'Grace Hopper'], as: { own: 'Wer' } },
      {
        name: 'Kontakt',
        samples: ['ada@example.org', 'grace@example.org'],
        as: { own: 'Kontakt' },
      },
      { name: 'Company', samples: ['Acme'], as: 'organisation' },
      { name: 'Kost', samples: ['vegan'], as: { own: 'Kost' } },
      { name: 'Tischnr', samples: ['1', '2'], as: { own: 'Tischnr' } },
    ])
    const odd = lines('name,,emails,Name', 'Ada,x,y,z')
    const asked = await server.upload('attendees', odd, { query: '?dryRun=true' })
    expect(asked.body.columns?.read).toEqual([
      { name: 'name', samples: ['Ada'], as: 'name' },
      { name: 'column B', samples: ['x'] },
      { name: 'emails', samples: ['y'] },
      { name: 'Name', samples: ['z'] },
    ])
  })
}, 60_000)

it('[row M6] columns are taken as somebody chose, from CSV and XLSX, and the others are left out', async () => {
  const sheet = workbook(
    sheetXml(
      row(1, 'Wer', 'Kontakt', 'Company', 'Kost', 'Tischnr'),
      row(2, 'Ada Lovelace', 'ada@example.org', 'Acme', 'vegan', '1'),
      row(3, 'Grace Hopper', 'grace@example.org', 'Acme', '', '2'),
    ),
  )
  await onEach(async (server) => {
    const dry = await server.upload('attendees', people, { query: query(choice, true) })
    expect(counts(dry)).toEqual([2, 0, 0])
    expect(dry.body.columns?.read.map(({ as }) => as)).toEqual([...Object.values(choice), null])
    const applied = await server.upload('attendees', people, { query: query(choice) })
    expect([counts(applied), applied.body.columns]).toEqual([[2, 0, 0], undefined])
    expect(await seen(server)).toEqual([
      {
        name: 'Ada Lovelace',
        email: 'ada@example.org',
        organisation: 'Acme',
        fields: { Diet: 'vegan' },
      },
      { name: 'Grace Hopper', email: 'grace@example.org', organisation: 'Acme', fields: {} },
    ])
    const again = { type: xlsx, query: query(choice) }
    expect(counts(await server.upload('attendees', sheet, again))).toEqual([0, 0, 2])
  })
}, 60_000)

it('[row M6] a name is chosen in two parts, a column is known by its letter, many are left out', async () => {
  await onEach(async (server) => {
    const file = lines('Vor,Nach,,A,B,C,D,E,F', 'Ada,Lovelace,ada@example.org,1,2,3,4,5,6')
    const chosen = { Vor: 'first_name', Nach: 'last_name', 'column C': 'email' }
    const got = await server.upload('attendees', file, { query: query(chosen) })
    expect(counts(got)).toEqual([1, 0, 0])
    expect(await seen(server)).toEqual([
      { name: 'Ada Lovelace', email: 'ada@example.org', organisation: null, fields: {} },
    ])
  })
}, 60_000)

it('[row M6] a choice that contradicts itself or the sheet is refused in words, and changes nothing', async () => {
  const refused: [ColumnChoice, unknown[]][] = [
    [{ Wer: 'name', Kontakt: 'name' }, [1, 'Kontakt', 'double-field']],
    [
      { Wer: 'name', Kost: { own: 'Diet' }, Tischnr: { own: 'diet' } },
      [1, 'Tischnr', 'double-field'],
    ],
    [{ Wer: 'name', Kost: 'first_name' }, [1, 'Kost', 'double-field']],
    [{ Kontakt: 'email' }, [1, 'name', 'missing-column']],
    [{ Kontakt: 'first_name' }, [1, 'last_name', 'missing-column']],
    [{ Wer: 'name', Mail: 'email' }, [1, 'Mail', 'unknown-column']],
    [{ Wer: 'name', Kontakt: 'mail' }, [1, 'Kontakt', 'unknown-field']],
    [{ Wer: 'name', Kost: { own: 'Email' } }, [1, 'Kost', 'bad-column']],
    [{ Wer: 'name', Kost: { own: 'Constructor' } }, [1, 'Kost', 'bad-column']],
  ]
  await onEach(async (server) => {
    for (const [columns, error] of refused) {
      const got = await server.upload('attendees', people, { query: query(columns) })
      expect([got.status, errors(got)]).toEqual([422, [error]])
    }
    const wide = lines('Wer,a,b,c,d,e,f', 'Ada,1,2,3,4,5,6')
    const own = Object.fromEntries([...'abcdef'].map((name) => [name, { own: name }]))
    const six = await server.upload('attendees', wide, { query: query({ Wer: 'name', ...own }) })
    expect(errors(six)).toEqual([[1, 'f', 'too-many-fields']])
    expect(await seen(server)).toEqual([])
  })
}, 60_000)

it('[row M6] a choice of another shape is refused before the sheet is read', async () => {
  await onEach(async (server) => {
    const bad = ['{', '[]', '{"Wer":1}', '{"Wer":{"own":""}}', '{"Wer":{"own":"a\\u0000b"}}']
    for (const text of bad) {
      const got = await server.upload('attendees', people, { query: query(text) })
      expect([got.status, got.body.code, got.body.detail]).toEqual([
        400,
        'bad-request',
        expect.stringMatching(/^columns/),
      ])
    }
    expect(await seen(server)).toEqual([])
  })
}, 60_000)

it('[row M6] sheets of sessions and bookings take a choice too, but no own fields', async () => {
  await onEach(async (server) => {
    const sessions = lines(
      'Titel,Wo,Von,Bis,Nr,Notiz',
      'Audit,Aspen,2026-05-04T09:00,2026-05-04T10:00,A,egal',
    )
    const columns = { Titel: 'title', Wo: 'room', Von: 'start', Bis: 'end', Nr: 'code' }
    const got = await server.upload('sessions', sessions, { query: query(columns) })
    expect([errors(got), counts(got)]).toEqual([[], [1, 0, 0]])
    const own = await server.upload('sessions', sessions, {
      query: query({ ...columns, Notiz: { own: 'Note' } }),
    })
    expect(errors(own)).toEqual([[1, 'Notiz', 'bad-column']])
    await server.upload('attendees', people, { query: query(choice) })
    const bookings = lines('Wer,Was,Notiz', 'ada@example.org,A,egal')
    const booked = await server.upload('bookings', bookings, {
      query: query({ Wer: 'attendee', Was: 'session' }),
    })
    expect([errors(booked), counts(booked)]).toEqual([[], [1, 0, 0]])
  })
}, 60_000)
