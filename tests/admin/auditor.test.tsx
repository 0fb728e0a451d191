import { cleanup, screen, waitFor } from '@testing-library/preact'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { plainDetail } from './support/detail-rows.ts'
import { type FakeApi, fakeApi, page } from './support/fake-api.ts'
import { attendance, hour, kiosk, session, start } from './support/rows.ts'
import { show } from './support/show.tsx'
import { completeness, end, waitingTap } from './support/truth-rows.ts'

let api: FakeApi
beforeEach(() => {
  api = fakeApi()
  api.on('GET /api/v1/me', { body: { id: 'a', name: 'Ada', email: null, role: 'auditor' } })
  api.on('GET /api/v1/programmes/p/sessions', page([session()]))
  const row = attendance({ flags: ['no-check-out'] })
  api.on('GET /api/v1/sessions/s/attendance', { body: { items: [row] } })
  const groups = [{ kind: 'no-check-out', count: 1, attendees: ['amara'] }]
  api.on('GET /api/v1/sessions/s/to-sort-out', {
    body: { groups, rows: [row], waiting: [], left: [] },
  })
  api.on('GET /api/v1/sessions/s/completeness', { body: completeness() })
  const waits = [
    waitingTap(),
    waitingTap({ ref: { log: 'l', seq: 2 }, dismissed: true, dismissal: 'c1' }),
  ]
  api.on('GET /api/v1/programmes/p/parked', page(waits))
  api.on('GET /api/v1/kiosks', page([kiosk({ quarantined: 2 })]))
  api.on('GET /api/v1/sessions/s/attendance/amara', { body: plainDetail({ waiting: waits }) })
  const twice = {
    email: 'amara@example.org',
    organisation: null,
    code: null,
    source: 'import',
    joinedAt: start,
  }
  const attendees = [
    { ...twice, id: 'amara', name: 'Amara Okonkwo' },
    { ...twice, id: 'a2', name: 'Amara O.' },
  ]
  const open = {
    ...kiosk({ missing: 1, quarantined: 1, waiting: 3, lastContact: start }),
    reportedThrough: null,
    packedUpAt: null,
    ranges: [{ log: 'log-a', first: 2, last: 2 }],
    toAccept: [{ log: 'log-b', owner: { id: 'k1', name: 'Door' }, taps: 2, apart: false }],
  }
  const after = { kiosks: [open], sessions: [], toCome: 0 }
  api.on('GET /api/v1/programmes/p/after', { body: after })
  api.on('GET /api/v1/programmes/p/kiosk-acts', page([]))
  const groupsOfPeople = [{ email: twice.email, attendees }]
  api.on('GET /api/v1/programmes/p/duplicates', { body: { groups: groupsOfPeople, merged: [] } })
})
afterEach(cleanup)

/** What only reads: it changes what is shown, or leads on. */
const reading =
  /^(Show .*|Look .*|Name.*|Status|Time spent|In|Out|Evidence|.*: why, and what can be done|Sign out|Audit Days.*|\d+ to look at|1 tap left.*)$/

describe('an auditor', () => {
  it.each([
    ['/p/p/sessions/s', 'Amara Okonkwo'],
    ['/p/p/sessions/s/a/amara', 'In words'],
    ['/p/p/to-sort-out', 'Check-in, badge 7741-C'],
    ['/p/p/kiosks', 'left door'],
    ['/p/p/sync', 'left door'],
    ['/p/p/attendees/duplicates', 'Amara O.'],
  ])('is offered nothing on %s that the server would refuse', async (path, text) => {
    show(path, api, end + hour)
    await waitFor(() => expect(screen.getAllByText(text).length).toBeGreaterThan(0))
    await waitFor(() => expect(screen.queryByText(/^Reading/)).toBeNull())
    const offered = screen
      .getAllByRole('button')
      .map((button) => button.textContent ?? '')
      .filter((name) => !reading.test(name))
    expect(offered).toEqual([])
    const links = screen.getAllByRole('link').map((link) => link.getAttribute('href') ?? '')
    expect(links.filter((href) => /repair|reassign|import/.test(href))).toEqual([])
    expect(screen.queryByRole('checkbox')).toBeNull()
    expect(screen.queryByRole('radio')).toBeNull()
  })

  it.each([
    '/p/p/sessions/s/reassign',
    '/p/p/kiosks/k7/reassign',
    '/p/p/sessions/s/repair/no-check-out',
  ])('finds no page at %s', async (path) => {
    show(path, api)
    await screen.findByText('There is no such page.')
  })
})
