import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { axeFindings } from '../support/axe.ts'
import { launch } from '../support/browser.ts'
import { connection } from '../support/connection.ts'
import { onlineReport } from '../support/online-report.ts'
import { admin, type RunningServer, runServer } from '../support/running-server.ts'

let server: RunningServer
let browser: Browser
let page: Page
const troubles: string[] = []

/** 5 April 2026, 09:00 as a clock in Stockholm shows it, which is how the report writes it. */
const nine = Date.UTC(2026, 3, 5, 9)
const told = (name: string, from: number, to: number, over = {}) =>
  connection(nine, name, from, to, over)
const report = (...rows: ReturnType<typeof told>[]) => ({
  name: 'attendees.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(onlineReport('zoom-meeting', rows, { encoding: 'utf-16le-bom' })),
})
const first = [
  told('Amara', 2, 58),
  told('Marek', 0, 20),
  told('Marek', 25, 60, { claimed: '31' }),
  told('Lena', 5, 55, { name: 'Lena V.', email: 'lena.private@example.net' }),
  told('Guest', 9, 8, { email: '', claimed: '1' }),
]

beforeAll(async () => {
  server = await runServer()
  const made = await server.call('POST', '/api/v1/programmes', {
    name: 'Audit Days 2026',
    timeZone: 'Europe/Stockholm',
  })
  const { id } = await made.json()
  const importing = `/api/v1/programmes/${id}/import`
  const sessions = `code,title,room,start,end,delivery
S-104,Reading the ledger aloud,Aspen,2026-04-05T09:00,2026-04-05T10:00,hybrid
`
  await server.call('POST', `${importing}/sessions?dryRun=false`, sessions, 'text/csv')
  const people = `code,name,email
A,Amara Okonkwo,amara@example.org
M,Marek Dvořák,marek@example.org
L,Lena Vogel,lena@example.org
`
  await server.call('POST', `${importing}/attendees?dryRun=false`, people, 'text/csv')
  browser = await launch()
  page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'en-GB' })
  page.on('pageerror', (error) => troubles.push(error.message))
})
afterAll(async () => {
  await browser.close()
  await server.stop()
})

it('[row M7] an admin reads a Zoom report, confirms its dates, says who is who, and applies it', async () => {
  await page.goto(server.url)
  await page.getByLabel('E-mail').fill(admin.email)
  await page.getByLabel('Password').fill(admin.password)
  await page.keyboard.press('Enter')
  await page.getByRole('link', { name: /Reading the ledger aloud/ }).click()
  await page.getByRole('link', { name: 'Online report' }).click()
  await page.getByRole('heading', { name: 'Online report' }).waitFor()
  expect(await axeFindings(page)).toEqual([])
  await page.locator('input[type=file]').setInputFiles(report(...first))
  await page.getByRole('heading', { name: 'Check the report before it counts' }).waitFor()
  await page.getByText('Its own duration is another').waitFor()
  await page.getByText('Left before joining').waitFor()
  // 4/5 or 5/4: the day of the session is offered first
  const offered = page.getByRole('radio', { name: /month, day, year: Sun 5 April 2026/ })
  expect(await offered.isChecked()).toBe(true)
  await page.getByRole('button', { name: /Say who it is.*Lena V\./ }).click()
  await page.getByRole('searchbox', { name: 'Find the person' }).fill('lena')
  await page.getByRole('button', { name: 'Lena Vogel' }).click()
  await page.getByText('by hand').first().waitFor()
  expect(await axeFindings(page)).toEqual([])
  const apply = page.getByRole('button', { name: /^Apply/ })
  expect(await apply.textContent()).toContain('confirm the times first')
  await page.getByRole('checkbox', { name: 'Yes, these times are right.' }).check()
  await page.getByRole('button', { name: 'Apply, 3 records would change' }).click()
  await page.getByText('Applied as a whole.').waitFor()
  await page.getByText('1 connection counts for nobody yet', { exact: false }).waitFor()
  expect(await axeFindings(page)).toEqual([])
})

it('[row M7] the same report once more would change nothing; the import is undone', async () => {
  await page.locator('input[type=file]').setInputFiles(report(...first))
  await page.getByRole('button', { name: 'Apply: all of it is known already' }).waitFor()
  await page.goBack()
  await page.getByRole('link', { name: 'Online report' }).click()
  await page.getByRole('button', { name: /Undo.*the import of Zoom meeting/ }).click()
  await page.getByText('taken back', { exact: false }).waitFor()
  expect(await axeFindings(page)).toEqual([])
  expect(troubles).toEqual([])
})
