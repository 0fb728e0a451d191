import { cleanup, fireEvent, screen, waitFor } from '@testing-library/preact'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { defaultSettings } from '../../src/domain/policy.ts'
import { type FakeApi, fakeApi } from './support/fake-api.ts'
import { show } from './support/show.tsx'

const call = '/api/v1/programmes/p/settings'
let api: FakeApi
let sent: unknown[]
let stored: object

beforeEach(() => {
  api = fakeApi()
  sent = []
  stored = { ...defaultSettings, pinSet: false }
  api.on(`GET ${call}`, () => ({ body: stored }))
  api.on(`PATCH ${call}`, ({ body }) => {
    const change: { pin?: string | null } = JSON.parse(body)
    sent.push(change)
    const { pin, ...rest } = change
    stored = { ...stored, ...rest, ...(pin === undefined ? {} : { pinSet: pin !== null }) }
    return { body: stored }
  })
})
afterEach(cleanup)

const open = async () => {
  show('/p/p/settings', api)
  await screen.findByRole('heading', { name: 'Settings' })
  await screen.findByRole('heading', { name: 'Staff PIN' })
}
const press = async (name: string) => fireEvent.click(await screen.findByRole('button', { name }))
const type = (label: string | RegExp, value: string) =>
  fireEvent.input(screen.getByLabelText(label), { target: { value } })
const refusal = async () =>
  (await screen.findByText('Not saved.')).closest('[role=alert]')?.textContent

describe('[row K8] the staff PIN', () => {
  it('is set, and never shown', async () => {
    await open()
    expect(screen.getByText(/^No PIN is set/)).toBeTruthy()
    type(/^PIN/, '204613')
    await press('Set the PIN')
    await screen.findByText(/^A PIN is set/)
    expect(sent).toEqual([{ pin: '204613' }])
    expect(screen.getByLabelText<HTMLInputElement>(/^New PIN/).value).toBe('')
  })

  it.each(['12345', 'secret'])('is refused as %s before it is sent', async (pin) => {
    await open()
    type(/^PIN/, pin)
    await press('Set the PIN')
    expect(await refusal()).toContain('Type 6 to 12 digits.')
    expect(sent).toEqual([])
  })

  it('is taken away', async () => {
    stored = { ...stored, pinSet: true }
    await open()
    await press('Take the PIN away')
    await screen.findByText(/^No PIN is set/)
    expect(sent).toEqual([{ pin: null }])
  })
})

describe('how kiosks behave', () => {
  it('is saved in the units that kiosks count in, all else as it was', async () => {
    await open()
    await press('Check-in only')
    fireEvent.click(screen.getByLabelText('Ask once more before a check-out'))
    type(/^Result screen stays/, '7,5')
    await press('Save')
    await screen.findByText(/^Saved\. Kiosks follow/)
    const { bounceMs, undoMs, opensBeforeMs, keepDays, languages, walkInFields } = defaultSettings
    const same = { bounceMs, undoMs, opensBeforeMs, keepDays, languages, walkInFields }
    expect(sent).toEqual([{ ...same, mode: 'in', confirmOut: true, resultMs: 7_500 }])
  })

  it.each([
    [/^Result screen stays/, '0', /Result screen: a number from 1 to 60/],
    [/^Undo/, '', /Undo: a number from 0 to 60/],
    [/^Sent taps are kept/, 'long', /Taps kept on the tablet: a number from 1 to 3650/],
  ])('a number that can’t be is named, and nothing is sent: %o', async (label, value, says) => {
    await open()
    type(label, value)
    await press('Save')
    expect(await refusal()).toMatch(says)
    expect(sent).toEqual([])
  })

  it('[row K11] the first language chosen is the kiosks’ own; none is refused', async () => {
    stored = { ...stored, languages: ['en', 'ar'] }
    await open()
    for (const name of ['English', 'العربية']) fireEvent.click(screen.getByLabelText(name))
    await press('Save')
    expect(await refusal()).toContain('Languages: choose one at least.')
    for (const name of ['العربية', 'Deutsch']) fireEvent.click(screen.getByLabelText(name))
    await press('Save')
    await waitFor(() => expect(sent).toMatchObject([{ languages: ['ar', 'de'] }]))
  })

  it('[row K7] walk-ins are asked the programme’s own fields, each of another name', async () => {
    await open()
    await press('Add a field')
    await press('Save')
    expect(await refusal()).toContain('Own fields: each needs a name.')
    type('Own field', 'email')
    await press('Save')
    await waitFor(async () => expect(await refusal()).toContain('Own fields: each name once.'))
    type('Own field', 'Diet')
    fireEvent.click(screen.getByLabelText('Needed'))
    await press('Save')
    const diet = { name: 'Diet', label: 'Diet', required: true }
    await waitFor(() =>
      expect(sent).toMatchObject([{ walkInFields: [...defaultSettings.walkInFields, diet] }]),
    )
  })

  it('what the server refuses is said, and stays in the form', async () => {
    api.on(`PATCH ${call}`, 'offline')
    await open()
    type(/^Undo/, '9')
    await press('Save')
    expect(await refusal()).toContain('Not saved.')
    expect(screen.getByLabelText<HTMLInputElement>(/^Undo/).value).toBe('9')
  })
})

it('is for admins', async () => {
  const me = { id: 'rosa', name: 'Rosa Lindgren', email: 'rosa@example.org', role: 'staff' }
  api.on('GET /api/v1/me', { body: me })
  show('/p/p/settings', api)
  expect(await screen.findByText('An admin changes the settings of a programme.')).toBeTruthy()
})
