import { cleanup, fireEvent, screen, waitFor } from '@testing-library/preact'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createKeyReader, togetherMs } from '../../src/admin/shortcuts/read-keys.ts'
import { type FakeApi, fakeApi, page } from './support/fake-api.ts'
import { session } from './support/rows.ts'
import { show } from './support/show.tsx'

let api: FakeApi
beforeEach(() => {
  localStorage.clear()
  api = fakeApi()
  api.on('GET /api/v1/programmes/p/sessions', page([session()]))
  api.on('GET /api/v1/programmes/p/rooms', page([]))
  api.on('GET /api/v1/programmes/p/kiosks', page([]))
})
afterEach(cleanup)

const press = (key: string, at: Element = document.body) => fireEvent.keyDown(at, { key })
const sessions = async () => {
  show('/p/p/sessions', api)
  return screen.findByRole('searchbox')
}

describe('keys for frequent acts', () => {
  it('/ goes to the search; while one types no key means anything else', async () => {
    const search = await sessions()
    press('/')
    expect(document.activeElement).toBe(search)
    press('n', search)
    press('g', search)
    press('k', search)
    press('?', search)
    expect(location.pathname).toBe('/p/p/sessions')
    expect(screen.queryByRole('dialog')).toBeNull()
  })

  it('g and a letter go to a page, n adds what the page is about', async () => {
    await sessions()
    press('g')
    press('k')
    await waitFor(() => expect(location.pathname).toBe('/p/p/kiosks'))
    press('g')
    press('a')
    await waitFor(() => expect(location.pathname).toBe('/p/p/attendees'))
    press('n')
    await waitFor(() => expect(location.pathname).toBe('/p/p/attendees/new'))
  })

  it('with Ctrl, Alt or Cmd a key is the browser’s', async () => {
    await sessions()
    fireEvent.keyDown(document.body, { key: 'n', ctrlKey: true })
    fireEvent.keyDown(document.body, { key: 'n', metaKey: true })
    expect(location.pathname).toBe('/p/p/sessions')
  })

  it('? lists them, and there they are turned off; ? still opens the list', async () => {
    await sessions()
    press('?')
    const list = await screen.findByRole('dialog', { name: 'Keys' })
    expect(list.textContent).toContain('Go to the kiosks')
    fireEvent.click(screen.getByLabelText('Use keys on this device'))
    fireEvent.click(screen.getByRole('button', { name: 'Close' }))
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    press('n')
    expect(location.pathname).toBe('/p/p/sessions')
    press('?')
    await screen.findByRole('dialog', { name: 'Keys' })
  })

  it('an auditor is offered no key that adds', async () => {
    api.on('GET /api/v1/me', { body: { id: 'a', name: 'Ada', email: null, role: 'auditor' } })
    await sessions()
    press('?')
    const list = await screen.findByRole('dialog', { name: 'Keys' })
    expect(list.textContent).not.toContain('Add')
    expect(list.textContent).not.toContain('Import')
  })
})

it('two keys belong together only if they follow soon', () => {
  const read = createKeyReader()
  const known = ['g s', 'n']
  expect(read({ key: 'g', at: 0 }, known)).toBeNull()
  expect(read({ key: 's', at: togetherMs }, known)).toBe('g s')
  expect(read({ key: 'g', at: 0 }, known)).toBeNull()
  expect(read({ key: 's', at: togetherMs + 1 }, known)).toBeNull()
  expect(read({ key: 'g', at: 0 }, known)).toBeNull()
  expect(read({ key: 'n', at: 1 }, known)).toBe('n')
  expect(read({ key: 's', at: 2 }, known)).toBeNull()
})
