import { readFileSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { axeFindings } from '../support/axe.ts'
import { launch } from '../support/browser.ts'
import { answer } from '../support/programme.ts'
import { admin, type RunningServer, runServer } from '../support/running-server.ts'

let server: RunningServer
let browser: Browser
let page: Page
let programme: string
const troubles: string[] = []

beforeAll(async () => {
  server = await runServer()
  const made = { name: 'Audit Days', timeZone: 'Europe/Stockholm' }
  programme = (await answer(server.call('POST', '/api/v1/programmes', made))).id
  const file = `code,title,room,start,end,capacity
A,Reading the ledger aloud,Aspen,2027-05-04T09:00,2027-05-04T10:00,30
B,Books that balance,Birch,2027-05-04T09:00,2027-05-04T10:00,40
`
  await answer(
    server.call('POST', `/api/v1/programmes/${programme}/import/sessions`, file, 'text/csv'),
  )
  browser = await launch()
  page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'en-GB' })
  page.on('pageerror', (error) => troubles.push(error.message))
})
afterAll(async () => {
  await browser.close()
  await server.stop()
})

const sessions = async () =>
  (await answer(server.call('GET', `/api/v1/programmes/${programme}/sessions`))).items as {
    id: string
    code: string
    title: string
    room: { name: string }
    capacity: number
  }[]
const titles = async () => (await sessions()).map(({ title }) => title).sort()

/** The sheet as it is downloaded by its link, and as it is edited. */
async function download(): Promise<string> {
  const link = page.getByRole('link', { name: 'CSV', exact: true })
  const [file] = await Promise.all([page.waitForEvent('download'), link.click()])
  return readFileSync(await file.path(), 'utf8')
}
const choose = (text: string) =>
  page
    .locator('input[type=file]')
    .setInputFiles({ name: 'sessions.csv', mimeType: 'text/csv', buffer: Buffer.from(text) })

it('[row M4] a sheet is downloaded, edited, looked over cell by cell, applied and undone', async () => {
  await page.goto(server.url)
  await page.getByLabel('E-mail').fill(admin.email)
  await page.getByLabel('Password').fill(admin.password)
  await page.keyboard.press('Enter')
  await page.getByRole('link', { name: 'Import', exact: true }).click()
  await page.getByRole('heading', { name: 'Past imports' }).waitFor()
  expect(await axeFindings(page)).toEqual([])
  const file = await download()

  await choose(file.replace('2027-05-04T10:00', '4.5.2027 10:00'))
  const error = page.getByRole('row', { name: /is not a date with a time/ })
  await error.waitFor()
  expect(await error.getByRole('cell').allTextContents()).toEqual([
    '2',
    'end',
    expect.stringContaining('"4.5.2027 10:00" is not a date with a time.'),
    '2027-05-04T10:00',
  ])
  expect(await axeFindings(page)).toEqual([])

  await choose(
    `${file.replace(',40,', ',45,')},,C,Cash,Cedar,2027-05-04T11:00,2027-05-04T12:00${','.repeat(21)}\r\n`,
  )
  await page.getByRole('button', { name: 'Apply 2 rows' }).waitFor()
  const changed = page.getByRole('row', { name: /Books that balance/ })
  expect(await changed.locator('del').textContent()).toBe('40')
  expect(await changed.locator('ins').textContent()).toBe('45')
  expect(await axeFindings(page)).toEqual([])
  await page.getByRole('button', { name: 'Apply 2 rows' }).click()
  await page.getByText('Applied as a whole.').waitFor()
  expect(await titles()).toEqual(['Books that balance', 'Cash', 'Reading the ledger aloud'])

  await page.getByRole('button', { name: 'Undo', exact: true }).click()
  await page.getByText('2 rows are as before the import').waitFor()
  expect(await titles()).toEqual(['Books that balance', 'Reading the ledger aloud'])
  expect((await sessions()).map(({ capacity }) => capacity).sort()).toEqual([30, 40])
})

it('[row M4] what somebody else changed meanwhile is neither overwritten by a sheet nor by an undo', async () => {
  await page.getByRole('link', { name: 'Import', exact: true }).click()
  await page.reload()
  const file = await download()
  const [one] = (await sessions()).filter(({ code }) => code === 'A')
  const theirs = { title: 'Reading the ledger quietly' }
  await answer(server.call('PATCH', `/api/v1/sessions/${one?.id}`, theirs))
  await choose(file.replace(',30,', ',35,'))
  const refused = page.getByRole('row', { name: /Somebody changed/ }).first()
  expect(await refused.textContent()).toContain(
    'title is "Reading the ledger quietly" now, the sheet says "Reading the ledger aloud"',
  )
  expect(await page.getByRole('button', { name: /^Apply: mend/ }).count()).toBe(1)

  await page.getByRole('link', { name: 'Import', exact: true }).click()
  await page.reload()
  const past = page.getByRole('row', { name: /sent by the API/ })
  await past.getByRole('button', { name: /^Undo/ }).click()
  await page.getByText('It was changed after the import.').waitFor()
  expect(await axeFindings(page)).toEqual([])
  expect(await titles()).toHaveLength(2)
  await page.getByRole('button', { name: 'Undo the other row' }).click()
  await page.getByText('1 row is as before the import, 1 stay as they are.').waitFor()
  expect(await titles()).toEqual(['Reading the ledger quietly'])
  expect(troubles).toEqual([])
})

const schedule = (
  title: string,
  at: string,
) => `<?xml version="1.0"?><schedule><day date="2027-05-05">
<room name="Hall 1"><event guid="g-1"><date>${at}</date><duration>00:45</duration><title>${title}</title></event></room>
</day></schedule>`
const chooseSchedule = (text: string) =>
  page
    .locator('input[type=file]')
    .setInputFiles({ name: 'schedule.xml', mimeType: 'application/xml', buffer: Buffer.from(text) })

it('[row M5] a schedule that comes again moves and renames its session, looked over first', async () => {
  const hall = async () =>
    (await sessions())
      .filter(({ room }) => room.name === 'Hall 1')
      .map(({ id, title }) => [id, title])
  await page.goto(`${server.url}/p/${programme}/import`)
  await chooseSchedule(schedule('Audit in the open', '2027-05-05T09:00:00+02:00'))
  await page.getByRole('button', { name: 'Apply 1 row' }).click()
  await expect.poll(hall).toMatchObject([[expect.any(String), 'Audit in the open']])
  const [[id] = []] = await hall()
  await page.goto(`${server.url}/p/${programme}/import`)
  await chooseSchedule(schedule('Audit, open', '2027-05-05T10:30:00+02:00'))
  const sheet = page.getByRole('region', { name: 'Rows that would be added or changed' })
  await sheet.getByRole('insertion').filter({ hasText: 'Audit, open' }).waitFor()
  expect(await axeFindings(page)).toEqual([])
  expect(await hall()).toEqual([[id, 'Audit in the open']])
  await page.getByRole('button', { name: 'Apply 1 row' }).click()
  await expect.poll(hall).toEqual([[id, 'Audit, open']])
})

it('[row M6] the columns of a sheet are chosen by hand, and known again the next time', async () => {
  const file = 'Wer,Kontakt,Kost,Tischnr\nAda Lovelace,ada@example.org,vegan,1\n'
  const chooseFile = () =>
    page
      .locator('input[type=file]')
      .setInputFiles({ name: 'people.csv', mimeType: 'text/csv', buffer: Buffer.from(file) })
  const taken = (column: string) =>
    page.getByRole('combobox', { name: `“${column}” is taken as` }).locator('option:checked')
  const pick = (column: string, label: string) =>
    page.getByRole('combobox', { name: `“${column}” is taken as` }).selectOption({ label })
  await page.goto(`${server.url}/p/${programme}/import?what=attendees`)
  await chooseFile()
  await page.getByText('ada@example.org').waitFor()
  await pick('Wer', 'Name')
  await pick('Kontakt', 'E-mail')
  await page.getByLabel('Name of the new field for “Kost”').fill('Diet')
  await pick('Tischnr', 'Leave out')
  expect(await axeFindings(page)).toEqual([])
  await page.getByRole('button', { name: 'Check again with these columns' }).click()
  await page.getByRole('button', { name: 'Apply 1 row' }).click()
  await page.getByText('Applied as a whole.').waitFor()
  const path = `/api/v1/programmes/${programme}/attendees`
  const { items } = await answer(server.call('GET', path))
  expect(items).toMatchObject([
    { name: 'Ada Lovelace', email: 'ada@example.org', fields: { Diet: 'vegan' } },
  ])
  await page.goto(`${server.url}/p/${programme}/import?what=attendees`)
  await chooseFile()
  await page.getByText('Taken as they were chosen in this browser the last time.').waitFor()
  expect(await taken('Wer').textContent()).toBe('Name')
  await expect.poll(() => taken('Kost').textContent()).toBe('Own field: Diet')
  expect(await taken('Tischnr').textContent()).toBe('Leave out')
  await page.getByRole('button', { name: 'Apply: nothing would change' }).waitFor()
  expect(await axeFindings(page)).toEqual([])
})
