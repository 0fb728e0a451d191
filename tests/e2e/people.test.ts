import { readFile } from 'node:fs/promises'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { axeFindings } from '../support/axe.ts'
import { launch } from '../support/browser.ts'
import { admin, type RunningServer, runServer } from '../support/running-server.ts'

let server: RunningServer
let browser: Browser
let rosa: Page
let sam: Page
let programme: string
let session: string
const troubles: string[] = []

const post = async (path: string, body: unknown) =>
  (await server.call('POST', `/api/v1${path}`, body)).json()
const roster = async () => {
  const answer = await server.call('GET', `/api/v1/programmes/${programme}/attendees`)
  return (await answer.json()).items
}

/** Somebody's own browser window, signed in, at the programme's attendees. */
async function signedIn(): Promise<Page> {
  const size = { width: 1440, height: 900 }
  const page = await (await browser.newContext({ viewport: size, locale: 'en-GB' })).newPage()
  page.on('pageerror', (error) => troubles.push(error.message))
  await page.goto(`${server.url}/p/${programme}/attendees`)
  await page.getByLabel('E-mail').fill(admin.email)
  await page.getByLabel('Password').fill(admin.password)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Attendees', exact: true }).waitFor()
  return page
}

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

beforeAll(async () => {
  server = await runServer()
  browser = await launch()
  programme = (await post('/programmes', { name: 'Audit Days', timeZone: 'Europe/Stockholm' })).id
  const room = await post(`/programmes/${programme}/rooms`, { name: 'Aspen' })
  const start = Date.UTC(2026, 4, 4, 9)
  const values = { title: 'Designing for trust', room: room.id, start, end: start + 3_600_000 }
  session = (await post(`/programmes/${programme}/sessions`, values)).id
  await post(`/programmes/${programme}/attendees`, { name: 'Marek Nowak' })
  rosa = await signedIn()
  sam = await signedIn()
})
afterAll(async () => {
  await browser.close()
  await server.stop()
})

it('[row M6] somebody is added by hand, and found by a word without its accents', async () => {
  await rosa.getByRole('link', { name: 'Add attendee' }).click()
  await rosa.getByLabel('Name', { exact: true }).fill(' ')
  await rosa.getByRole('button', { name: 'Add', exact: true }).click()
  await rosa.getByText('Type a name.').waitFor()
  expect(await findings(rosa)).toEqual([])
  await rosa.getByLabel('Name', { exact: true }).fill('Zoë Müller-Łukasik')
  await rosa.getByLabel('E-mail').fill('Zoe@Example.org')
  await rosa.getByLabel('Organisation').fill('Acme')
  await rosa.keyboard.press('Enter')
  await rosa.getByRole('heading', { name: 'Zoë Müller-Łukasik' }).waitFor()
  await rosa.getByRole('link', { name: 'Attendees', exact: true }).first().click()
  await rosa.getByRole('link', { name: 'Marek Nowak' }).waitFor()
  await rosa.getByLabel('Search attendees').fill('lukas')
  await rosa.getByText('1 found').waitFor()
  expect(await rosa.getByRole('link', { name: 'Marek Nowak' }).count()).toBe(0)
  await rosa.getByRole('cell', { name: 'zoe@example.org' }).waitFor()
  expect(await findings(rosa)).toEqual([])
})

it('[row M6] who saves over somebody else’s change sees both versions first', async () => {
  await rosa.getByRole('link', { name: /Łukasik/ }).click()
  const organisation = (page: Page) => page.getByLabel('Organisation')
  await organisation(rosa).waitFor()
  await sam.goto(rosa.url())
  await organisation(sam).fill('Beta')
  await organisation(rosa).fill('Gamma')
  await sam.getByRole('button', { name: 'Save' }).click()
  await sam.getByText('Saved.').waitFor()
  await rosa.getByRole('button', { name: 'Save' }).click()
  await rosa.getByText('Somebody else changed this attendee meanwhile.').waitFor()
  const row = rosa.getByRole('table', { name: 'What differs' }).getByRole('row').nth(1)
  expect(await row.getByRole('cell').allTextContents()).toEqual(['Organisation', 'Beta', 'Gamma'])
  expect(await findings(rosa)).toEqual([])
  await rosa.getByRole('button', { name: 'Save as I typed it' }).click()
  await rosa.getByText('Saved.').waitFor()
  expect(await roster()).toContainEqual(expect.objectContaining({ organisation: 'Gamma' }))
})

it('[row M6] a badge gets a code, and comes as PDF', async () => {
  await rosa.getByRole('link', { name: 'Print badge' }).click()
  await rosa.getByRole('button', { name: 'Make the badges ready' }).click()
  await rosa.getByText('1 badge on 1 page.').waitFor()
  expect(await findings(rosa)).toEqual([])
  const [file] = await Promise.all([
    rosa.waitForEvent('download'),
    rosa.getByRole('link', { name: 'Download the PDF' }).click(),
  ])
  expect((await readFile(await file.path())).toString('latin1', 0, 5)).toBe('%PDF-')
  await rosa.goBack()
})

it('[row M6] who is deactivated is found under the filter, and can be taken back', async () => {
  await rosa.getByRole('button', { name: 'Deactivate' }).click()
  await rosa.getByText('Kiosks drop this attendee at their next contact.').waitFor()
  await sam.goto(`${server.url}/p/${programme}/attendees?active=false`)
  await sam.getByRole('link', { name: /Łukasik/ }).waitFor()
  await rosa.getByRole('button', { name: 'Activate again' }).click()
  await rosa.getByText('Kiosks offer this attendee again.').waitFor()
  await sam.getByText('Nobody by these words and filters.').waitFor()
})

it('[row M6] two who share no e-mail are merged on the page of one, and taken apart again', async () => {
  await post(`/programmes/${programme}/attendees`, { name: 'Zoe Muller', email: 'zm@example.com' })
  await rosa.getByRole('button', { name: 'Merge with another person …' }).click()
  await rosa.getByLabel('Find the person').fill('zm@')
  await rosa.getByRole('button', { name: 'Zoe Muller' }).click()
  await rosa.getByRole('table', { name: 'What would count for whom' }).waitFor()
  expect(await findings(rosa)).toEqual([])
  await rosa.getByRole('button', { name: /^Merge: / }).click()
  await rosa.getByText('Also counts for Zoe Muller').waitFor()
  expect(await findings(rosa)).toEqual([])
  expect(await roster()).toHaveLength(2)
  await rosa.getByRole('button', { name: 'Take back the merge of Zoe Muller' }).click()
  await rosa.getByText('Also counts for').waitFor({ state: 'detached' })
  expect(await roster()).toHaveLength(3)
})

it('[E9] [row D6] who is erased is in no list, and in the session’s record without a name', async () => {
  const id = rosa.url().split('/').at(-1)
  const marked = { attendees: [id], mark: 'attended', reason: 'Zoë told me' }
  await post(`/sessions/${session}/marks`, marked)
  await rosa.getByRole('button', { name: 'Erase this person …' }).click()
  const erase = rosa.getByRole('button', { name: 'Erase for ever' })
  await rosa.getByLabel(/^Type .* to erase$/).fill('Zoë')
  expect(await erase.isDisabled()).toBe(true)
  expect(await findings(rosa)).toEqual([])
  await rosa.getByLabel(/^Type .* to erase$/).fill('Zoë Müller-Łukasik')
  await erase.click()
  await rosa.getByRole('link', { name: 'Marek Nowak' }).waitFor()
  expect(await roster()).toMatchObject([{ name: 'Marek Nowak' }, { name: 'Zoe Muller' }])
  await rosa.goto(`${server.url}/p/${programme}/sessions/${session}`)
  await rosa.getByRole('link', { name: 'Erased person' }).waitFor()
  expect(await findings(rosa)).toEqual([])
  await rosa.getByRole('link', { name: 'Erased person' }).click()
  await rosa.getByRole('heading', { name: 'Erased person' }).waitFor()
  expect(await rosa.getByText('Zoë', { exact: false }).count()).toBe(0)
  expect(troubles).toEqual([])
})
