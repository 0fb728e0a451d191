import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/preact'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { CorrectionBatch } from '../../src/domain/api-truth.ts'
import { type FakeApi, fakeApi, page } from './support/fake-api.ts'
import { attendance, session, start } from './support/rows.ts'
import { show } from './support/show.tsx'

const batch = (over: Partial<CorrectionBatch> = {}): CorrectionBatch => ({
  batch: 'b1',
  by: 'marek',
  byName: 'Marek Dvořák',
  at: start,
  reason: 'Told the desk',
  moreReasons: false,
  kinds: [{ kind: 'add-tap', count: 2 }],
  corrections: 2,
  standing: 2,
  attendees: 2,
  taps: 2,
  attendee: null,
  session: 's',
  ...over,
})

let api: FakeApi
beforeEach(() => {
  api = fakeApi()
  api.on('GET /api/v1/programmes/p/sessions', page([session()]))
  api.on('GET /api/v1/sessions/s/attendance', { body: { items: [attendance()] } })
  api.on('GET /api/v1/programmes/p/corrections', page([]))
})
afterEach(cleanup)
const rowWith = async (text: string) => {
  const row = (await screen.findByText(text)).closest('tr')
  if (!row) throw new Error(`${text} stands in no row`)
  return within(row)
}

it('[E1] what was done together names who, when and why, and is taken back as a whole', async () => {
  api.on('GET /api/v1/programmes/p/batches', page([batch()]))
  api.on('POST /api/v1/batches/b1/undo', { status: 201, body: { batch: 'b2', items: [] } })
  show('/p/p/sessions/s/changes', api)
  const row = await rowWith('2 taps added')
  for (const text of ['Marek Dvořák', 'Told the desk', '10:15', '2 attendees', 'Stands']) {
    expect(row.getByText(text)).toBeTruthy()
  }
  fireEvent.click(row.getByRole('button', { name: /^Take back/ }))
  await waitFor(() => expect(api.asked).toContain('POST /api/v1/batches/b1/undo'))
})

it('[E1] what was taken back says by whom, and can be restored', async () => {
  const undo = batch({
    batch: 'b2',
    by: 'rosa',
    byName: 'Rosa Lindgren',
    kinds: [{ kind: 'undo', count: 1 }],
    corrections: 1,
    standing: 1,
  })
  const single = batch({ kinds: [{ kind: 'add-tap', count: 1 }], corrections: 1, standing: 0 })
  api.on('GET /api/v1/programmes/p/batches', page([undo, single]))
  const add = { kind: 'add-tap', attendee: 'amara', session: 's', tap: 'in', at: start }
  const row = { reason: '', at: start, attendee: 'amara', session: 's' }
  api.on(
    'GET /api/v1/programmes/p/corrections',
    page([
      { ...row, id: 'c1', n: 1, body: add, by: 'marek', batch: 'b1', inForce: false },
      {
        ...row,
        id: 'c2',
        n: 2,
        body: { kind: 'undo', correction: 'c1' },
        by: 'rosa',
        batch: 'b2',
        inForce: true,
      },
    ]),
  )
  show('/p/p/sessions/s/changes', api)
  const taken = await rowWith('1 tap added')
  await waitFor(() => expect(taken.getByText('You')).toBeTruthy())
  expect(taken.queryByRole('button')).toBeNull()
  const undone = await rowWith('1 correction taken back')
  expect(undone.getByRole('button', { name: /^Restore/ })).toBeTruthy()
})

it('offers an auditor the history, and nothing to take back', async () => {
  api.on('GET /api/v1/me', { body: { id: 'a', name: 'Ada', email: null, role: 'auditor' } })
  api.on('GET /api/v1/programmes/p/batches', page([batch()]))
  show('/p/p/sessions/s/changes', api)
  await screen.findByText('2 taps added')
  expect(screen.queryByRole('button', { name: /^Take back/ })).toBeNull()
})
