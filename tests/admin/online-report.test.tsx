import { cleanup, fireEvent, screen, waitFor } from '@testing-library/preact'
import { afterEach, beforeEach, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { type ReportAnswer, ReportRequest } from '../../src/domain/api-reports.ts'
import { type FakeApi, fakeApi, page } from './support/fake-api.ts'
import { attendance, minute, session, start } from './support/rows.ts'
import { show } from './support/show.tsx'

const call = 'POST /api/v1/sessions/s/reports'
const list = 'GET /api/v1/sessions/s/reports'

const answer = (over: Partial<ReportAnswer> = {}): ReportAnswer => ({
  dryRun: true,
  report: null,
  unchanged: false,
  appliedAs: null,
  vendor: 'teams',
  form: 'teams-2021',
  title: null,
  meeting: null,
  byContents: false,
  zone: 'Europe/Stockholm',
  zoneBy: 'programme',
  dateOrder: 'mdy',
  readings: [
    { order: 'mdy', first: start, last: start + 60 * minute, during: 2 },
    { order: 'dmy', first: start - 9_000_000_000, last: start - 8_990_000_000, during: 0 },
  ],
  people: [
    {
      ...{ person: 'name:lena', name: 'Lena', email: null, attendee: null, attendeeName: null },
      ...{ by: 'no-email', connections: 1 },
    },
    {
      ...{ person: 'email:amara@example.org', name: 'A. O.', email: 'amara@example.org' },
      ...{ attendee: 'amara', attendeeName: 'Amara Okonkwo', by: 'email', connections: 1 },
    },
  ],
  rows: [
    {
      ...{ line: 2, person: 'email:amara@example.org', join: start, leave: start + 60 * minute },
      ...{ written: null, claimed: '42m', problems: ['duration-differs'], act: 'new' },
    },
    {
      ...{ line: 3, person: 'name:lena', join: start, leave: start + minute },
      ...{ written: null, claimed: '1m', problems: [], act: 'waits' },
    },
  ],
  passed: [],
  changes: [{ session: 's', attendee: 'amara', before: null, after: attendance() }],
  ...over,
})

let api: FakeApi
/** the bodies that were sent, in order, each with its `dryRun` */
let sent: { dryRun: boolean; body: z.infer<typeof ReportRequest> }[]
beforeEach(() => {
  sent = []
  api = fakeApi()
  api.on('GET /api/v1/programmes/p/sessions', page([session({ delivery: 'virtual' })]))
  api.on(list, { body: { items: [], waiting: [] } })
  api.on(call, ({ query, body }) => {
    const dryRun = query.get('dryRun') === 'true'
    sent.push({ dryRun, body: z.parse(ReportRequest, JSON.parse(body)) })
    return { body: answer({ dryRun, report: dryRun ? null : 'r1' }) }
  })
})
afterEach(cleanup)

async function choose(text: string): Promise<void> {
  const input = await waitFor(() => {
    const found = document.querySelector<HTMLInputElement>('input[type=file]')
    if (!found) throw new Error('No place for a file')
    return found
  })
  const file = new File([text], 'attendees.csv')
  Object.defineProperty(input, 'files', { value: [file], configurable: true })
  fireEvent(input, new Event('change', { bubbles: true }))
}

it('[row M7] nothing can be applied before a person has confirmed zone and date order', async () => {
  show('/p/p/sessions/s/report', api)
  await choose('Full Name')
  const apply = await screen.findByRole('button', { name: 'Apply: confirm the times first' })
  expect(apply.getAttribute('aria-disabled')).toBe('true')
  fireEvent.click(apply)
  expect(sent.map(({ dryRun }) => dryRun)).toEqual([true])
  expect(sent[0]?.body).toEqual({ file: btoa('Full Name'), assign: [] })
  fireEvent.click(screen.getByRole('checkbox', { name: 'Yes, these times are right.' }))
  fireEvent.click(await screen.findByRole('button', { name: 'Apply, 1 record would change' }))
  await screen.findByText('Applied as a whole.')
  expect(sent[1]).toMatchObject({
    dryRun: false,
    body: { zone: 'Europe/Stockholm', dateOrder: 'mdy' },
  })
})

it('[row M7] another order of dates is read anew, and has to be confirmed anew', async () => {
  show('/p/p/sessions/s/report', api)
  await choose('Full Name')
  fireEvent.click(await screen.findByRole('checkbox', { name: 'Yes, these times are right.' }))
  await screen.findByRole('button', { name: /record would change/ })
  api.on(call, { body: answer({ dateOrder: 'dmy' }) })
  fireEvent.click(screen.getByRole('radio', { name: /day, month, year/ }))
  await screen.findByRole('button', { name: 'Apply: confirm the times first' })
})

it('[row M7] lists contradictions and who waits, each with what becomes of it', async () => {
  show('/p/p/sessions/s/report', api)
  await choose('Full Name')
  await screen.findByText('1 person is not matched')
  await screen.findByText(/a name alone matches nobody/)
  await screen.findByText('Its own duration is another: the times count as they stand')
  expect(screen.getByText('waits for a person')).toBeTruthy()
  expect(screen.getByRole('checkbox', { name: 'Only the 2 to look at' })).toBeTruthy()
})

it('[row M7] a file that is no report is refused in the server’s words', async () => {
  const detail = 'Nothing was imported. This is no participant report that is known.'
  api.on(call, { status: 422, body: { code: 'invalid', title: 'x', detail } })
  show('/p/p/sessions/s/report', api)
  await choose('title')
  await screen.findByText(detail)
})

it('[row M7] the same report with other times is undone first, then read anew', async () => {
  api.on(call, { body: answer({ appliedAs: { report: 'r1', zone: 'UTC' } }) })
  show('/p/p/sessions/s/report', api)
  await choose('Full Name')
  await screen.findByRole('button', { name: 'Apply: undo the other import first' })
  api.on('POST /api/v1/reports/r1/undo', () => {
    api.on(call, { body: answer() })
    return { body: { report: 'r1', undoneAt: start } }
  })
  fireEvent.click(screen.getByRole('button', { name: 'Undo that import' }))
  await screen.findByRole('button', { name: 'Apply: confirm the times first' })
})

it('[row M7] an import is undone by one click; what it was stays listed', async () => {
  const item = {
    ...{ id: 'r1', form: 'zoom-meeting', meeting: null, zone: 'UTC', dateOrder: 'mdy' },
    ...{ rows: 5, people: 4, by: 'rosa', byName: 'Rosa Lindgren', at: start, undone: null },
  }
  const waiting = [{ name: 'Lena', email: null, connections: 2 }]
  api.on(list, { body: { items: [item], waiting } })
  api.on('POST /api/v1/reports/r1/undo', () => {
    api.on(list, { body: { items: [{ ...item, undone: { by: 'rosa', at: start } }], waiting: [] } })
    return { body: { report: 'r1', undoneAt: start } }
  })
  show('/p/p/sessions/s/report', api)
  await screen.findByText(/2 connections count for nobody yet/)
  fireEvent.click(screen.getByRole('button', { name: /Undo/ }))
  await screen.findByText(/taken back/)
  expect(screen.queryByRole('button', { name: /Undo/ })).toBeNull()
})

it('[row M7] [row D3] who is no admin sees what was imported and can change nothing', async () => {
  api.on('GET /api/v1/me', { body: { id: 'a', name: 'Ada', email: null, role: 'staff' } })
  show('/p/p/sessions/s/report', api)
  await screen.findByText(/needs the role admin/)
  expect(document.querySelector('input[type=file]')).toBeNull()
})

it('[row M7] a session in person has no online report', async () => {
  api.on('GET /api/v1/programmes/p/sessions', page([session()]))
  show('/p/p/sessions/s/report', api)
  await screen.findByText(/in person alone/)
})
