import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/preact'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { ColumnChoice, ReadColumn } from '../../src/domain/api-imports.ts'
import { type FakeApi, fakeApi } from './support/fake-api.ts'
import { show } from './support/show.tsx'

beforeEach(() => localStorage.clear())
afterEach(cleanup)

const call = 'POST /api/v1/programmes/p/import/attendees'
const counts = { added: 1, updated: 0, unchanged: 0, missing: [] }
const wer: ReadColumn = { name: 'Wer', samples: ['Ada', 'Grace'], as: { own: 'Wer' } }
const mail: ReadColumn = { name: 'Mail', samples: ['ada@example.org'], as: 'email' }
const kost: ReadColumn = { name: 'emails', samples: [] }

/** A server that takes columns as chosen, and refuses where none is the name; all choices that came. */
function columnsApi(read: ReadColumn[]): { api: FakeApi; chosen: (ColumnChoice | null)[] } {
  const api = fakeApi()
  const chosen: (ColumnChoice | null)[] = []
  api.on(call, ({ query }) => {
    const text = query.get('columns')
    const choice: ColumnChoice | null = text === null ? null : JSON.parse(text)
    chosen.push(choice)
    const now = choice ? read.map((one) => ({ ...one, as: choice[one.name] ?? null })) : read
    const columns = { fields: ['name', 'first_name', 'email'], own: 5, read: now }
    const found = now.some(({ as }) => as === 'name')
    const error = { row: 1, column: 'name', code: 'missing-column', message: 'No name.' }
    const told = query.get('dryRun') === 'true' ? { columns, rows: [] } : {}
    if (found) return { body: { ...counts, ...told, errors: [] } }
    const refused = { code: 'invalid', title: 'x', detail: 'y', ...counts, ...told }
    return { status: 422, body: { ...refused, errors: [error] } }
  })
  return { api, chosen }
}

async function choose(): Promise<void> {
  const input = await waitFor(() => {
    const found = document.querySelector<HTMLInputElement>('input[type=file]')
    if (!found) throw new Error('No place for a file')
    return found
  })
  const file = new File(['Wer,Mail\nAda,ada@example.org\n'], 'people.csv')
  Object.defineProperty(input, 'files', { value: [file], configurable: true })
  fireEvent(input, new Event('change', { bubbles: true }))
}

const pick = (name: string, option: string) => {
  const select = screen.getByRole<HTMLSelectElement>('combobox', { name: `“${name}” is taken as` })
  const found = [...select.options].find(({ text }) => text === option)
  if (!found) throw new Error(`No option ${option}`)
  select.value = found.value
  fireEvent(select, new Event('change', { bubbles: true }))
}
const picked = (name: string) => {
  const select = screen.getByRole<HTMLSelectElement>('combobox', { name: `“${name}” is taken as` })
  return [...select.options].find(({ value }) => value === select.value)?.text
}

it('[row M6] a sheet shows its columns, and is applied with what was chosen for them', async () => {
  const { api, chosen } = columnsApi([wer, mail])
  show('/p/p/import?what=attendees', api)
  await choose()
  const table = await screen.findByRole('table', { name: 'Columns of the sheet' })
  within(table).getByText('Ada · Grace')
  expect([picked('Wer'), picked('Mail')]).toEqual(['New own field', 'E-mail'])
  pick('Wer', 'Name')
  pick('Mail', 'Leave out')
  const apply = screen.getByRole('button', { name: /^Apply/ })
  expect(apply.getAttribute('aria-disabled')).toBe('true')
  fireEvent.click(screen.getByRole('button', { name: 'Check again with these columns' }))
  fireEvent.click(await screen.findByRole('button', { name: 'Apply 1 row' }))
  await screen.findByText('Applied as a whole.')
  expect(chosen).toEqual([null, { Wer: 'name' }, { Wer: 'name' }])
})

it('[row M6] what was chosen is chosen again for the same columns, until they are taken by themselves', async () => {
  const { api, chosen } = columnsApi([{ ...wer, as: 'name' }, mail])
  show('/p/p/import?what=attendees', api)
  await choose()
  fireEvent.click(await screen.findByText('Columns', { exact: true }))
  pick('Mail', 'New own field')
  const name = screen.getByRole('textbox', { name: 'Name of the new field for “Mail”' })
  fireEvent.input(name, { target: { value: ' ' } })
  screen.getByRole('button', { name: 'Check again: name the new field first' })
  fireEvent.input(name, { target: { value: 'Second address' } })
  fireEvent.click(screen.getByRole('button', { name: 'Check again with these columns' }))
  fireEvent.click(await screen.findByRole('button', { name: 'Apply 1 row' }))
  await screen.findByText('Applied as a whole.')
  const own = { Wer: 'name', Mail: { own: 'Second address' } }
  expect(chosen.splice(0)).toEqual([null, own, own])

  cleanup()
  show('/p/p/import?what=attendees', api)
  await choose()
  await screen.findByText(/as they were chosen in this browser/)
  expect(chosen.splice(0)).toEqual([null, own])
  fireEvent.click(screen.getByRole('button', { name: 'As known by their headings' }))
  await waitFor(() => expect(picked('Mail')).toBe('E-mail'))
  fireEvent.click(screen.getByRole('button', { name: 'Apply 1 row' }))
  await screen.findByText('Applied as a whole.')
  expect(chosen.splice(0)).toEqual([null, null])

  cleanup()
  show('/p/p/import?what=attendees', api)
  await choose()
  await screen.findByRole('button', { name: 'Apply 1 row' })
  expect(chosen).toEqual([null])
})

it('[row M6] a column that is not known has to be chosen before the sheet is checked again', async () => {
  const { api, chosen } = columnsApi([wer, kost])
  show('/p/p/import?what=attendees', api)
  await choose()
  await screen.findByRole('table', { name: 'Columns of the sheet' })
  expect(picked('emails')).toBe('Choose …')
  pick('Wer', 'Name')
  fireEvent.click(screen.getByRole('button', { name: 'Check again: choose for 1 column first' }))
  expect(chosen).toEqual([null])
  fireEvent.click(screen.getByRole('button', { name: 'Leave out all but known fields' }))
  expect([picked('Wer'), picked('emails')]).toEqual(['Name', 'Leave out'])
  fireEvent.click(screen.getByRole('button', { name: 'Check again with these columns' }))
  await screen.findByRole('button', { name: 'Apply 1 row' })
  expect(chosen).toEqual([null, { Wer: 'name' }])
})
