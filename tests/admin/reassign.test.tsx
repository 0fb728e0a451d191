import { cleanup, fireEvent, screen } from '@testing-library/preact'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { requestOf } from '../../src/admin/reassign/form.tsx'
import { type FakeApi, fakeApi, page } from './support/fake-api.ts'
import { attendance, hour, kiosk, minute, session, start } from './support/rows.ts'
import { show } from './support/show.tsx'
import { end } from './support/truth-rows.ts'

let api: FakeApi
beforeEach(() => {
  api = fakeApi()
  const other = session({ id: 't', title: 'Sampling', room: { id: 'birch', name: 'Birch' } })
  api.on('GET /api/v1/programmes/p/sessions', page([session(), other]))
  api.on('GET /api/v1/kiosks', page([kiosk()]))
})
afterEach(cleanup)
const press = async (name: string) => fireEvent.click(await screen.findByRole('button', { name }))

/** Not fireEvent.change: with preact/compat loaded that fires `input`. */
function choose(select: HTMLElement, value: string): void {
  if (select instanceof HTMLSelectElement) select.value = value
  fireEvent(select, new Event('change', { bubbles: true }))
}

function answering(changes: unknown[]) {
  const bodies: unknown[] = []
  api.on('POST /api/v1/programmes/p/repair', ({ query, body }) => {
    bodies.push(JSON.parse(body))
    const dryRun = query.get('dryRun') === 'true'
    return { body: { dryRun, batch: dryRun ? null : 'b1', corrections: ['c1'], changes } }
  })
  return bodies
}

it('[row T5] a session’s taps are given to another: previewed, applied, and taken back', async () => {
  const bodies = answering([
    { session: 's', attendee: 'amara', before: attendance(), after: null },
    { session: 't', attendee: 'amara', before: null, after: attendance() },
  ])
  api.on('POST /api/v1/batches/b1/undo', { status: 201, body: { batch: 'b2', items: [] } })
  show('/p/p/sessions/s/reassign', api)
  const sessions = await screen.findByLabelText('Count for this session')
  expect(sessions.textContent).not.toContain('Designing for trust')
  choose(sessions, 't')
  fireEvent.input(screen.getByLabelText('Reason'), { target: { value: 'Wrong room' } })
  await press('Show what would change')
  await screen.findByText('2 records would change. Nothing is saved yet.')
  await press('Let them count there')
  await screen.findByText('Done: 2 records changed.')
  const range = { from: start - 20 * minute, to: end + 20 * minute }
  const body = { kind: 'reassign', kiosk: 'k7', ...range, session: 't' }
  expect(bodies).toEqual([
    { corrections: [{ body, reason: 'Wrong room' }] },
    { corrections: [{ body, reason: 'Wrong room' }] },
  ])
  await press('Take it all back')
  await screen.findByText('Taken back: the records are as they were.')
})

it('[row T5] a kiosk’s taps that all count there already change nothing, and that is said', async () => {
  answering([])
  show('/p/p/kiosks/k7/reassign', api)
  choose(await screen.findByLabelText('Count for this session'), 's')
  fireEvent.input(screen.getByLabelText('Reason'), { target: { value: 'Wrong room' } })
  await press('Show what would change')
  await screen.findByText('No record would change.')
  await screen.findByText(/Taps that still come from this time would follow/)
})

it('what is entered is refused where it makes no sense, with the reason', () => {
  const zone = 'Europe/Stockholm'
  const good = {
    kiosk: 'k7',
    from: '2026-11-18T10:00:00',
    to: '2026-11-18T11:00:00',
    session: 't',
    reason: ' Wrong room ',
    zone,
  }
  const from = start - 15 * minute
  const body = { kind: 'reassign', kiosk: 'k7', from, to: from + hour, session: 't' }
  expect(requestOf(good)).toEqual({ ok: true, value: [{ body, reason: 'Wrong room' }] })
  expect(requestOf({ ...good, to: good.from }).ok).toBe(false)
  expect(requestOf({ ...good, session: '' }).ok).toBe(false)
  expect(requestOf({ ...good, from: '2026-10-25T02:30' }).ok).toBe(false)
})
