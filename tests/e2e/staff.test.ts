import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { AttendanceAnswer, KioskFileAnswer } from '../../src/domain/api.ts'
import { axeFindings } from '../support/axe.ts'
import { launchTablet } from '../support/browser.ts'
import { launchWithFilm, writeFilm } from '../support/camera-film.ts'
import { tempDir } from '../support/child.ts'
import { storedTaps, tapIn } from '../support/kiosk-page.ts'
import { answer, pairKiosk, type SmallProgramme, smallProgramme } from '../support/programme.ts'
import { admin, type RunningServer, runServer } from '../support/running-server.ts'
import { openPanel, staffPin, typePin } from '../support/staff-page.ts'

// One paired tablet, its PIN known, its server gone: all that staff do there needs no network.

const dir = tempDir()
const names = [
  'Amara Okonkwo',
  'Marek Dvořák',
  'Zoë van den Berg',
  'Joanna Wiśniewska',
  'Ahmet Yılmaz',
  'Yewande Adeyemi',
  'Lukas Graf',
  'Ingrid Solheim',
]
let server: RunningServer
let made: SmallProgramme
let tablet: BrowserContext
let page: Page
/** the QR codes as they were shown */
let codes: string[] = []

beforeAll(async () => {
  server = await runServer()
  made = await smallProgramme(server, names)
  const path = `/api/v1/programmes/${made.programme}/settings`
  await answer(server.call('PATCH', path, { pin: staffPin }))
  tablet = await launchTablet(join(dir, 'tablet'))
  page = tablet.pages()[0] ?? (await tablet.newPage())
  await pairKiosk(page, server, { programme: made.programme, room: made.room, name: 'Left door' })
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready
  })
  await server.kill()
  await page.reload()
})
afterAll(async () => {
  await tablet.close()
  await server.stop()
  rmSync(dir, { recursive: true, force: true })
})

const act = (name: string) => page.getByRole('button', { name, exact: true }).click()

it('[row K8] the PIN opens the panel without a network, and a tap is taken back', async () => {
  for (const name of names) await tapIn(page, name)
  await openPanel(page)
  await act('Undo: Marek Dvořák')
  await page.getByText('Taken back').waitFor()
  const taps = await storedTaps(page)
  expect(taps).toHaveLength(names.length + 1)
  expect(taps.at(-1)).toMatchObject({ kind: 'void', method: 'staff', voids: { seq: 2 } })
})

it('[row K13] what waits is shown as QR codes, and saved as a file; only then the tablet may go', async () => {
  await act('Leave or unpair')
  const unpair = page.getByRole('button', { name: /^Unpair/ })
  await unpair.waitFor()
  expect(await unpair.textContent()).toBe('Unpair. First send or save the 9 taps')
  expect(await unpair.isDisabled()).toBe(true)
  await act('Back')
  await act('Show taps as QR codes')
  const code = page.locator('svg[data-text]')
  await code.waitFor()
  const of = Number(/of (\d+)/.exec((await code.getAttribute('aria-label')) ?? '')?.[1])
  const seen = new Set<string>()
  await expect
    .poll(async () => {
      seen.add((await code.getAttribute('data-text')) ?? '')
      return seen.size
    })
    .toBe(of)
  expect(of).toBeGreaterThan(1)
  codes = [...seen]
  await act('Back')
  const download = page.waitForEvent('download')
  await act('Save taps to a file')
  await (await download).saveAs(join(dir, 'taps.ndjson'))
  await page.getByText(/^9 taps saved/).waitFor()
  await act('Leave or unpair')
  await page.getByRole('button', { name: 'Unpair', exact: true }).waitFor()
  await act('Back')
  await act('Close')
})

it('[row K13] an admin’s phone reads the codes in any order; the file after that changes nothing', async () => {
  await server.start()
  // backwards, and one of them twice
  const film = join(dir, 'codes.y4m')
  writeFilm(film, [...codes].reverse().concat(codes.slice(0, 1)))
  const phone = await launchWithFilm(join(dir, 'phone'), film)
  try {
    const far = await phone.newPage()
    await far.goto(`${server.url}/p/${made.programme}/receive`)
    await far.getByLabel('E-mail').fill(admin.email)
    await far.getByLabel('Password').fill(admin.password)
    await far.keyboard.press('Enter')
    await far.getByRole('button', { name: 'Start the camera' }).click()
    await far.getByText(/taken in\./).waitFor()
    await far.getByText(`${codes.length} of ${codes.length}`).waitFor()
    expect(await axeFindings(far)).toEqual([])
  } finally {
    await phone.close()
  }
  const file = readFileSync(join(dir, 'taps.ndjson'), 'utf8')
  const sent = await answer(
    server.call('POST', '/api/v1/kiosk-files', file, 'application/x-ndjson'),
  )
  const [log] = z.parse(KioskFileAnswer, sent).logs
  expect(log?.gaps).toEqual([])
  expect(log?.watermark).toBe(9)
  expect(log?.counts).toMatchObject({ duplicate: 9, applied: 0 })
})

it('the taps count once, whichever way they came', async () => {
  await page.getByText('All taps sent').waitFor({ timeout: 90_000 })
  const { items } = z.parse(
    AttendanceAnswer,
    await answer(server.call('GET', `/api/v1/sessions/${made.session}/attendance`)),
  )
  const inside = items.flatMap(({ name, stays }) => (stays.length === 1 ? [name] : []))
  expect(inside.sort()).toEqual(names.filter((name) => name !== 'Marek Dvořák').sort())
})

it('axe finds nothing on any page of the panel, in five languages, dark and light', async () => {
  await openPanel(page)
  const pages = page.locator('main section:last-child button:not([class])')
  const look = async (where: string) => {
    for (const theme of ['dark', 'light']) {
      await page.evaluate((name) => {
        document.documentElement.dataset.theme = name
      }, theme)
      expect(await axeFindings(page), `${where}, ${theme}`).toEqual([])
    }
  }
  const bar = page.locator('header button')
  for (const language of ['Deutsch', 'Français', 'Español', 'العربية', 'English']) {
    // theme and language, the last but one
    const buttons = await pages.count()
    await pages.nth(buttons - 2).click()
    await page.getByRole('button', { name: language }).click()
    await expect
      .poll(() => page.getByRole('button', { name: language }).getAttribute('aria-pressed'))
      .toBe('true')
    await look(`${language}: theme and language`)
    await bar.click()
    await look(language)
    // not "send" and not "save", which have no page
    for (let n = 1; n < buttons; n++) {
      if (n === 3) continue
      await pages.nth(n).click()
      await look(`${language}: page ${n}`)
      await bar.click()
    }
  }
  await act('Close')
})

it('[row K8] wrong tries wait, over a reload too', async () => {
  await page.getByRole('button', { name: 'Staff', exact: true }).click()
  for (let n = 0; n < 3; n++) {
    await typePin(page, '111111')
    await page.getByText(n < 2 ? /That PIN is not right/ : /Too many wrong tries/).waitFor()
  }
  await page.reload()
  await page.getByRole('button', { name: 'Staff', exact: true }).click()
  await page.getByText(/Too many wrong tries\. Wait \d+ seconds/).waitFor()
  for (const digit of staffPin) await page.getByRole('button', { name: digit, exact: true }).click()
  expect(await page.getByRole('button', { name: 'Open', exact: true }).isDisabled()).toBe(true)
  expect(await axeFindings(page)).toEqual([])
})
