import { cleanup, fireEvent, screen, waitFor } from '@testing-library/preact'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createGuard } from '../../src/admin/unsaved/guard.ts'
import { type FakeApi, fakeApi, page } from './support/fake-api.ts'
import { session } from './support/rows.ts'
import { show } from './support/show.tsx'

let api: FakeApi
beforeEach(() => {
  api = fakeApi()
  api.on('GET /api/v1/programmes/p/sessions', page([session()]))
  api.on('GET /api/v1/programmes/p/rooms', page([{ id: 'aspen', name: 'Aspen' }]))
  api.on('GET /api/v1/programmes/p/kiosks', page([]))
})
afterEach(cleanup)

const edit = '/p/p/sessions/s/edit'
const question = 'alertdialog'
async function typed() {
  show(edit, api)
  const title = await screen.findByLabelText('Title')
  fireEvent.input(title, { target: { value: 'Audit, anew' } })
}
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }))
const goToKiosks = () => fireEvent.click(screen.getByRole('link', { name: 'Kiosks' }))
const titled = () => screen.getByLabelText<HTMLInputElement>('Title').value

describe('a form with changes that are not saved', () => {
  it('[row M1] asks who leaves it: Stay keeps the page and what was typed', async () => {
    await typed()
    goToKiosks()
    expect(await screen.findByRole(question)).toBeTruthy()
    expect(document.activeElement?.textContent).toBe('Stay')
    press('Stay')
    await waitFor(() => expect(screen.queryByRole(question)).toBeNull())
    expect([location.pathname, titled()]).toEqual([edit, 'Audit, anew'])
  })

  it('[row M1] Leave goes where one wanted to go', async () => {
    await typed()
    goToKiosks()
    await screen.findByRole(question)
    press('Leave without saving')
    await waitFor(() => expect(location.pathname).toBe('/p/p/kiosks'))
    expect(screen.queryByRole(question)).toBeNull()
  })

  it('[row M1] the browser’s Back is asked about too, and its address stays', async () => {
    await typed()
    history.replaceState(null, '', '/p/p/kiosks')
    dispatchEvent(new PopStateEvent('popstate'))
    await screen.findByRole(question)
    expect([location.pathname, titled()]).toEqual([edit, 'Audit, anew'])
    press('Leave without saving')
    await waitFor(() => expect(location.pathname).toBe('/p/p/kiosks'))
  })

  it('[row M1] closing the tab is asked about by the browser, and only then', async () => {
    const closes = () => {
      const event = new Event('beforeunload', { cancelable: true })
      dispatchEvent(event)
      return event.defaultPrevented
    }
    show(edit, api)
    const title = await screen.findByLabelText<HTMLInputElement>('Title')
    expect(closes()).toBe(false)
    const before = title.value
    fireEvent.input(title, { target: { value: 'Audit, anew' } })
    await waitFor(() => expect(closes()).toBe(true))
    fireEvent.input(title, { target: { value: before } })
    await waitFor(() => expect(closes()).toBe(false))
  })

  it('[row M1] saved, or given up by Not now, it asks nothing', async () => {
    api.on('PATCH /api/v1/sessions/s', { body: { ...session({ revision: 2 }), clashes: [] } })
    await typed()
    press('Save')
    await waitFor(() => expect(location.pathname).toBe('/p/p/sessions/s'))
    cleanup()
    await typed()
    press('Not now')
    await waitFor(() => expect(location.pathname).toBe('/p/p/sessions/s'))
    expect(screen.queryByRole(question)).toBeNull()
  })
})

it('[row M6] an attendee who is being added is asked about too', async () => {
  show('/p/p/attendees/new', api)
  fireEvent.input(await screen.findByLabelText('Name'), { target: { value: 'Ada' } })
  goToKiosks()
  expect(await screen.findByRole(question)).toBeTruthy()
})

it('[row M1] whoever waits for an answer is let go once all is saved, not sent away', () => {
  const guard = createGuard()
  const form = Symbol('form')
  const gone: string[] = []
  guard.ask(() => gone.push('at once'))
  guard.mark(form, 'https://x.example/a')
  guard.ask(() => gone.push('later'))
  expect([gone, guard.waits()]).toEqual([['at once'], true])
  guard.mark(form, null)
  expect([gone, guard.waits()]).toEqual([['at once'], false])
})
