import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { axeFindings } from '../support/axe.ts'
import { launch } from '../support/browser.ts'
import { admin, type RunningServer, runServer } from '../support/running-server.ts'

let server: RunningServer
let browser: Browser
let page: Page
let programme: string
const ids: Record<string, string> = {}
const troubles: string[] = []

const hour = 3_600_000
const day = 24 * hour
const call = async (method: string, path: string, body?: unknown) => {
  const answer = await server.call(method, `/api/v1${path}`, body)
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`)
  return answer.json()
}
const mark = (session: string, attendee: string, given: string | null) =>
  call('POST', `/sessions/${ids[session]}/marks`, { attendees: [ids[attendee]], mark: given })
const tap = (session: string, attendee: string, kind: string, at: number) => ({
  body: { kind: 'add-tap', session: ids[session], attendee: ids[attendee], tap: kind, at },
  reason: 'the list at the door',
})
const row = (name: string) => page.getByRole('row', { name: new RegExp(name) })

/** A session that ended before now, and of which Amara spent so many minutes. */
async function held(title: string, more: { ago: number; minutes: number; expiryMonths?: number }) {
  const { ago, minutes, ...values } = more
  const start = Math.floor((Date.now() - ago) / hour) * hour
  const session = { title, start, end: start + 1.25 * hour, ...values }
  ids[title] = (await call('POST', `/programmes/${programme}/sessions`, session)).id
  const at = [start, start + minutes * 60_000] as const
  await call('POST', `/programmes/${programme}/corrections`, {
    corrections: [tap(title, 'Amara', 'in', at[0]), tap(title, 'Amara', 'out', at[1])],
  })
}

beforeAll(async () => {
  server = await runServer()
  browser = await launch()
  programme = (await call('POST', '/programmes', { name: 'Audit Days', timeZone: 'UTC' })).id
  for (const name of ['Amara', 'Marek']) {
    ids[name] = (await call('POST', `/programmes/${programme}/attendees`, { name })).id
  }
  await call('PATCH', `/programmes/${programme}/settings`, { expiryFrom: 'session-end' })
  await held('Fire safety', { ago: 400 * day, minutes: 75, expiryMonths: 12 })
  await held('Ladders', { ago: 20 * day, minutes: 62, expiryMonths: 1 })
  await held('First aid', { ago: 3 * day, minutes: 75 })
  for (const title of ['Fire safety', 'Ladders']) await mark(title, 'Amara', 'attended')
  const size = { width: 1440, height: 900 }
  page = await (await browser.newContext({ viewport: size, locale: 'en-GB' })).newPage()
  page.on('pageerror', (error) => troubles.push(error.message))
  await page.goto(`${server.url}/p/${programme}/follow-up`)
  await page.getByLabel('E-mail').fill(admin.email)
  await page.getByLabel('Password').fill(admin.password)
  await page.keyboard.press('Enter')
})
afterAll(async () => {
  await browser.close()
  await server.stop()
  expect(troubles).toEqual([])
})

it('[row C2] a pathway is made, its steps ordered by keys; progress follows a mark while one looks', async () => {
  await page.getByText('No pathway yet.').waitFor()
  await page.getByRole('link', { name: 'New pathway' }).click()
  await page.getByLabel('Name').fill('Site basics')
  for (const [n, title] of ['Ladders', 'First aid'].entries()) {
    if (n > 0) await page.getByRole('button', { name: 'Add a step' }).click()
    const label = `Add a session to step ${n + 1}`
    await page.getByRole('combobox', { name: label }).selectOption(ids[title] ?? '')
  }
  await page.getByRole('button', { name: 'Move step 2, First aid:' }).press('ArrowUp')
  await page.getByText('First aid is now number 1 of 2').waitFor({ state: 'attached' })
  expect(await page.getByLabel('Title of step 1').inputValue()).toBe('First aid')
  // the next key moves it on: neither way does it lose the focus
  for (const [key, number] of [
    ['ArrowDown', 2],
    ['ArrowUp', 1],
  ] as const) {
    await page.keyboard.press(key)
    await page.getByText(`First aid is now number ${number} of 2`).waitFor({ state: 'attached' })
  }
  expect(await axeFindings(page)).toEqual([])
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByRole('heading', { name: 'Site basics' }).waitFor()
  await row('Amara').getByText('1 of 2').waitFor()
  await row('Marek').getByText('Not started').waitFor()
  await mark('First aid', 'Amara', 'attended')
  await row('Amara').getByText('Complete').waitFor()
  expect(await axeFindings(page)).toEqual([])
})

it('[X2] [row C2] a session that expired reopens its step, and the person’s page says what is missing', async () => {
  await page.getByRole('link', { name: 'Edit' }).click()
  await page.getByRole('button', { name: 'Add a step' }).click()
  const label = 'Add a session to step 3'
  await page.getByRole('combobox', { name: label }).selectOption(ids['Fire safety'] ?? '')
  await page.getByRole('button', { name: 'Save' }).click()
  await row('Amara').getByText('2 of 3').waitFor()
  await row('Amara').getByRole('img', { name: 'Fire safety: open again' }).waitFor()
  await row('Amara').getByRole('link', { name: 'Amara' }).click()
  await page.getByRole('heading', { name: 'Pathways' }).waitFor()
  await page.getByText('open again, as an attendance expired: attend it again').waitFor()
})

it('[row C4] a rule is chosen for the programme; credits stand in the session’s rows, told in words on the timeline', async () => {
  await page.goto(`${server.url}/p/${programme}/follow-up/credits`)
  await page.getByLabel('CPE, group live (NASBA/AICPA 2024)').check()
  expect(await axeFindings(page)).toEqual([])
  await page.getByRole('button', { name: 'Save the rules' }).click()
  await page.getByText('The credits follow in a moment.').waitFor()
  await page.goto(`${server.url}/p/${programme}/sessions/${ids.Ladders}`)
  await row('Amara').getByText('1.2', { exact: false }).waitFor()
  await row('Amara').getByRole('link', { name: 'Amara' }).click()
  await page.getByText('62 of 75 minutes at 50 minutes a credit: 1.24, down to 1.2').waitFor()
})

it('[X1] [row C6] what expires is listed by its last day, narrowed and downloaded', async () => {
  await page.goto(`${server.url}/p/${programme}/follow-up/expiry`)
  await row('Ladders').getByText('Expiring Soon').waitFor()
  await row('Fire safety').getByText('Expired').waitFor()
  await page.getByRole('button', { name: 'Expired' }).click()
  await row('Ladders').waitFor({ state: 'detached' })
  expect(await axeFindings(page)).toEqual([])
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: 'CSV' }).click()
  expect((await download).suggestedFilename()).toBe('expiry-audit-days.csv')
})
