import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/preact'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { HistoryRow } from '../../src/domain/api-history.ts'
import { type FakeApi, fakeApi, page } from './support/fake-api.ts'
import { session, start } from './support/rows.ts'
import { show } from './support/show.tsx'

const row = (over: Partial<HistoryRow> = {}): HistoryRow => ({
  n: 7,
  at: start,
  by: { id: 'marek', kind: 'person', name: 'Marek Dvořák' },
  act: 'mark',
  kind: 'marks',
  what: 'Marked Attended',
  why: 'Told the desk',
  erased: false,
  about: [
    { type: 'attendee', id: 'amara', name: 'Amara Okonkwo' },
    { type: 'session', id: 's', name: 'Designing for trust' },
  ],
  more: 0,
  hash: 'h7',
  ...over,
})
const chain = {
  ...{ rows: 7, broken: null, erased: 0, checkedAt: start },
  head: { n: 7, at: start, hash: 'R2TBW53r' },
}

let api: FakeApi
beforeEach(() => {
  api = fakeApi()
  api.on('GET /api/v1/programmes/p/history', page([row()]))
  api.on('GET /api/v1/programmes/p/history/actors', {
    body: { items: [row().by, { id: 'system', kind: 'system', name: null }] },
  })
  api.on('GET /api/v1/history/chain', { body: chain })
  api.on('GET /api/v1/programmes/p/sessions', page([session()]))
})
afterEach(cleanup)

it('[row A6] each row says who, when, what, why and about whom, with links', async () => {
  show('/p/p/history', api)
  const found = within(await screen.findByRole('table', { name: 'History' }))
  for (const text of ['10:15:00', 'Marked Attended', 'Told the desk']) {
    expect(found.getByText(text)).toBeTruthy()
  }
  expect(found.getAllByText('Marek Dvořák').length).toBeGreaterThan(0)
  const links = found.getAllByRole('link').map((link) => link.getAttribute('href'))
  expect(links).toEqual(['/p/p/attendees/who/amara', '/p/p/sessions/s'])
})

it('[row A6] says up to which row it holds, and the last hash', async () => {
  show('/p/p/history', api)
  expect(await screen.findByText('The whole history holds:')).toBeTruthy()
  expect(screen.getByText('R2TBW53r')).toBeTruthy()
  api.on('GET /api/v1/history/chain', { body: { ...chain, rows: 3, broken: 4 } })
  fireEvent.click(screen.getByRole('button', { name: 'Verify again' }))
  expect(await screen.findByText('Row 4 does not follow from the one before it.')).toBeTruthy()
})

it('[row A6] is narrowed by words, kind, who and day, which the address keeps', async () => {
  show('/p/p/history?session=s&attendee=amara', api)
  await screen.findByRole('option', { name: 'Marek Dvořák' })
  // not fireEvent.change: with preact/compat loaded that fires `input`
  const choose = (name: string, value: string) => {
    const select = screen.getByRole<HTMLSelectElement>('combobox', { name })
    select.value = value
    fireEvent(select, new Event('change', { bubbles: true }))
  }
  choose('Kind of act', 'marks')
  choose('Who', 'marek')
  fireEvent.input(screen.getByLabelText('From'), { target: { value: '2026-11-17' } })
  fireEvent.input(screen.getByLabelText('To'), { target: { value: '2026-11-17' } })
  const [from, before] = [Date.UTC(2026, 10, 16, 23), Date.UTC(2026, 10, 17, 23)]
  const asked =
    'GET /api/v1/programmes/p/history?attendee=amara&session=s&by=marek&kind=marks' +
    `&from=${from}&before=${before}&limit=100`
  await waitFor(() => expect(api.asked.at(-1)).toBe(asked))
  expect(location.search).toContain('from=2026-11-17&to=2026-11-17')
})

it('[E9] who was erased is called so, and the reason is gone', async () => {
  const about = [{ type: 'attendee', id: 'amara', name: '' } as const]
  api.on('GET /api/v1/programmes/p/history', page([row({ about, why: null, erased: true })]))
  show('/p/p/history', api)
  expect(await screen.findByText('Erased person')).toBeTruthy()
  expect(screen.getByText('The reason was erased with the person.')).toBeTruthy()
})

it('[row A6] reads on page after page', async () => {
  api.on('GET /api/v1/programmes/p/history', ({ query }) =>
    query.get('cursor') === 'older'
      ? page([row({ n: 6, what: 'Closed the session' })])
      : { body: { items: [row()], next: 'older' } },
  )
  show('/p/p/history', api)
  fireEvent.click(await screen.findByRole('button', { name: 'Show more' }))
  expect(await screen.findByText('Closed the session')).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'Show more' })).toBeNull()
})
