import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { axeFindings } from '../support/axe.ts'
import { launch } from '../support/browser.ts'
import { admin, type RunningServer, runServer } from '../support/running-server.ts'

let server: RunningServer
let browser: Browser
let rosa: Page
let programme: string
let session: string
const troubles: string[] = []
const day = 86_400_000

const post = async (path: string, body: unknown) =>
  (await server.call('POST', `/api/v1${path}`, body)).json()
const open = (path: string) => rosa.goto(`${server.url}/p/${programme}/${path}`)

/** What axe finds in either theme. */
async function findings(page: Page): Promise<string[]> {
  const found: string[] = []
  for (const theme of ['dark', 'light']) {
    await page.evaluate((chosen) => {
      document.documentElement.dataset.theme = chosen
    }, theme)
    found.push(...(await axeFindings(page)).map((one) => `${theme}: ${one}`))
  }
  return found
}

async function window(viewport: { width: number; height: number }): Promise<Page> {
  const page = await (await browser.newContext({ viewport, locale: 'en-GB' })).newPage()
  page.on('pageerror', (error) => troubles.push(error.message))
  return page
}

beforeAll(async () => {
  server = await runServer()
  browser = await launch()
  programme = (await post('/programmes', { name: 'Audit Days', timeZone: 'Europe/Stockholm' })).id
  const sessions = `/programmes/${programme}/sessions`
  const [start, again] = [Date.now() - day, Date.now() + day]
  const held = { title: 'Leases', presenters: ['Ada Lindqvist'] }
  session = (await post(sessions, { ...held, start, end: start + 3_600_000 })).id
  await post(sessions, { ...held, start: again, end: again + 3_600_000, presenters: [] })
  const people: string[] = []
  for (const name of ['Amara Okonkwo', 'Marek Nowak']) {
    people.push((await post(`/programmes/${programme}/attendees`, { name })).id)
  }
  await post(`/sessions/${session}/bookings`, { attendees: people })
  rosa = await window({ width: 1440, height: 900 })
  await rosa.goto(`${server.url}/p/${programme}/sessions/${session}`)
  await rosa.getByLabel('E-mail').fill(admin.email)
  await rosa.getByLabel('Password').fill(admin.password)
  await rosa.keyboard.press('Enter')
  await rosa.getByRole('heading', { name: 'Leases' }).waitFor()
})
afterAll(async () => {
  await browser.close()
  await server.stop()
})

it('[W2] [row A8] a presenter opens the link on a phone, marks, takes it back, and confirms the list', async () => {
  await rosa.getByRole('button', { name: /^Show link/ }).click()
  const address = await rosa.getByLabel('Link of Ada Lindqvist').inputValue()
  const phone = await window({ width: 390, height: 844 })
  await phone.goto(server.url + new URL(address).pathname)
  await phone.getByRole('heading', { name: 'Leases' }).waitFor()
  const came = phone.getByRole('button', { name: 'Amara Okonkwo attended' })
  await came.click()
  await phone.getByText('Amara Okonkwo: Attended.').waitFor()
  await phone.getByRole('button', { name: 'Undo' }).click()
  await phone.locator('[aria-pressed=false][aria-label="Amara Okonkwo attended"]').waitFor()
  await came.click()
  await phone.getByText('Attended, marked by you').waitFor()
  expect(await findings(phone)).toEqual([])
  await phone.getByRole('button', { name: 'Confirm this list' }).click()
  await phone.getByText(/^You confirmed this list at/).waitFor()
  await phone.getByText('Not attended, marked by time spent').waitFor()
  await phone.getByRole('button', { name: 'العربية' }).click()
  await phone.locator('html[dir=rtl]').waitFor()
  expect(await findings(phone)).toEqual([])
  await phone.context().close()
  await rosa.reload()
  await rosa.getByText(/^Confirmed \w+ \d/).waitFor()
})

it('[row A7] who did not come is booked for another date in one step, and that is undone', async () => {
  await rosa.getByRole('link', { name: 'No-shows' }).click()
  await rosa.getByRole('link', { name: 'Marek Nowak' }).waitFor()
  expect(await rosa.getByRole('link', { name: 'Amara Okonkwo' }).count()).toBe(0)
  await rosa.getByLabel('Choose Marek Nowak, Leases').check()
  expect(await findings(rosa)).toEqual([])
  await rosa.getByRole('button', { name: 'Book for this date' }).click()
  await rosa.getByText(/^1 booked for/).waitFor()
  const booked = rosa.getByRole('table').getByRole('link', { name: 'Leases' })
  await expect.poll(() => booked.count()).toBe(2)
  await rosa.getByRole('button', { name: /^Undo/ }).click()
  await expect.poll(() => booked.count()).toBe(1)
  await rosa.getByRole('button', { name: 'Patterns' }).click()
  await rosa.getByRole('table', { name: 'By session' }).waitFor()
  expect(await findings(rosa)).toEqual([])
})

it('[row A6] the history holds, says who did what, and is narrowed', async () => {
  await open('history')
  await rosa.getByText('The whole history holds:').waitFor()
  const table = rosa.getByRole('table', { name: 'History' })
  await table.getByText('Closed the session: no more taps are waited for').waitFor()
  const closed = table.getByRole('row').filter({ hasText: 'Closed the session' })
  expect(await closed.textContent()).toContain('Ada Lindqvist')
  await rosa.getByLabel('Kind of act').selectOption('Bookings')
  await expect.poll(() => table.getByText('Closed the session').count()).toBe(0)
  await table.getByText('“Rebooked: missed Leases”').waitFor()
  await rosa.getByLabel('Search the history').fill('nobody is called so')
  await rosa.getByText('Nothing was done that fits these words and filters.').waitFor()
  await rosa.getByRole('button', { name: 'Show everything' }).click()
  await table.getByText('Closed the session: no more taps are waited for').waitFor()
  expect(await findings(rosa)).toEqual([])
  expect(troubles).toEqual([])
})
