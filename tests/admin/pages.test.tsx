import { cleanup, fireEvent, screen, waitFor } from '@testing-library/preact'
import { afterEach, describe, expect, it } from 'vitest'
import { fakeApi, page } from './support/fake-api.ts'
import { hour, kiosk, minute, programme, session, start } from './support/rows.ts'
import { show } from './support/show.tsx'

afterEach(cleanup)

const sessions = 'GET /api/v1/programmes/p/sessions'

describe('signing in', () => {
  const signedOut = () => {
    const api = fakeApi()
    api.on('GET /api/v1/me', { status: 401, body: { code: 'unauthenticated' } })
    api.on('GET /api/v1/setup', { body: { needed: false } })
    return api
  }
  const fill = async (label: string, value: string) =>
    fireEvent.input(await screen.findByLabelText(label), { target: { value } })

  it('is asked of who comes without, and leads back to where one wanted to go', async () => {
    const api = signedOut()
    const me = { id: 'rosa', name: 'Rosa', email: 'r@example.org', role: 'admin' }
    api.on('POST /api/auth/sign-in/email', () => {
      api.on('GET /api/v1/me', { body: me })
      return { body: {} }
    })
    api.on(sessions, page([session()]))
    show('/p/p/sessions', api)
    await fill('E-mail', 'r@example.org')
    await fill('Password', 'a long enough password')
    fireEvent.click(screen.getByRole('button', { name: 'Sign in' }))
    await screen.findByText('Designing for trust')
    expect(location.pathname).toBe('/p/p/sessions')
  })

  it('with a wrong password says so', async () => {
    const api = signedOut()
    api.on('POST /api/auth/sign-in/email', { status: 401, body: { code: 'unauthenticated' } })
    show('/sign-in', api)
    await fill('E-mail', 'r@example.org')
    await fill('Password', 'wrong')
    fireEvent.click(screen.getByRole('button', { name: 'Sign in' }))
    await screen.findByText(/do not match/)
  })

  it('over plain http says what the server says', async () => {
    const api = signedOut()
    const detail = 'Signing in needs HTTPS.'
    api.on('POST /api/auth/sign-in/email', { status: 403, body: { code: 'forbidden', detail } })
    show('/sign-in', api)
    await fill('E-mail', 'r@example.org')
    await fill('Password', 'right')
    fireEvent.click(screen.getByRole('button', { name: 'Sign in' }))
    await screen.findByText(detail)
  })

  it('is not offered where the browser kept no sign-in: it says why', async () => {
    const api = signedOut()
    api.on('POST /api/auth/sign-in/email', { body: {} })
    show('/sign-in', api)
    await fill('E-mail', 'r@example.org')
    await fill('Password', 'right')
    fireEvent.click(screen.getByRole('button', { name: 'Sign in' }))
    await screen.findByText(/did not keep the sign-in/)
  })
})

describe('setting up', () => {
  it('takes the secret from the address, and goes on to the first programme', async () => {
    const api = fakeApi()
    let sent = ''
    api.on('GET /api/v1/setup', { body: { needed: true } })
    api.on('GET /api/v1/programmes', page([]))
    api.on('POST /api/v1/setup', ({ body }) => {
      sent = body
      return { status: 201, body: {} }
    })
    api.on('POST /api/auth/sign-in/email', { body: {} })
    show('/setup#secret=once', api)
    const type = async (label: string, value: string) =>
      fireEvent.input(await screen.findByLabelText(label), { target: { value } })
    await type('Your name', 'Rosa')
    await type('E-mail', 'rosa@example.org')
    await type('Password', 'a long enough password')
    fireEvent.click(screen.getByRole('button', { name: 'Become admin' }))
    await screen.findByText(/What are we counting/)
    expect(JSON.parse(sent)).toMatchObject({ secret: 'once', name: 'Rosa' })
  })

  it('that was done already leads to signing in', async () => {
    const api = fakeApi()
    api.on('GET /api/v1/me', { status: 401, body: {} })
    api.on('GET /api/v1/setup', { body: { needed: false } })
    show('/setup#secret=once', api)
    await screen.findByRole('heading', { name: 'Sign in' })
  })
})

describe('the sessions', () => {
  it('are listed a day at a time, in the programme’s zone', async () => {
    const api = fakeApi()
    const tomorrow = session({ id: 't', title: 'Tomorrow', start: start + 24 * hour })
    api.on(sessions, page([session(), tomorrow]))
    show('/p/p/sessions', api)
    await screen.findByText('Designing for trust')
    expect(screen.queryByText('Tomorrow')).toBeNull()
    expect(screen.getByText('10:15')).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: 'Thu 19' }))
    await screen.findByText('Tomorrow')
    expect(screen.queryByText('Designing for trust')).toBeNull()
  })

  it('are all read, page after page', async () => {
    const api = fakeApi()
    api.on(sessions, ({ query }) =>
      query.get('cursor') === null
        ? { body: { items: [session()], next: 'more' } }
        : { body: { items: [session({ id: 'u', title: 'On the second page' })], next: null } },
    )
    show('/p/p/sessions', api)
    await screen.findByText('On the second page')
  })

  it('that can’t be read are said to be missing, with the reason and a way on', async () => {
    const api = fakeApi()
    const detail = 'The database does not answer.'
    api.on(sessions, { status: 503, body: { code: 'not-ready', detail } })
    show('/p/p/sessions', api)
    await screen.findByText(/The database does not answer/)
    api.on(sessions, page([session()]))
    fireEvent.click(screen.getByRole('button', { name: 'Ask again' }))
    await screen.findByText('Designing for trust')
  })

  it('in an answer of another shape are not believed', async () => {
    const api = fakeApi()
    api.on(sessions, { body: { items: [{ id: 's' }], next: null } })
    show('/p/p/sessions', api)
    await screen.findByText(/this page can’t read/)
  })
})

describe('the kiosks', () => {
  const kiosks = 'GET /api/v1/kiosks'
  const rooms = 'GET /api/v1/programmes/p/rooms'

  it('that are silent stand out, with their waiting taps', async () => {
    const api = fakeApi()
    const silent = kiosk({ lastContact: start - 21 * minute, waiting: 14, missing: 2 })
    api.on(kiosks, page([silent]))
    show('/p/p/kiosks', api, start)
    await screen.findByText('Silent')
    expect(screen.getByText('09:54, 21 min ago')).toBeTruthy()
    expect(screen.getByText('14')).toBeTruthy()
    expect(screen.getByText('2 taps missing')).toBeTruthy()
    expect(screen.getByText('Silent for 21 min, 14 taps waiting as last said')).toBeTruthy()
  })

  it('are paired by a code that is shown large, with a QR code of the link, until it is used', async () => {
    const api = fakeApi()
    let sent = ''
    api.on(kiosks, page([]))
    api.on(rooms, page([{ id: 'aspen', name: 'Aspen' }]))
    api.on('POST /api/v1/kiosks', ({ body }) => {
      sent = body
      api.on(kiosks, page([kiosk({ id: 'new', status: 'waiting-for-code' })]))
      return { status: 201, body: { id: 'new', code: 'K7QF29MX', expiresAt: start + 9 * minute } }
    })
    const live = show('/p/p/kiosks', api, start)
    fireEvent.click(await screen.findByRole('button', { name: 'Pair a kiosk' }))
    const name = await screen.findByLabelText(/Name of the kiosk/)
    fireEvent.input(name, { target: { value: 'left door' } })
    fireEvent.click(screen.getByRole('button', { name: 'Make a code' }))
    await screen.findByText('K7QF29MX')
    expect(JSON.parse(sent)).toEqual({ programme: 'p', room: 'aspen', name: 'left door' })
    expect(screen.getByText('9:00')).toBeTruthy()
    expect(screen.getByRole('img', { name: /QR code/ })).toBeTruthy()
    api.on(kiosks, page([kiosk({ id: 'new' })]))
    live.tell({ type: 'kiosks' })
    await screen.findByText(/is paired/, {}, { timeout: 3000 })
  })

  it('of a programme without rooms are asked for one first', async () => {
    const api = fakeApi()
    api.on(kiosks, page([]))
    api.on(rooms, page([]))
    show('/p/p/kiosks', api)
    fireEvent.click(await screen.findByRole('button', { name: 'Pair a kiosk' }))
    await screen.findByText(/Import sessions first/)
    expect(screen.getByLabelText('Name of the room')).toBeTruthy()
  })

  it('are revoked only after it was said what that means', async () => {
    const api = fakeApi()
    api.on(kiosks, page([kiosk({ waiting: 3 })]))
    api.on('POST /api/v1/kiosks/k7/revoke', { body: {} })
    show('/p/p/kiosks', api)
    fireEvent.click(await screen.findByRole('button', { name: 'Manage left door' }))
    fireEvent.click(await screen.findByRole('button', { name: /^Revoke/ }))
    expect(screen.getByText(/3 as last said/)).toBeTruthy()
    expect(api.asked.some((asked) => asked.includes('revoke'))).toBe(false)
    fireEvent.click(screen.getByRole('button', { name: 'Revoke this kiosk' }))
    await waitFor(() => expect(api.asked).toContain('POST /api/v1/kiosks/k7/revoke'))
  })
})

it('the programme of an address that nobody knows is said to be missing', async () => {
  show('/p/gone/sessions', fakeApi())
  await screen.findByText(/There is no such programme/)
})

it('who has programmes comes to the first; who has none, to the start', async () => {
  const api = fakeApi()
  api.on(sessions, page([session()]))
  show('/', api)
  await screen.findByText('Designing for trust')
  cleanup()
  api.on('GET /api/v1/programmes', page([]))
  show('/', api)
  await screen.findByText(/What are we counting/)
  expect(programme().id).toBe('p')
})
