import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { axeFindings } from '../support/axe.ts'
import { launch } from '../support/browser.ts'
import { admin, type RunningServer, runServer } from '../support/running-server.ts'

let server: RunningServer
let browser: Browser
let page: Page
let programme: string
let session: string
const people: string[] = []
const troubles: string[] = []

const post = async (path: string, body: unknown) =>
  (await server.call('POST', `/api/v1${path}`, body)).json()
const mark = (attendees: string[], given: string) =>
  post(`/sessions/${session}/marks`, { attendees, mark: given })

/** What axe finds in either theme. */
async function findings(of = page): Promise<string[]> {
  const found: string[] = []
  for (const theme of ['dark', 'light'] as const) {
    await of.emulateMedia({ colorScheme: theme })
    await of.evaluate((chosen) => {
      document.documentElement.dataset.theme = chosen
    }, theme)
    found.push(...(await axeFindings(of)).map((one) => `${theme}: ${one}`))
  }
  return found
}

beforeAll(async () => {
  server = await runServer()
  browser = await launch()
  programme = (await post('/programmes', { name: 'Audit Days', timeZone: 'Europe/Stockholm' })).id
  const start = Date.UTC(2025, 4, 4, 9)
  const values = { title: 'Lease accounting', start, end: start + 3_600_000 }
  const credits = { fieldOfStudy1: 'Accounting', credits1: 1 }
  session = (await post(`/programmes/${programme}/sessions`, { ...values, ...credits })).id
  for (const name of ['Amara Okonkwo', 'محمد الأنصاري', 'አበበ በቀለ'])
    people.push((await post(`/programmes/${programme}/attendees`, { name })).id)
  await mark(people, 'attended')
  await post(`/sessions/${session}/closing`, {})
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
  })
  page = await context.newPage()
  page.on('pageerror', (error) => troubles.push(error.message))
  await page.goto(`${server.url}/p/${programme}/certificates`)
  await page.getByLabel('E-mail').fill(admin.email)
  await page.getByLabel('Password').fill(admin.password)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Certificates', exact: true }).waitFor()
})
afterAll(async () => {
  await browser.close()
  await server.stop()
})

it('[row C3] a template is made with its preview beside it', async () => {
  await page.getByText('None was issued yet.').waitFor()
  await page.getByRole('link', { name: 'Templates and settings' }).click()
  await page.getByRole('link', { name: 'Add a template' }).first().click()
  await page.getByLabel('Sponsor').fill('')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await page.getByText('This stands on every certificate').waitFor()
  await page.getByLabel('Sponsor').fill('Institute for Continuing Education')
  await page.getByLabel('Who signs').fill('Dr Edith Clarke')
  const preview = page.getByRole('region', { name: 'Preview' })
  await preview.getByText('Institute for Continuing Education').waitFor()
  await preview.getByText('Dr Edith Clarke').waitFor()
  expect(await findings()).toEqual([])
  await preview.getByRole('button', { name: 'Print a preview' }).click()
  await preview.getByRole('link', { name: 'Save the PDF' }).waitFor()
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await page
    .getByRole('table', { name: 'Templates' })
    .getByText('Sessions that name none')
    .waitFor()
  expect(await findings()).toEqual([])
})

it('[row C3] everybody who completed gets one; whose letters can’t be printed is named', async () => {
  await page.goto(`${server.url}/p/${programme}/sessions/${session}`)
  await page.getByRole('link', { name: 'Issue certificates' }).click()
  await page.getByText('This session ended more than 60 days ago').waitFor()
  await page.getByRole('button', { name: 'Issue to everybody who completed' }).click()
  await page.getByText('2 certificates issued').waitFor()
  await page.getByText('(Ethiopic)').waitFor()
  const table = page.getByRole('table', { name: 'Certificates' })
  await table.getByText('Amara Okonkwo').waitFor()
  expect(await table.getByRole('row').count()).toBe(3)
  expect(await findings()).toEqual([])
})

it('[row C3] anybody verifies one by its code, on a phone, in the dark, without a script', async () => {
  await page.getByRole('table', { name: 'Certificates' }).getByRole('link').last().click()
  await page.getByRole('heading', { name: /^Certificate 20/ }).waitFor()
  expect(await findings()).toEqual([])
  const address = await page.getByRole('link', { name: /\/verify$/ }).getAttribute('href')
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    javaScriptEnabled: false,
    locale: 'en-GB',
  })
  const phone = await context.newPage()
  await phone.goto(`${server.url}/verify`)
  await phone.getByLabel('Verification code').fill(address?.replace('/verify/', '') ?? '')
  await phone.getByRole('button', { name: 'Verify' }).click()
  await phone.getByText('This certificate was issued and stands.').waitFor()
  await phone.getByText('Accounting 1.0').waitFor()
  await context.close()
  const checked = await (
    await browser.newContext({ viewport: { width: 390, height: 844 } })
  ).newPage()
  await checked.goto(`${server.url}${address}`)
  await checked.getByText('Valid', { exact: true }).waitFor()
  expect(await findings(checked)).toEqual([])
  await checked.goto(`${server.url}/verify?code=2026-00001`)
  await checked.getByRole('alert').waitFor()
  expect(await findings(checked)).toEqual([])
  await checked.context().close()
})

it('[V2] less follows later: the page asks for a decision, live, and keeps it with its reason', async () => {
  await page.goto(`${server.url}/p/${programme}/certificates`)
  await page.getByRole('table', { name: 'Certificates' }).waitFor()
  await mark(people.slice(0, 1), 'not-attended')
  await page.getByRole('heading', { name: '1 certificate to decide' }).waitFor()
  expect(await findings()).toEqual([])
  const one = page.getByRole('article')
  await one.getByRole('button', { name: 'Keep it as issued' }).click()
  await one.getByText('Type a reason').waitFor()
  await one.getByLabel(/^Why/).fill('She showed her ticket.')
  await one.getByRole('button', { name: 'Keep it as issued' }).click()
  await page.getByText('Valid, kept').waitFor()
  await page
    .getByRole('heading', { name: '1 certificate to decide' })
    .waitFor({ state: 'detached' })
  expect(troubles).toEqual([])
})
