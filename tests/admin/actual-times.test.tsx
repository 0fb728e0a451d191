import { cleanup, fireEvent, screen } from '@testing-library/preact'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type FakeApi, fakeApi, page } from './support/fake-api.ts'
import { attendance, minute, session, start } from './support/rows.ts'
import { show } from './support/show.tsx'
import { quietSession } from './support/truth-rows.ts'

let api: FakeApi
let bodies: unknown[]
beforeEach(() => {
  api = fakeApi()
  bodies = []
  quietSession(api)
  api.on('GET /api/v1/programmes/p/sessions', page([session({ revision: 4 })]))
  api.on('GET /api/v1/sessions/s/attendance', { body: { items: [attendance()] } })
})
afterEach(cleanup)

const takes = () =>
  api.on('PATCH /api/v1/sessions/s', ({ body }) => {
    bodies.push(JSON.parse(body))
    api.on('GET /api/v1/sessions/s/attendance', { body: { items: [attendance({ revision: 2 })] } })
    return { body: session({ revision: 5 }) }
  })
const open = async () => {
  show('/p/p/sessions/s', api)
  fireEvent.click(await screen.findByRole('button', { name: 'Actual times' }))
}
const another = (n: number, label: string, value: string) => {
  const button = screen.getAllByRole('button', { name: 'At another time' })[n]
  if (button) fireEvent.click(button)
  fireEvent.input(screen.getByLabelText(label), { target: { value } })
}
const save = () => fireEvent.click(screen.getByRole('button', { name: 'Save the times' }))

it('[D1] an actual start is saved on the revision that was shown, and it is told what changed', async () => {
  takes()
  await open()
  another(0, 'Began, time in Europe/Stockholm', '2026-11-18T10:20:00')
  save()
  await screen.findByText(/1 record of this session came out differently/)
  expect(bodies).toEqual([{ actualStart: start + 5 * minute, actualEnd: null, revision: 4 }])
})

it('[D1] an end before the start is refused with the two times, and nothing is sent', async () => {
  takes()
  await open()
  another(1, 'Ended, time in Europe/Stockholm', '2026-11-18T10:00:00')
  save()
  await screen.findByText(/10:00 lies before 10:15/)
  expect(bodies).toEqual([])
})

it('[D1] actual times stand beside the schedule, and are cleared again', async () => {
  const actual = session({ actualStart: start + 5 * minute, revision: 4 })
  api.on('GET /api/v1/programmes/p/sessions', page([actual]))
  takes()
  await open()
  expect(screen.getByText('Began 10:20, scheduled 10:15')).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: 'As scheduled, 10:15' }))
  save()
  await screen.findByText(/came out differently/)
  expect(bodies).toEqual([{ actualStart: null, actualEnd: null, revision: 4 }])
})

it('a session that somebody else changed meanwhile is not overwritten', async () => {
  const detail = 'Someone else changed this session meanwhile.'
  api.on('PATCH /api/v1/sessions/s', { status: 409, body: { code: 'stale', detail } })
  await open()
  another(0, 'Began, time in Europe/Stockholm', '2026-11-18T10:20:00')
  save()
  await screen.findByText(/Someone else changed this session meanwhile/)
})
