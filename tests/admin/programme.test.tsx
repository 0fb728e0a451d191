import { cleanup, fireEvent, screen, waitFor } from '@testing-library/preact'
import { afterEach, expect, it } from 'vitest'
import { defaultSettings } from '../../src/domain/policy.ts'
import { fakeApi, page } from './support/fake-api.ts'
import { programme } from './support/rows.ts'
import { show } from './support/show.tsx'

afterEach(cleanup)

/** The settings of a programme that refuses another zone, with one room. */
async function opened() {
  const api = fakeApi()
  const sent: unknown[] = []
  let rooms = [{ id: 'aspen', name: 'Aspen' }]
  api.on('GET /api/v1/programmes', page([programme({ startsOn: '2026-11-17' })]))
  api.on('GET /api/v1/programmes/p/settings', { body: { ...defaultSettings, pinSet: false } })
  api.on('GET /api/v1/programmes/p/rooms', () => page(rooms))
  api.on('PATCH /api/v1/programmes/p', ({ body }) => {
    const change: { timeZone?: string } = JSON.parse(body)
    sent.push(change)
    return change.timeZone === 'UTC'
      ? { status: 422, body: { code: 'invalid', detail: 'timeZone: this programme has sessions.' } }
      : { body: {} }
  })
  api.on('PATCH /api/v1/rooms/aspen', ({ body }) => {
    rooms = [{ id: 'aspen', ...JSON.parse(body) }]
    return { body: rooms[0] }
  })
  api.on('POST /api/v1/programmes/p/rooms', ({ body }) => {
    rooms = [...rooms, { id: 'birch', ...JSON.parse(body) }]
    return { status: 201, body: { id: 'birch' } }
  })
  show('/p/p/settings', api)
  await screen.findByRole('heading', { name: 'Rooms' })
  return { api, sent }
}

const type = (label: string, value: string) =>
  fireEvent.input(screen.getByLabelText(label), { target: { value } })
const press = async (name: string) => fireEvent.click(await screen.findByRole('button', { name }))

it('[row M1] a programme’s name and days are changed; a refusal says why', async () => {
  const { sent } = await opened()
  type('Last day', '2026-11-19')
  type('Name', 'Audit Week')
  await press('Save the programme')
  await screen.findByText('Saved.')
  const change = { name: 'Audit Week', startsOn: '2026-11-17', endsOn: '2026-11-19' }
  expect(sent).toEqual([{ ...change, timeZone: 'Europe/Stockholm' }])
  type('Time zone', 'UTC')
  await press('Save the programme')
  await screen.findByText(/timeZone: this programme has sessions/)
})

it('[row M1] rooms are added and renamed', async () => {
  const { api } = await opened()
  await press('Rename Aspen')
  type('New name of Aspen', 'Great hall')
  await press('Rename')
  await screen.findByRole('button', { name: 'Rename Great hall' })
  type('New room', ' Birch ')
  await press('Add a room')
  await screen.findByRole('button', { name: 'Rename Birch' })
  await waitFor(() => expect(screen.getByLabelText<HTMLInputElement>('New room').value).toBe(''))
  expect(api.asked).toContain('POST /api/v1/programmes/p/rooms')
})
