import { cleanup, fireEvent, screen, waitFor } from '@testing-library/preact'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { planOf } from '../../src/admin/repair/plan.ts'
import { unchangedBy } from '../../src/admin/repair/unchanged.ts'
import { type FakeApi, fakeApi, page } from './support/fake-api.ts'
import { attendance, hour, session } from './support/rows.ts'
import { show } from './support/show.tsx'
import { end, waitingTap } from './support/truth-rows.ts'

let api: FakeApi
beforeEach(() => {
  api = fakeApi()
  api.on('GET /api/v1/programmes/p/sessions', page([session()]))
})
afterEach(cleanup)
const press = async (name: string | RegExp) =>
  fireEvent.click(await screen.findByRole('button', { name }))
const type = (label: string, value: string) =>
  fireEvent.input(screen.getByLabelText(label), { target: { value } })

describe('a repair of many', () => {
  it('shows every record before and after, applies what was shown, and is taken back whole', async () => {
    const before = attendance({ flags: ['no-check-out'], lastOut: null, provisional: true })
    const after = attendance({ lastOut: end, totalMs: hour + 1000 })
    const groups = [{ kind: 'no-check-out', count: 1, attendees: ['amara'] }]
    api.on('GET /api/v1/sessions/s/to-sort-out', {
      body: { groups, rows: [before], waiting: [], left: [] },
    })
    const bodies: unknown[] = []
    api.on('POST /api/v1/programmes/p/repair', ({ query, body }) => {
      bodies.push(JSON.parse(body))
      const dryRun = query.get('dryRun') === 'true'
      const changes = [{ session: 's', attendee: 'amara', before, after }]
      return { body: { dryRun, batch: dryRun ? null : 'b1', corrections: ['c1'], changes } }
    })
    api.on('POST /api/v1/batches/b1/undo', { status: 201, body: { batch: 'b2', items: [] } })
    show('/p/p/sessions/s/repair/no-check-out', api)
    await press('Show what would change')
    await screen.findByText('1 record would change. Nothing is saved yet.')
    expect(screen.getByText('1:00:01')).toBeTruthy()
    expect(screen.getByText('Pending, to review')).toBeTruthy()
    await press('Apply to 1 attendee')
    await screen.findByText('Done: 1 record changed.')
    expect(bodies[1]).toEqual(bodies[0])
    expect(bodies[0]).toMatchObject({
      corrections: [{ body: { kind: 'add-tap', attendee: 'amara', tap: 'out', at: end } }],
    })
    await press('Take it all back')
    await screen.findByText('Taken back: the records are as they were.')
  })
})

describe('taps that wait', () => {
  const correct = () => {
    const bodies: unknown[] = []
    api.on('POST /api/v1/programmes/p/corrections', ({ body }) => {
      bodies.push(JSON.parse(body))
      return { status: 201, body: { batch: 'b1', items: [] } }
    })
    return bodies
  }

  it('[E6] an unknown badge is matched with a person', async () => {
    api.on('GET /api/v1/programmes/p/parked', page([waitingTap()]))
    const person = {
      id: 'amara',
      code: null,
      name: 'Amara Okonkwo',
      email: null,
      organisation: null,
    }
    const more = { badge: null, language: null, active: true, fields: {}, revision: 1 }
    api.on('GET /api/v1/programmes/p/attendees', page([{ ...person, ...more }]))
    const bodies = correct()
    show('/p/p/to-sort-out', api)
    await press(/^Match/)
    type('Find the person', 'amara')
    await press('Amara Okonkwo')
    type('Reason', 'Badge printed late')
    await press('Match')
    await waitFor(() => expect(bodies).toHaveLength(1))
    const body = { kind: 'assign-tap', target: { log: 'log-a', seq: 7 }, attendee: 'amara' }
    expect(bodies).toEqual([{ corrections: [{ body, reason: 'Badge printed late' }] }])
  })

  it('one that can’t be read can only be left, with a reason', async () => {
    api.on('GET /api/v1/programmes/p/parked', page([waitingTap({ verdict: 'rejected' })]))
    const bodies = correct()
    show('/p/p/to-sort-out', api)
    await press(/^Leave it/)
    expect(screen.queryByRole('button', { name: /^Match/ })).toBeNull()
    type('Reason', 'Noise')
    await press('Leave it')
    await waitFor(() => expect(bodies).toHaveLength(1))
    expect(bodies).toMatchObject([{ corrections: [{ body: { kind: 'dismiss-tap' } }] }])
  })

  it('one that was left is looked at again', async () => {
    const left = waitingTap({ dismissed: true, dismissal: 'c9' })
    api.on(
      'GET /api/v1/programmes/p/parked',
      page([waitingTap({ ref: { log: 'l', seq: 1 } }), left]),
    )
    api.on('POST /api/v1/corrections/c9/undo', { status: 201, body: { batch: 'b1', items: [] } })
    show('/p/p/to-sort-out', api)
    await press('1 tap left as it is')
    await press(/^Look again/)
    await waitFor(() => expect(api.asked).toContain('POST /api/v1/corrections/c9/undo'))
  })

  it('[I14] a conflict and a tap in quarantine say why they don’t count, and are not matched', async () => {
    api.on(
      'GET /api/v1/programmes/p/parked',
      page([
        waitingTap({ verdict: 'conflict', attendee: 'amara', name: 'Amara Okonkwo', badge: null }),
        waitingTap({ verdict: 'quarantined', ref: { log: 'l', seq: 2 } }),
      ]),
    )
    show('/p/p/to-sort-out', api)
    await screen.findByText('Came once more in another form; the first one stands')
    expect(screen.getByText('Check-in, Amara Okonkwo')).toBeTruthy()
    expect(screen.getByText('Of a revoked kiosk; release it on the page Sync')).toBeTruthy()
    expect(screen.queryByRole('button', { name: /^Match/ })).toBeNull()
    expect(screen.getAllByRole('button', { name: /^Leave it/ })).toHaveLength(2)
  })

  it('are counted in the rail, those left not among them, and follow what arrives', async () => {
    const left = waitingTap({ ref: { log: 'l', seq: 1 }, dismissed: true, dismissal: 'c9' })
    api.on('GET /api/v1/programmes/p/parked', page([waitingTap(), left]))
    const live = show('/p/p/sessions', api)
    const link = await screen.findByRole('link', { name: /^To sort out\s*1 taps? waits?$/ })
    api.on('GET /api/v1/programmes/p/parked', page([left]))
    live.tell({ type: 'kiosks' })
    await waitFor(() => expect(link.textContent).toBe('To sort out'), { timeout: 3000 })
  })
})

describe('whom a repair leaves as they are', () => {
  it('is told with the reason', () => {
    const person = (id: string, over = {}) => attendance({ attendee: id, name: id, ...over })
    const nobody = { firstIn: null, lastOut: null }
    const rows = [
      person('changed', { lastOut: null }),
      person('same', { lastOut: null }),
      person('unticked', { lastOut: null }),
      person('in', { lastOut: null, inNow: true }),
      person('out'),
      person('absent', nobody),
    ]
    const people = rows.slice(0, 3).map(({ attendee, name }) => ({ id: attendee, name }))
    const plan = planOf('no-check-out', 's', ['changed', 'same'], end, 'why')
    const changes = [{ session: 's', attendee: 'changed', before: null, after: null }]
    expect(
      unchangedBy({ what: 'no-check-out', plan, changes, people, rows }).map(({ names }) => names),
    ).toEqual([['same'], ['unticked'], ['in'], ['out'], ['absent']])
  })
})
