import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Language, languages, loadWords } from '../../src/i18n/languages.ts'
import { loadSetupWords } from '../../src/i18n/setup/words.ts'
import { loadStaffWords } from '../../src/i18n/staff/words.ts'
import { loadTrustWords } from '../../src/i18n/trust/words.ts'
import { axeFindings } from '../support/axe.ts'
import { tabletOptions } from '../support/browser.ts'
import { openGallery } from '../support/gallery.ts'
import { gate } from '../support/gate.ts'
import { answer, type SmallProgramme, smallProgramme } from '../support/programme.ts'
import { type RunningServer, runServer } from '../support/running-server.ts'

/** An address that browsers don’t take for safe over plain http. */
const elsewhere = 'tablet.test'
let server: RunningServer
let browser: Browser
let made: SmallProgramme

beforeAll(async () => {
  server = await runServer()
  made = await smallProgramme(server)
  const options = tabletOptions()
  const args = [...options.args, `--host-resolver-rules=MAP ${elsewhere} 127.0.0.1`]
  browser = await chromium.launch({ ...options, args })
})
afterAll(async () => {
  await browser.close()
  await server.stop()
})

async function bothThemes(page: Page): Promise<string[]> {
  const findings: string[] = []
  for (const theme of ['dark', 'light']) {
    await page.evaluate((name) => {
      document.documentElement.dataset.theme = name
    }, theme)
    findings.push(...(await axeFindings(page)))
  }
  return findings
}

const wordsOf = async (language: Language) => ({
  setup: await loadSetupWords(language, await loadWords(language)),
  staff: await loadStaffWords(language),
  trust: await loadTrustWords(language),
})

describe.each(languages)('in %s', (language) => {
  it('[row K9] axe finds nothing while a tablet is trusted, paired, filled and made ready', async () => {
    const { setup, staff, trust } = await wordsOf(language)
    const path = `/api/v1/programmes/${made.programme}/settings`
    await answer(server.call('PATCH', path, { languages: [language] }))
    const { programme, room } = made
    const kiosk = { programme, room, name: `Door ${language}` }
    const { code } = await answer(server.call('POST', '/api/v1/kiosks', kiosk))
    const context = await browser.newContext({ locale: language, serviceWorkers: 'block' })
    const page = await context.newPage()
    const found: Record<string, string[]> = {}
    await page.goto(`http://${elsewhere}:${new URL(server.url).port}/kiosk`)
    await page.getByRole('heading', { name: trust.title }).waitFor()
    found.trust = await bothThemes(page)

    const roster = gate()
    await context.route('**/api/v1/kiosk/changes*', async (route) => {
      await roster.opened
      await route.continue()
    })
    await page.goto(`${server.url}/kiosk?code=${code}`)
    await page.getByRole('heading', { name: setup.pairTitle }).waitFor()
    found.pairing = await bothThemes(page)
    await page.getByRole('button', { name: setup.pair }).click()
    await page.getByRole('heading', { name: setup.downloading }).waitFor()
    found.download = await bothThemes(page)
    roster.open()
    await page.getByRole('button', { name: staff.openKiosk }).waitFor()
    await page.getByText(staff.checks.pin, { exact: true }).waitFor()
    found.readiness = await bothThemes(page)
    await page.getByRole('button', { name: staff.waive }).first().click()
    await page.getByText(staff.reasons.notNeeded).waitFor()
    found.waive = await bothThemes(page)
    expect(found).toEqual({ trust: [], pairing: [], download: [], readiness: [], waive: [] })
    await context.close()
  })
})

it('[row K10] the first touch fills the screen; back, selecting and menus lead nowhere', async () => {
  const { page, close } = await openGallery(browser, 'en')
  // what keeps it a kiosk comes right after the first paint
  await page.locator('html[data-stays]').waitFor({ state: 'attached' })
  await page.getByText('Two letters').click()
  await expect.poll(() => page.evaluate(() => document.fullscreenElement?.tagName)).toBe('HTML')
  await page.goBack()
  await page.getByText('Two letters').dblclick()
  expect(await page.evaluate(() => [location.pathname, String(getSelection())])).toEqual([
    '/kiosk',
    '',
  ])
  expect(
    await page.evaluate(() => !dispatchEvent(new Event('contextmenu', { cancelable: true }))),
  ).toBe(true)
  await page.keyboard.press('F5')
  await page.keyboard.type('am', { delay: 60 })
  await page.getByText('1 attendee matches').waitFor()
  await close()
})
