import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { axeFindings } from '../support/axe.ts'
import { launch } from '../support/browser.ts'
import { admin, type RunningServer, runServer } from '../support/running-server.ts'

let server: RunningServer
let browser: Browser
let page: Page
let session: string
const troubles: string[] = []
const hour = 3_600_000

const post = async (path: string, body: unknown) => {
  const answer = await server.call('POST', `/api/v1${path}`, body)
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
  return answer.json()
}
const rowOf = (name: string) => page.getByRole('table').getByRole('row', { name })
const told = (words: RegExp) => page.getByText(words).waitFor()
const waiting = () => page.getByRole('listitem').filter({ hasText: 'since' }).allInnerTexts()

async function findings(): Promise<string[]> {
  const found: string[] = []
  for (const theme of ['dark', 'light']) {
    await page.evaluate((chosen) => {
      document.documentElement.dataset.theme = chosen
    }, theme)
    found.push(...(await axeFindings(page)).map((one) => `${theme}: ${one}`))
  }
  return found
}

beforeAll(async () => {
  server = await runServer()
  browser = await launch()
  const { id } = await post('/programmes', { name: 'Audit Days', timeZone: 'Europe/Stockholm' })
  const room = await post(`/programmes/${id}/rooms`, { name: 'Aspen' })
  const start = Date.now() + 24 * hour
  const values = {
    title: 'Reading the ledger',
    room: room.id,
    start,
    end: start + hour,
    capacity: 2,
  }
  session = (await post(`/programmes/${id}/sessions`, values)).id
  for (const name of ['Amara Okonkwo', 'Björn Åkesson', 'Marek Dvořák', 'Siân Llewellyn']) {
    const email = `${name
      .slice(0, 4)
      .toLowerCase()
      .replace(/[^a-z]/g, 'x')}@example.org`
    await post(`/programmes/${id}/attendees`, { name, email })
  }
  const size = { width: 1440, height: 900 }
  page = await (await browser.newContext({ viewport: size, locale: 'en-GB' })).newPage()
  page.on('pageerror', (error) => troubles.push(error.message))
  await page.goto(`${server.url}/p/${id}/sessions/${session}`)
  await page.getByLabel('E-mail').fill(admin.email)
  await page.getByLabel('Password').fill(admin.password)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Reading the ledger' }).waitFor()
})
afterAll(async () => {
  await browser.close()
  await server.stop()
})

const find = (typed: string) => page.getByLabel('Find somebody on the roster').fill(typed)

it('[row A4] attendees are found without accents and booked, until the session is full; then they wait', async () => {
  await page.getByRole('button', { name: 'Add attendee' }).click()
  for (const [typed, name] of [
    ['amara', 'Amara Okonkwo'],
    ['akesson', 'Björn Åkesson'],
  ] as const) {
    await find(typed)
    await page.getByRole('button', { name: `Book : ${name}` }).click()
    await rowOf(name).waitFor()
    await told(/: booked\./)
  }
  await told(/It is full: 2 places/)
  await find('dvorak')
  await page.getByRole('button', { name: 'Put on the waiting list : Marek Dvořák' }).click()
  await told(/on the waiting list, as number 1/)
  expect(await findings()).toEqual([])
})

it('[row A4] somebody new waits as number two; a cancelled booking gives its place to the first, and Undo books again', async () => {
  await page.getByRole('button', { name: 'Not on the roster: add somebody new' }).click()
  await page.getByLabel('Name', { exact: true }).fill('Ngozi Eze')
  await page.getByRole('button', { name: 'Put on the waiting list' }).click()
  await told(/on the waiting list, as number 2/)
  await page.getByRole('button', { name: 'Close', exact: true }).click()
  await page.getByLabel('Select Amara Okonkwo').check()
  await page.getByRole('button', { name: 'Remove from the session' }).click()
  await page.getByLabel('Tell them by mail').check()
  await page.getByRole('button', { name: 'Cancel the booking of 1 attendee' }).click()
  await told(/booking cancelled, 1 told by mail; 1 place went to the waiting list/)
  await rowOf('Marek Dvořák').waitFor()
  await rowOf('Amara Okonkwo').getByText('Cancelled').waitFor()
  await expect.poll(async () => (await waiting()).length).toBe(1)
  await page.getByRole('button', { name: 'Undo' }).click()
  await rowOf('Amara Okonkwo').getByText('Booked').waitFor()
})

it('[row A4] one comes instead of another, and the place is not the line’s', async () => {
  await rowOf('Björn Åkesson')
    .getByRole('button', { name: /why, and what can be done/ })
    .click()
  await page.getByRole('button', { name: 'Substitute' }).click()
  await find('llewellyn')
  await page.getByRole('button', { name: 'Takes the place : Siân Llewellyn' }).click()
  await told(/: comes instead of Björn Åkesson/)
  await rowOf('Siân Llewellyn').getByText('Booked').waitFor()
  await expect.poll(async () => (await waiting()).length).toBe(1)
})

it('[row A3] keys mark who is selected, at once, with a way back', async () => {
  await page.getByLabel('Select Amara Okonkwo').focus()
  await page.keyboard.press('Space')
  await page.keyboard.press('Shift+ArrowDown')
  await page.getByText('2 selected').waitFor()
  await page.keyboard.press('a')
  await told(/2 attendees: marked Attended\./)
  await rowOf('Amara Okonkwo').getByText('by you').waitFor()
  expect(await findings()).toEqual([])
  await page.getByRole('button', { name: 'Undo' }).click()
  await rowOf('Amara Okonkwo').getByText('Booked').waitFor()
  expect(troubles).toEqual([])
})
