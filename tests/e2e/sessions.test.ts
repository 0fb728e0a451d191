import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { axeFindings } from '../support/axe.ts'
import { launch } from '../support/browser.ts'
import { admin, type RunningServer, runServer } from '../support/running-server.ts'

let server: RunningServer
let browser: Browser
let rosa: Page
let sam: Page
let programme: string
const troubles: string[] = []

/** Somebody's own browser window, signed in, at the programme's sessions. */
async function signedIn(): Promise<Page> {
  const window: BrowserContext = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
  })
  const page = await window.newPage()
  page.on('pageerror', (error) => troubles.push(error.message))
  await page.goto(`${server.url}/p/${programme}/sessions`)
  await page.getByLabel('E-mail').fill(admin.email)
  await page.getByLabel('Password').fill(admin.password)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Sessions', exact: true }).waitFor()
  return page
}

beforeAll(async () => {
  server = await runServer()
  browser = await launch()
  const made = await server.call('POST', '/api/v1/programmes', {
    name: 'Audit Days',
    timeZone: 'Europe/Stockholm',
    startsOn: '2030-11-18',
    endsOn: '2030-11-20',
  })
  programme = (await made.json()).id
  rosa = await signedIn()
  sam = await signedIn()
})
afterAll(async () => {
  await browser.close()
  await server.stop()
})

const sessions = async () => {
  const answer = await server.call('GET', `/api/v1/programmes/${programme}/sessions`)
  const { items } = await answer.json()
  // those of the same start stand in the order of their ids, which says nothing
  return items.sort((a: { title: string }, b: { title: string }) => (a.title < b.title ? -1 : 1))
}

it('[row M1] [row M2] [row M3] a session is added by hand, with a room, codes and credits', async () => {
  await rosa.getByText('No sessions yet.').waitFor()
  await rosa.getByRole('link', { name: 'Add session' }).click()
  await rosa.getByRole('button', { name: 'Add the session' }).click()
  await rosa.getByText('1 field needs a look.').waitFor()
  await rosa.getByLabel('Title').fill('Designing for trust')
  await rosa.getByLabel('Reference').fill('S-104')
  await rosa.getByRole('combobox', { name: 'Room' }).selectOption({ label: 'New room …' })
  await rosa.getByLabel('Name of the new room').fill('Aspen')
  await rosa.getByRole('button', { name: 'Add a presenter' }).click()
  await rosa.getByLabel('Presenter 1').fill('Helene Brandt')
  // the programme's first day was chosen; moving the start moves the end
  expect(await rosa.getByLabel('Start', { exact: true }).inputValue()).toBe('2030-11-18T09:00')
  await rosa.getByLabel('Start', { exact: true }).fill('2030-11-18T10:15')
  expect(await rosa.getByLabel('End', { exact: true }).inputValue()).toBe('2030-11-18T11:15')
  await rosa.getByRole('button', { name: 'Add a break' }).click()
  await rosa.getByLabel('Break 1, from').fill('10:45')
  await rosa.getByLabel('to', { exact: true }).fill('10:50')
  await rosa.getByLabel('Must check in').check()
  await rosa.getByLabel('Check-in code').fill('fox')
  await rosa.getByLabel('Field of study 1').fill('Auditing')
  await rosa.getByLabel('Credits 1').fill('1.5')
  expect(await axeFindings(rosa)).toEqual([])
  await rosa.getByRole('button', { name: 'Add the session' }).click()
  await rosa.getByRole('heading', { name: 'Designing for trust' }).waitFor()
  const start = Date.UTC(2030, 10, 18, 9, 15)
  expect(await sessions()).toMatchObject([
    {
      code: 'S-104',
      start,
      end: start + 3_600_000,
      breaks: [{ start: start + 1_800_000, end: start + 2_100_000 }],
      room: { name: 'Aspen' },
      presenters: ['Helene Brandt'],
      checkInRequired: true,
      checkInCode: 'fox',
      fieldOfStudy1: 'Auditing',
      credits1: 1.5,
    },
  ])
  expect(await axeFindings(rosa)).toEqual([])
})

it('[D9] a time that comes twice is asked about before anything is saved', async () => {
  await rosa.getByRole('link', { name: 'Edit' }).click()
  await rosa.getByLabel('Start', { exact: true }).fill('2030-10-27T02:30')
  await rosa.getByText(/The clocks go back here/).waitFor()
  await rosa.getByRole('button', { name: /^Second, 02:30, UTC\+01:00/ }).click()
  await expect.poll(() => rosa.getByText(/The clocks go back here/).count()).toBe(0)
  await rosa.getByLabel('Start', { exact: true }).fill('2030-03-31T02:30')
  await rosa.getByText(/does not exist. Take 01:30, UTC\+01:00 or 03:30/).waitFor()
  await rosa.getByRole('button', { name: 'Not now' }).click()
  expect(await sessions()).toMatchObject([{ revision: 1 }])
})

it('[row M1] two admins who edit the same session both keep what they did', async () => {
  const address = rosa.url()
  const edit = async (page: Page) => {
    await page.goto(address)
    await page.getByRole('link', { name: 'Edit' }).click()
    await page.getByLabel('Title').waitFor()
  }
  await edit(rosa)
  await edit(sam)
  await sam.getByLabel('Title').fill('Designing for doubt')
  await sam.getByLabel('Capacity').fill('72')
  await sam.getByRole('button', { name: 'Save' }).click()
  await sam.getByRole('heading', { name: 'Designing for doubt' }).waitFor()

  await rosa.getByLabel('Title').fill('Designing for trust: part one')
  await rosa.getByLabel('Survey').fill('https://example.org/survey')
  await rosa.getByRole('button', { name: 'Save' }).click()
  await rosa.getByText('Somebody else saved this session while you edited it.').waitFor()
  expect(await axeFindings(rosa)).toEqual([])
  expect(await sessions()).toMatchObject([{ title: 'Designing for doubt', survey: null }])
  await rosa.getByRole('button', { name: 'Choose for 1 field first' }).waitFor()
  await rosa.getByRole('radio', { name: /Title: yours/ }).check()
  await rosa.getByRole('button', { name: 'Save these' }).click()
  await rosa.getByRole('heading', { name: 'Designing for trust: part one' }).waitFor()
  expect(await sessions()).toMatchObject([
    {
      title: 'Designing for trust: part one',
      capacity: 72,
      survey: 'https://example.org/survey',
      revision: 3,
    },
  ])
})

it('[row M1] a copy shows what it clashes with before it is saved, and in the calendar after', async () => {
  await rosa.getByRole('link', { name: 'Copy' }).click()
  await rosa.getByText('Aspen is taken').waitFor()
  await rosa.getByText('Helene Brandt presents elsewhere').waitFor()
  await rosa.getByLabel('Title').fill('Designing for trust: part two')
  await rosa.getByRole('button', { name: 'Add the session all the same' }).click()
  await rosa.getByRole('heading', { name: 'Designing for trust: part two' }).waitFor()
  expect(await sessions()).toMatchObject([{ code: 'S-104' }, { code: null, capacity: 72 }])

  await rosa.getByRole('link', { name: 'Sessions', exact: true }).click()
  await rosa.getByRole('button', { name: 'Calendar' }).click()
  const column = rosa.getByRole('list', { name: 'Aspen' })
  await column.getByText('Clash.').first().waitFor()
  expect(await column.getByRole('listitem').count()).toBe(2)
  for (const theme of ['dark', 'light']) {
    await rosa.evaluate((chosen) => {
      document.documentElement.dataset.theme = chosen
    }, theme)
    expect(await axeFindings(rosa)).toEqual([])
  }
})

it('[row M1] a cancelled session clashes no more, and is held again by one click', async () => {
  await rosa.getByRole('link', { name: /part two/ }).click()
  await rosa.getByRole('button', { name: 'Cancel session' }).click()
  await rosa.getByText('This session is cancelled.').waitFor()
  expect(await axeFindings(rosa)).toEqual([])
  await expect
    .poll(async () => (await sessions()).map((one: { cancelled: boolean }) => one.cancelled))
    .toEqual([false, true])
  const clashes = await server.call('GET', `/api/v1/programmes/${programme}/clashes`)
  expect(await clashes.json()).toEqual({ items: [] })
  await rosa.getByRole('button', { name: 'Hold it after all' }).click()
  await rosa.getByRole('button', { name: 'Cancel session' }).waitFor()
  await expect
    .poll(async () => (await sessions()).map((one: { cancelled: boolean }) => one.cancelled))
    .toEqual([false, false])
})

it('[row M1] filters stand in the address: who opens it sees the same', async () => {
  await rosa.getByRole('link', { name: 'Sessions', exact: true }).click()
  await rosa.getByLabel('Search sessions').fill('part TWO')
  await rosa.getByRole('combobox', { name: 'State' }).selectOption({ label: 'With a clash: 2' })
  await expect.poll(() => new URL(rosa.url()).search).toBe('?q=part+TWO&state=clash')
  await sam.goto(rosa.url())
  await sam.getByRole('link', { name: /part two/ }).waitFor()
  expect(await sam.getByRole('link', { name: /part one/ }).count()).toBe(0)
  expect(await sam.getByLabel('Search sessions').inputValue()).toBe('part TWO')
  await sam.getByLabel('Search sessions').fill('nobody')
  await sam.getByRole('button', { name: 'Show all' }).click()
  await sam.getByRole('link', { name: /part one/ }).waitFor()
  expect(await axeFindings(sam)).toEqual([])
  expect(troubles).toEqual([])
})
