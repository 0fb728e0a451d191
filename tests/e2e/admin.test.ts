import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { axeFindings } from '../support/axe.ts'
import { launch } from '../support/browser.ts'
import { tapIn } from '../support/kiosk-page.ts'
import { openKiosk } from '../support/readiness.ts'
import { type RunningServer, runServer } from '../support/running-server.ts'

let server: RunningServer
let browser: Browser
let page: Page
const troubles: string[] = []

beforeAll(async () => {
  server = await runServer({ ADMIN_EMAIL: '', ADMIN_PASSWORD: '' })
  browser = await launch()
  page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'en-GB' })
  page.on('pageerror', (error) => troubles.push(error.message))
})
afterAll(async () => {
  await browser.close()
  await server.stop()
})

/** Of every day: by night the sample's first sessions lie on two. */
async function findOpening() {
  await page.getByRole('searchbox').fill('Opening')
  await page.getByText('Opening: what attendance tells, and what it hides').waitFor()
}

it('[row D4] the printed address makes the first admin, and one click loads the sample', async () => {
  const address = /http:\/\/\S+\/setup#secret=\S+/.exec(server.printed())?.[0]
  expect(address).toBeDefined()
  await page.goto(address ?? '')
  await page.getByLabel('Your name').fill('Rosa Lindgren')
  await page.getByLabel('E-mail').fill('rosa@example.org')
  await page.getByLabel('Password').fill('a long enough password')
  expect(await axeFindings(page)).toEqual([])
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: /load the sample/i }).click()
  await page.getByRole('heading', { name: 'Sessions', exact: true }).waitFor()
  await findOpening()
  expect(await axeFindings(page)).toEqual([])
})

it('[row D4] the address that the server prints for signing in is the admin', async () => {
  const other = await browser.newPage()
  await other.goto(`${server.url}/admin`)
  await other.getByLabel('E-mail').fill('rosa@example.org')
  await other.getByLabel('Password').fill('a long enough password')
  await other.keyboard.press('Enter')
  await other.getByRole('heading', { name: 'Sessions', exact: true }).waitFor()
  await other.close()
})

it('[row M4] a bad sheet is refused with row, column and reason, and nothing of it is applied', async () => {
  await page.getByRole('link', { name: 'Attendees' }).click()
  await page.getByText('200', { exact: false }).first().waitFor()
  await page.getByRole('link', { name: 'Import', exact: true }).click()
  await page.getByRole('button', { name: 'Sessions', exact: true }).click()
  await page.locator('input[type=file]').setInputFiles({
    name: 'sessions.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('title,room,start,end\nLate,Aspen,2026-05-04 10:00,2026-05-04 11:65\n'),
  })
  const error = page.getByRole('row').filter({ hasText: 'end' }).filter({ hasText: '2' })
  await error.first().waitFor()
  expect(await axeFindings(page)).toEqual([])
  const { items } = await (await server.call('GET', '/api/v1/programmes')).json()
  expect(items).toMatchObject([{ sessions: 24 }])
})

it('[row S7] a tap at a newly paired kiosk appears on the session’s page without a reload', async () => {
  await page.getByRole('link', { name: 'Kiosks' }).click()
  await page.getByRole('button', { name: 'Pair a kiosk' }).first().click()
  await page.getByRole('combobox', { name: 'Room' }).selectOption({ label: 'Aspen' })
  await page.getByLabel(/Name of the kiosk/).fill('Left door')
  await page.getByRole('button', { name: 'Make a code' }).click()
  const code = /[A-Z0-9]{4}-[A-Z0-9]{4}/
  await page.getByText(code).first().waitFor()
  const shown = code.exec((await page.getByText(code).first().textContent()) ?? '')?.[0]
  expect(await axeFindings(page)).toEqual([])

  await page.getByRole('link', { name: 'Sessions' }).click()
  await findOpening()
  await page.getByRole('link', { name: /Opening: what attendance tells/ }).click()
  await page.getByRole('heading', { name: /Opening: what attendance tells/ }).waitFor()

  const kiosk = await browser.newPage({ viewport: { width: 1280, height: 800 } })
  await kiosk.goto(`${server.url}/kiosk?code=${shown}`)
  await kiosk.getByRole('button', { name: /pair/i }).click()
  await openKiosk(kiosk)
  await kiosk.getByRole('searchbox').waitFor()
  expect(await axeFindings(kiosk)).toEqual([])
  await tapIn(kiosk, 'Jiří Dvořáček')

  const row = page.getByRole('row').filter({ hasText: 'Dvořáček' })
  await row
    .getByText(/\d\d:\d\d:\d\d/)
    .first()
    .waitFor()
  expect(await axeFindings(page)).toEqual([])
  expect(troubles).toEqual([])
})

it('[row T5] an actual start and a kiosk’s taps given elsewhere change the record, and are taken back', async () => {
  await page.getByRole('button', { name: 'Actual times' }).click()
  await page.getByRole('button', { name: 'At another time' }).first().click()
  const began = page.getByLabel(/^Began, time/)
  // an hour before the schedule: the tap of just now lies within either way
  const scheduled = await began.inputValue()
  await began.fill(earlier(scheduled))
  expect(await axeFindings(page)).toEqual([])
  await page.getByRole('button', { name: 'Save the times' }).click()
  await page.getByText(/records? of this session came out differently/).waitFor()
  await page.getByText(/^Began .*, scheduled/).waitFor()

  await page.getByRole('link', { name: 'These taps belong elsewhere' }).click()
  await page
    .getByLabel('Count for this session')
    .selectOption({ label: await otherSession('Sampling without tears') })
  await page.getByLabel('Reason').fill('The tablet stood in Birch')
  await page.getByRole('button', { name: 'Show what would change' }).click()
  await page.getByText(/records? would change/).waitFor()
  expect(await axeFindings(page)).toEqual([])
  await page.getByRole('button', { name: 'Let them count there' }).click()
  await page.getByText(/^Done: \d records? changed/).waitFor()
  await page.getByRole('button', { name: 'Take it all back' }).click()
  await page.getByText('Taken back: the records are as they were.').waitFor()

  await page.goBack()
  await page.getByRole('link', { name: 'What was changed' }).click()
  await page.getByRole('button', { name: 'The whole programme' }).click()
  await page.getByText('The tablet stood in Birch').waitFor()
  await page.getByRole('row').filter({ hasText: 'Taken back' }).getByText(/You, /).waitFor()
  expect(await axeFindings(page)).toEqual([])
  expect(troubles).toEqual([])
})

it('totals and duplicates are pages of the attendees, without a finding', async () => {
  await page.getByRole('link', { name: 'Attendees' }).click()
  await page.getByRole('link', { name: 'Time over the programme' }).click()
  await page.getByRole('row').filter({ hasText: 'Dvořáček' }).first().waitFor()
  expect(await axeFindings(page)).toEqual([])
  await page.goBack()
  await page.getByRole('link', { name: 'Duplicates' }).click()
  await page.getByText('Nobody shares an e-mail with somebody else.').waitFor()
  expect(await axeFindings(page)).toEqual([])
  expect(troubles).toEqual([])
})

/** An hour before `2026-11-18T10:15:00`, on the clock. */
const earlier = (field: string): string =>
  new Date(Date.parse(`${field}Z`) - 3_600_000).toISOString().slice(0, 19)

/** How the list of sessions calls one of this title. */
const otherSession = async (title: string): Promise<string> => {
  const options = page.getByLabel('Count for this session').locator('option')
  return (await options.filter({ hasText: title }).first().textContent()) ?? ''
}
