import { mkdirSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { paths } from '../../src/admin/paths.ts'
import { axeFindings } from '../support/axe.ts'
import { launch } from '../support/browser.ts'
import { answer, type SmallProgramme, smallProgramme } from '../support/programme.ts'
import { admin, type RunningServer, runServer } from '../support/running-server.ts'
import { surveyRequest } from '../support/surveys.ts'

/** A folder for pictures of every page, where one wants to look. */
const { SHOTS } = process.env
let server: RunningServer
let browser: Browser
let made: SmallProgramme
const troubles: string[] = []

beforeAll(async () => {
  server = await runServer()
  made = await smallProgramme(server)
  const [who] = made.attendees.keys()
  await call(`/sessions/${made.session}/marks`, { attendees: [who], mark: 'attended' })
  const online = { revision: 1, delivery: 'hybrid' }
  await answer(server.call('PATCH', `/api/v1/sessions/${made.session}`, online))
  browser = await launch()
})
afterAll(async () => {
  await browser.close()
  await server.stop()
})

const call = (path: string, body?: unknown) =>
  answer(server.call(body === undefined ? 'GET' : 'POST', `/api/v1${path}`, body))

async function signedIn(): Promise<Page> {
  const size = { width: 1440, height: 900 }
  const page = await (await browser.newContext({ viewport: size, locale: 'en-GB' })).newPage()
  page.on('pageerror', (error) => troubles.push(error.message))
  await page.goto(`${server.url}/p/${made.programme}/sessions`)
  await page.getByLabel('E-mail').fill(admin.email)
  await page.getByLabel('Password').fill(admin.password)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Sessions', exact: true }).waitFor()
  return page
}

/** Within the app, as a link goes. */
async function go(page: Page, path: string): Promise<void> {
  await page.evaluate((to) => history.pushState(null, '', to), path)
  await page.locator('h1:visible, main p:visible').first().waitFor()
  await page.locator('[aria-busy=true]').first().waitFor({ state: 'detached' })
  // what a page reads when it opens has come
  await page.waitForLoadState('networkidle')
}

async function theme(page: Page, name: 'dark' | 'light'): Promise<void> {
  await page.evaluate((chosen) => {
    document.documentElement.dataset.theme = chosen
  }, name)
}

/** Leads on, needs nobody signed in, or is walked with what it shows by the tests of its own. */
const elsewhere = new Set<string>([
  'home',
  'signIn',
  'invitation',
  'certificate',
  'certificateTemplate',
  'mailOne',
])

/** The pages that need more than a programme. */
async function special(): Promise<Record<string, string>> {
  const { programme: p, session: s, room, attendees } = made
  const [who = ''] = attendees.keys()
  const kiosk = (await call('/kiosks', { programme: p, room, name: 'Left door' })).id
  const step = { id: 'a', title: 'Audit', sessions: [s], needed: 1, required: true, valid: false }
  const ordered = { name: 'Auditors', description: 'Audit', inOrder: false, steps: [step] }
  const pathway = (await call(`/programmes/${p}/pathways`, ordered)).id
  const survey = (await call(`/programmes/${p}/surveys`, surveyRequest())).id
  return {
    copySession: paths.copySession(p, s),
    editSession: paths.editSession(p, s),
    session: paths.session(p, s),
    timeline: paths.timeline(p, s, who),
    repair: paths.repair(p, s, 'no-check-out'),
    reassign: paths.reassign(p, s),
    reassignKiosk: paths.reassignKiosk(p, kiosk),
    changes: paths.changes(p, s),
    onlineReport: paths.onlineReport(p, s),
    twoPlaces: paths.twoPlaces(p, s),
    attendee: paths.attendee(p, who),
    survey: paths.survey(p, survey),
    editSurvey: paths.editSurvey(p, survey),
    ways: paths.ways(p, s),
    certificatesOf: paths.certificatesOf(p, s),
    noShows: paths.noShows(p, s),
    history: paths.history(p, { session: s }),
    pathway: paths.pathway(p, pathway),
    editPathway: paths.editPathway(p, pathway),
  }
}

type OfProgramme = (programme: string) => string
const ofProgramme = (path: { length: number }): path is OfProgramme => path.length === 1

/** Every page of `paths`: one that is added there is walked by itself, or named here as unreached. */
async function allPages(): Promise<{ pages: Map<string, string>; unreached: string[] }> {
  const more = await special()
  const pages = new Map<string, string>()
  const unreached: string[] = []
  for (const [name, path] of Object.entries(paths)) {
    if (elsewhere.has(name)) continue
    const known = more[name]
    if (typeof path === 'string') pages.set(name, path)
    else if (known !== undefined) pages.set(name, known)
    else if (ofProgramme(path)) pages.set(name, path(made.programme))
    else unreached.push(name)
  }
  return { pages, unreached }
}

it('axe finds nothing on any page of the admin, in light and dark', async () => {
  const { pages, unreached } = await allPages()
  expect(unreached, 'pages to be added to special()').toEqual([])
  const page = await signedIn()
  if (SHOTS) mkdirSync(SHOTS, { recursive: true })
  const found: string[] = []
  for (const [name, path] of pages) {
    await go(page, path)
    await theme(page, 'light')
    found.push(...(await axeFindings(page)).map((one) => `${name}, light: ${one}`))
    if (SHOTS) await page.screenshot({ path: `${SHOTS}/${name}-light.png` })
    await theme(page, 'dark')
    const dark = await axeFindings(page, ['color-contrast'])
    found.push(...dark.map((one) => `${name}, dark: ${one}`))
    if (SHOTS) await page.screenshot({ path: `${SHOTS}/${name}-dark.png` })
  }
  expect(found).toEqual([])
  expect(troubles).toEqual([])
}, 120_000)

it('[row M1] unsaved changes are asked about by the page, and by the browser on Back; keys are listed by ?', async () => {
  const page = await signedIn()
  // the page is seen a moment before it listens to keys
  const keysShown = async () => {
    await page.keyboard.press('?')
    const shown = page.getByRole('dialog', { name: 'Keys' }).waitFor({ timeout: 2_000 })
    return shown.then(
      () => true,
      () => false,
    )
  }
  await expect.poll(keysShown, { timeout: 20_000 }).toBe(true)
  expect(await axeFindings(page)).toEqual([])
  await page.keyboard.press('Escape')
  await page.keyboard.press('n')
  await page.getByRole('heading', { name: 'New session' }).waitFor()
  await page.getByLabel('Title').fill('Books that balance')
  await page.goBack()
  const ask = page.getByRole('alertdialog', { name: 'Leave without saving?' })
  await ask.waitFor()
  await theme(page, 'light')
  expect(await axeFindings(page)).toEqual([])
  await theme(page, 'dark')
  expect(await axeFindings(page, ['color-contrast'])).toEqual([])
  await page.getByRole('button', { name: 'Stay' }).click()
  expect(new URL(page.url()).pathname).toBe(paths.newSession(made.programme))
  expect(await page.getByLabel('Title').inputValue()).toBe('Books that balance')
  await page.getByRole('link', { name: 'Kiosks' }).click()
  await page.getByRole('button', { name: 'Leave without saving' }).click()
  await page.getByRole('heading', { name: 'Kiosks', exact: true }).waitFor()
})
