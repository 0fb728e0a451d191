import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/preact'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { AttendanceRow, AttendeeRow, SessionListRow } from '../../src/domain/api.ts'
import { type FakeApi, fakeApi, page } from './support/fake-api.ts'
import { attendance, hour, minute, session, start } from './support/rows.ts'
import { show } from './support/show.tsx'
import { completeness, quietSession } from './support/truth-rows.ts'

let api: FakeApi
/** bodies that were sent, by call */
let sent: [string, unknown][]
beforeEach(() => {
  api = fakeApi()
  sent = []
  quietSession(api)
})
afterEach(cleanup)

const on = (call: string, body: unknown, status = 200) =>
  api.on(call, (asked) => {
    sent.push([call, asked.body === '' ? null : JSON.parse(asked.body)])
    return { status, body }
  })
const showSession = (
  over: Partial<SessionListRow>,
  rows: AttendanceRow[] = [attendance()],
  at?: number,
) => {
  api.on('GET /api/v1/programmes/p/sessions', page([session({ capacity: null, ...over })]))
  api.on('GET /api/v1/sessions/s/attendance', { body: { items: rows } })
  return show('/p/p/sessions/s', api, at)
}
const press = async (name: string | RegExp) =>
  fireEvent.click(await screen.findByRole('button', { name }))
/** A button whose words go on for those who can't see whom it stands beside. */
const pressFor = (label: string, name: string) => press(new RegExp(`^${label}\\s?: ${name}$`))
const ngozi: AttendeeRow = {
  id: 'ngozi',
  code: null,
  name: 'Ngozi Eze',
  email: 'ngozi@example.org',
  organisation: 'Lagos Audit',
  badge: null,
  language: null,
  active: true,
  fields: {},
  revision: 1,
}
const search = async (typed: string) => {
  api.on('GET /api/v1/programmes/p/attendees', page([ngozi]))
  await press('Add attendee')
  fireEvent.input(screen.getByLabelText('Find somebody on the roster'), {
    target: { value: typed },
  })
}
const bookings = 'POST /api/v1/sessions/s/bookings'
const removals = 'POST /api/v1/sessions/s/removals'
const booked = (as: string, place: number | null = null) => ({
  items: [{ attendee: 'ngozi', as, place }],
})

describe('adding an attendee', () => {
  it('[row A4] finds somebody by name, books them at once, and can be undone', async () => {
    let answer = () => {}
    api.on(bookings, async () => {
      await new Promise<void>((done) => {
        answer = done
      })
      return { body: booked('booked') }
    })
    showSession({}, [attendance()], start - hour)
    await search('ngozi')
    await pressFor('Book', 'Ngozi Eze')
    const table = await screen.findByRole('table')
    await within(table).findByText('Ngozi Eze')
    api.on('GET /api/v1/sessions/s/attendance', {
      body: {
        items: [
          attendance(),
          attendance({ attendee: 'ngozi', name: 'Ngozi Eze', status: 'booked' }),
        ],
      },
    })
    answer()
    await screen.findByText(/: booked\./)
    on(removals, { items: [{ attendee: 'ngozi', removed: 'cancelled', told: false }], placed: [] })
    await press('Undo')
    await waitFor(() => expect(sent).toEqual([[removals, { attendees: ['ngozi'], mistake: true }]]))
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull())
  })

  it('[row A4] what the server refuses goes from the table again, and says why', async () => {
    showSession({}, [attendance()], start - hour)
    on(bookings, { code: 'invalid', detail: 'This session is cancelled.' }, 422)
    await search('ngozi')
    await pressFor('Book', 'Ngozi Eze')
    await screen.findByText(/This session is cancelled/)
    expect(within(screen.getByRole('table')).queryByText('Ngozi Eze')).toBeNull()
  })

  it('[row A4] once the session is over, adds and marks in one act', async () => {
    showSession({}, [attendance()], start + 3 * hour)
    on(bookings, booked('booked'))
    await search('ngozi')
    await pressFor('Book, mark Attended', 'Ngozi Eze')
    await screen.findByText(/added, and marked Attended/)
    expect(sent).toEqual([[bookings, { attendees: ['ngozi'], whenFull: 'book', mark: 'attended' }]])
  })

  it('[row A1] a full session says so; who is added waits, or is booked beyond it knowingly', async () => {
    showSession({ capacity: 72, booked: 72, waiting: 0 }, [attendance()], start - hour)
    on(bookings, booked('waiting', 1))
    await search('ngozi')
    await screen.findByText(/It is full: 72 places. Who is added waits, as number 1 in line/)
    await pressFor('Put on the waiting list', 'Ngozi Eze')
    await screen.findByText(/on the waiting list, as number 1/)
    fireEvent.click(screen.getByLabelText('Book beyond the capacity'))
    fireEvent.input(screen.getByLabelText('Find somebody on the roster'), {
      target: { value: 'ngozi' },
    })
    const book = await screen.findByRole('button', { name: /^Book\s?: Ngozi Eze$/ })
    await waitFor(() => expect(book.getAttribute('aria-disabled')).toBeNull())
    fireEvent.click(book)
    await waitFor(() => expect(sent).toHaveLength(2))
    expect(sent.map(([, body]) => body)).toEqual([
      { attendees: ['ngozi'], whenFull: 'wait' },
      { attendees: ['ngozi'], whenFull: 'book' },
    ])
  })

  it('[row A4] somebody new needs a name, and comes onto the roster in the same act', async () => {
    showSession({}, [attendance()], start + 3 * hour)
    const walkIns = 'POST /api/v1/sessions/s/walk-ins'
    on(walkIns, booked('booked'))
    await search('new@example.org')
    await press('Not on the roster: add somebody new')
    await press('Book, mark Attended')
    await screen.findByText('Type a name.')
    fireEvent.input(screen.getByLabelText('Name'), { target: { value: 'Somebody New' } })
    await press('Book')
    await screen.findByText(/: booked\./)
    const person = { name: 'Somebody New', email: 'new@example.org', organisation: null }
    expect(sent).toEqual([[walkIns, { person, whenFull: 'wait' }]])
  })

  it('[row A4] a substitute takes the place of one who was not there', async () => {
    const out = attendance({ status: 'booked', firstIn: null, lastOut: null, stays: [] })
    showSession({}, [{ ...out, totalMs: null, percent: null }], start - hour)
    const substitutions = 'POST /api/v1/sessions/s/substitutions'
    on(substitutions, { out: 'amara', in: 'ngozi', told: true })
    api.on('GET /api/v1/programmes/p/attendees', page([ngozi]))
    await press(/why, and what can be done/)
    await press('Substitute')
    fireEvent.click(screen.getByLabelText('Tell them by mail'))
    fireEvent.input(screen.getByLabelText('Find somebody on the roster'), {
      target: { value: 'ngozi' },
    })
    await pressFor('Takes the place', 'Ngozi Eze')
    await screen.findByText(/comes instead of Amara Okonkwo, who is told by mail/)
    expect(sent).toEqual([[substitutions, { out: 'amara', in: 'ngozi', tell: true }]])
  })
})

describe('the waiting list', () => {
  const row = (attendee: string, place: number) => ({
    ...{ attendee, name: `Person ${attendee}`, email: null, organisation: null, place },
    ...{ since: start - hour, source: 'staff', by: 'rosa' },
  })
  const line = (...ids: string[]) => ({
    items: ids.map((id, n) => row(id, n + 1)),
    ...{ taken: 72, capacity: 72, stands: true },
  })

  it('[row A4] shows who waits, in order; moving up shows at once and goes back where it is refused', async () => {
    api.on('GET /api/v1/sessions/s/line', { body: line('a', 'b') })
    showSession({ capacity: 72, waiting: 2 }, [attendance()], start - hour)
    const shown = () => screen.getAllByText(/^Person [ab]$/).map((one) => one.textContent)
    await screen.findByText('Person a')
    expect(shown()).toEqual(['Person a', 'Person b'])
    let refuse = () => {}
    api.on('PATCH /api/v1/sessions/s/line/b', async () => {
      await new Promise<void>((done) => {
        refuse = done
      })
      return { status: 404, body: { code: 'not-found', detail: 'They do not wait any more.' } }
    })
    await pressFor('Up', 'Person b')
    await waitFor(() => expect(shown()).toEqual(['Person b', 'Person a']))
    refuse()
    await screen.findByText(/They do not wait any more/)
    expect(shown()).toEqual(['Person a', 'Person b'])
  })
})

describe('why', () => {
  const why = async (over: Partial<AttendanceRow>, at = start + 3 * hour) => {
    showSession({}, [attendance(over)], at)
    await press(/why, and what can be done/)
    const told = [...document.querySelectorAll('dl dt')].map((dt) => [
      dt.textContent,
      dt.nextElementSibling?.textContent,
    ])
    cleanup()
    return told.filter(([what]) => !/^(In now|Checked in|Booked|Free|Median)/.test(what ?? ''))
  }

  it('[S3] tells a person’s mark and the evidence, each for itself', async () => {
    const marked = { status: 'attended', markedBy: 'rosa', automatic: 'not-attended' } as const
    const time = { totalMs: 62 * minute + 59_999, windowMs: 75 * minute, percent: 82.6 }
    expect(await why({ ...marked, ...time })).toEqual([
      ['Your mark', 'Attended, and counts'],
      ['Automatic: Not Attended', '62 of 75 minutes, 82.6 %, 75 % needed'],
      ['Evidence', 'Kiosk'],
    ])
  })

  it('[S2] tells what Pending waits for: a review, or the closing', async () => {
    expect(await why({ provisional: true })).toContainEqual([
      'Awaits a review',
      'nobody saw them leave, and a person has to decide what counts',
    ])
    expect(await why({ provisional: true, flags: ['contradiction'] })).toContainEqual([
      'Awaits a review',
      'what was entered contradicts itself, and a person has to decide',
    ])
    expect((await why({}, start + minute))[0]?.[0]).toBe('So far')
    api.on('GET /api/v1/sessions/s/completeness', { body: completeness() })
    showSession({}, [attendance()], start + 3 * hour)
    await press(/why, and what can be done/)
    await screen.findByText(/^not complete: right door has not reported yet; so far 60 of 105/)
  })
})

describe('keys', () => {
  const rows = ['a', 'b', 'c', 'd'].map((id) => attendance({ attendee: id, name: `Person ${id}` }))
  const box = (id: string) => screen.getByLabelText(`Select Person ${id}`)

  it('[row A3] Shift selects a range, A marks it Attended, and Undo gives back each one’s mark', async () => {
    const marks = 'POST /api/v1/sessions/s/marks'
    on(marks, { marked: 3 })
    const [first = attendance(), ...others] = rows
    showSession({}, [{ ...first, status: 'not-attended', markedBy: 'sam' }, ...others])
    fireEvent.click(await screen.findByLabelText('Select Person a'))
    fireEvent.keyDown(box('c'), { key: ' ', shiftKey: true })
    expect(screen.getByText('3 selected')).toBeTruthy()
    fireEvent.keyDown(box('c'), { key: 'a' })
    await screen.findByText(/marked Attended\./)
    await press('Undo')
    await waitFor(() => expect(sent).toHaveLength(3))
    expect(sent.map(([, body]) => body)).toEqual([
      { attendees: ['a', 'b', 'c'], mark: 'attended' },
      { attendees: ['a'], mark: 'not-attended' },
      { attendees: ['b', 'c'], mark: null },
    ])
  })

  it('[row A3] arrows go from row to row, and nothing is marked while one types or nobody is selected', async () => {
    showSession({}, rows)
    const first = await screen.findByLabelText('Select Person a')
    first.focus()
    fireEvent.keyDown(first, { key: 'ArrowDown' })
    expect(document.activeElement).toBe(box('b'))
    fireEvent.keyDown(box('b'), { key: 'ArrowDown', shiftKey: true })
    expect(document.activeElement).toBe(box('c'))
    expect(screen.getByText('2 selected')).toBeTruthy()
    fireEvent.keyDown(screen.getByLabelText('Find attendee'), { key: 'n' })
    fireEvent.keyDown(box('b'), { key: 'n', ctrlKey: true })
    expect(api.asked.filter((call) => call.startsWith('POST'))).toEqual([])
  })
})
