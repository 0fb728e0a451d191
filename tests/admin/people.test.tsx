import { cleanup, fireEvent, screen, waitFor } from '@testing-library/preact'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type FakeApi, fakeApi, page } from './support/fake-api.ts'
import { attendance, hour, minute, session, start } from './support/rows.ts'
import { show } from './support/show.tsx'
import { quietSession } from './support/truth-rows.ts'

let api: FakeApi
beforeEach(() => {
  api = fakeApi()
  api.on('GET /api/v1/programmes/p/sessions', page([session()]))
  quietSession(api)
  api.on('GET /api/v1/sessions/s/attendance', { body: { items: [attendance()] } })
})
afterEach(cleanup)
const press = async (name: string | RegExp) =>
  fireEvent.click(await screen.findByRole('button', { name }))

describe('removing from a session', () => {
  let sent = ''
  const remove = async (at: number, removed: string) => {
    sent = ''
    api.on('POST /api/v1/sessions/s/removals', ({ body }) => {
      sent = body
      return { body: { items: [{ attendee: 'amara', removed, told: true }], placed: ['marek'] } }
    })
    show('/p/p/sessions/s', api, at)
    fireEvent.click(await screen.findByLabelText('Select Amara Okonkwo'))
    await press('Remove from the session')
  }

  it('[S4] before its start says that the booking is cancelled', async () => {
    await remove(start - minute, 'cancelled')
    expect(screen.getByText(/their booking is cancelled/)).toBeTruthy()
    fireEvent.click(screen.getByLabelText('Tell them by mail'))
    await press('Cancel the booking of 1 attendee')
    await screen.findByText(/booking cancelled, 1 told by mail; 1 place went to the waiting list/)
    expect(JSON.parse(sent)).toEqual({ attendees: ['amara'], tell: true })
    expect(screen.queryByText('1 selected')).toBeNull()
  })

  it('[S4] from its start on says that they are marked Not Attended and the row stays', async () => {
    await remove(start, 'not-attended')
    expect(screen.getByText(/their rows stay/)).toBeTruthy()
    expect(screen.getByRole('button', { name: 'Mark 1 attendee Not Attended' })).toBeTruthy()
    await press('Keep them')
    expect(screen.getByText('1 selected')).toBeTruthy()
    expect(sent).toBe('')
  })
})

describe('the same person twice', () => {
  const person = { email: 'amara@example.org', organisation: null, code: null, joinedAt: start }
  const attendees = [
    { ...person, id: 'amara', name: 'Amara Okonkwo', source: 'import' },
    { ...person, id: 'a2', name: 'Amara O.', source: 'walk-in' },
  ]
  const merged = {
    attendee: 'a2',
    name: 'Amara O.',
    email: null,
    into: 'amara',
    intoName: 'Amara Okonkwo',
    by: 'rosa',
    at: start,
    reason: 'The same',
  }

  const counted = { taps: 2, bookings: 1, marks: 0, corrections: 0 }
  const previewed = {
    people: [
      { ...counted, attendee: 'amara', name: 'Amara Okonkwo' },
      { ...counted, attendee: 'a2', name: 'Amara O.' },
    ],
    changes: [{ session: 's', attendee: 'a2', before: attendance(), after: null }],
  }

  it('[row M6] [E8] is merged into the one who is chosen once both are looked at, and taken apart again', async () => {
    const list = 'GET /api/v1/programmes/p/duplicates'
    api.on(list, { body: { groups: [{ email: person.email, attendees }], merged: [] } })
    const bodies: unknown[] = []
    api.on('POST /api/v1/attendees/a2/merge', ({ body }) => {
      bodies.push(JSON.parse(body))
      api.on(list, { body: { groups: [], merged: [merged] } })
      return { body: { attendee: 'a2', into: 'amara' } }
    })
    api.on('POST /api/v1/attendees/a2/merge/undo', { body: { attendee: 'a2', into: null } })
    const asked: unknown[] = []
    api.on('POST /api/v1/programmes/p/merge-preview', ({ body }) => {
      asked.push(JSON.parse(body))
      return { body: previewed }
    })
    show('/p/p/attendees/duplicates', api)
    await press(/^Merge into/)
    const people = await screen.findByRole('table', { name: 'What would count for whom' })
    expect(people.textContent).toContain('Amara O.2100Amara Okonkwo')
    const records = screen.getByRole('table', { name: 'Records before and after' })
    expect(records.textContent).toContain('No record')
    expect(asked).toEqual([{ attendees: ['a2'], into: 'amara' }])
    expect(bodies).toEqual([])
    await press('Merge: 1 record changes')
    await screen.findByText('Nobody shares an e-mail with somebody else.')
    expect(bodies).toMatchObject([{ into: 'amara' }])
    await press(/^Take back/)
    await waitFor(() => expect(api.asked).toContain('POST /api/v1/attendees/a2/merge/undo'))
  })
})

describe('the same person twice, who shares no e-mail', () => {
  const person = (id: string, name: string) => ({
    ...{ id, name, code: null, email: `${id}@example.org`, organisation: null, badge: null },
    ...{ language: null, active: true, fields: {}, revision: 1 },
  })
  const amara = person('amara', 'Amara Okonkwo')
  const other = person('a2', 'Amara O.')
  const detail = (attendee: typeof amara, mergedFrom: { id: string; name: string }[] = []) => ({
    body: {
      ...{ attendee, mergedFrom, badges: [], source: 'staff', joinedAt: start },
      ...{ ownFields: [], sessions: [], otherProgrammes: [] },
    },
  })
  const pageOf = (id: string) => `GET /api/v1/programmes/p/attendees/${id}`
  const asked: unknown[] = []
  /** Amara's page, the other one found and chosen. */
  const choose = async () => {
    asked.length = 0
    const none = { taps: 0, bookings: 0, marks: 0, corrections: 0 }
    api.on(pageOf('amara'), detail(amara))
    api.on('GET /api/v1/programmes/p/attendees', ({ query }) =>
      page(query.get('q') === 'amara' ? [amara, other] : []),
    )
    api.on('POST /api/v1/programmes/p/merge-preview', ({ body }) => {
      const { attendees, into } = JSON.parse(body)
      asked.push({ attendees, into })
      const people = [into, ...attendees].map((attendee) => ({ ...none, attendee, name: attendee }))
      return { body: { people, changes: [] } }
    })
    show('/p/p/attendees/who/amara', api)
    await press('Merge with another person …')
    const field = screen.getByLabelText('Find the person')
    fireEvent.input(field, { target: { value: 'nobody' } })
    await screen.findByText('Nobody by these words.')
    fireEvent.input(field, { target: { value: 'amara' } })
    await press('Amara O.')
    await screen.findByRole('table', { name: 'What would count for whom' })
  }

  it('[row M6] [E8] is found by name, looked at, merged into the person of the page, and taken back there', async () => {
    await choose()
    expect(asked).toEqual([{ attendees: ['a2'], into: 'amara' }])
    expect(screen.queryByRole('button', { name: 'Amara Okonkwo' })).toBeNull()
    api.on('POST /api/v1/attendees/a2/merge', () => {
      api.on(pageOf('amara'), detail(amara, [other]))
      return { body: { attendee: 'a2', into: 'amara' } }
    })
    api.on('POST /api/v1/attendees/a2/merge/undo', () => {
      api.on(pageOf('amara'), detail(amara))
      return { body: { attendee: 'a2', into: null } }
    })
    await press('Merge: 0 records change')
    await screen.findByText(/merged into this person/)
    expect(screen.queryByRole('table', { name: 'What would count for whom' })).toBeNull()
    await press('Take back the merge of Amara O.')
    await waitFor(() => expect(screen.queryByText(/merged into this person/)).toBeNull())
  })

  it('[row M6] where the other one is kept, that one’s page follows', async () => {
    await choose()
    await press('Keep Amara O., a2@example.org')
    await waitFor(() => expect(asked.at(-1)).toEqual({ attendees: ['amara'], into: 'a2' }))
    api.on('POST /api/v1/attendees/amara/merge', () => {
      api.on(pageOf('a2'), detail(other, [amara]))
      api.on(pageOf('amara'), { status: 404, body: { code: 'not-found', detail: 'merged' } })
      return { body: { attendee: 'amara', into: 'a2' } }
    })
    await press('Merge: 0 records change')
    await screen.findByRole('heading', { name: 'Amara O.' })
    expect(location.pathname).toBe('/p/p/attendees/who/a2')
  })
})

it('[D6] time over the programme names what of it belongs to each session', async () => {
  const row = {
    attendee: 'amara',
    name: 'Amara Okonkwo',
    email: null,
    code: 'A-1',
    totalMs: hour,
    sessions: [{ session: 's', ms: hour }],
    twoPlaces: ['s'],
    provisional: false,
  }
  const absent = { ...row, attendee: 'm', name: 'Marek', totalMs: 0, sessions: [], twoPlaces: [] }
  api.on('GET /api/v1/programmes/p/attendance', page([row, absent]))
  show('/p/p/attendees/totals', api)
  await screen.findByText('Designing for trust')
  expect(screen.getAllByText('1:00:00')).toHaveLength(2)
  expect(screen.getByText('Two places')).toBeTruthy()
  expect(screen.getByText('–')).toBeTruthy()
})
