import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { AttendanceAnswer } from '../../src/domain/api.ts'
import { axeFindings } from '../support/axe.ts'
import { launchWithFilm, writeFilm } from '../support/camera-film.ts'
import { storedTaps } from '../support/kiosk-page.ts'
import { answer, pairKiosk, type SmallProgramme, smallProgramme } from '../support/programme.ts'
import { type RunningServer, runServer } from '../support/running-server.ts'

// One tablet whose camera sees a badge, paired, and then without its server.

const dir = mkdtempSync(join(tmpdir(), 'find-'))
const badges =
  'name,organisation,email,badge\nBea Scanner,Charles University,bea@example.org,QR-77-1042\n'
const names = [
  'Erik Johnson',
  'Jörg Müller',
  'Mohamed Ali',
  'محمد المنصوري',
  '王伟',
  '김민수',
  'Ana Lima',
  'Ana Lopes',
]

let server: RunningServer
let made: SmallProgramme
let tablet: BrowserContext
let page: Page

beforeAll(async () => {
  const film = join(dir, 'badge.y4m')
  writeFilm(film, [null, 'QR-77-1042'])
  server = await runServer()
  made = await smallProgramme(server, names)
  const path = `/api/v1/programmes/${made.programme}/import/attendees`
  await answer(server.call('POST', path, badges, 'text/csv'))
  tablet = await launchWithFilm(join(dir, 'profile'), film)
  page = tablet.pages()[0] ?? (await tablet.newPage())
  await pairKiosk(page, server, { programme: made.programme, room: made.room, name: 'Left door' })
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready
  })
  await server.stop()
  await page.reload()
  await page.getByRole('searchbox').waitFor()
})
afterAll(async () => {
  await tablet?.close()
  await server?.stop()
  rmSync(dir, { recursive: true, force: true })
})

/** Keys as fast as a scanner sends them, however slow the machine is that runs this. */
const scan = (keys: string[]) =>
  page.evaluate((all) => {
    for (const key of all)
      (document.activeElement ?? document.body).dispatchEvent(
        new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }),
      )
  }, keys)
const back = () => page.keyboard.press('Escape')

it.each([
  ['jonson', 'Erik Johnson'],
  ['muller', 'Jörg Müller'],
  ['ali moham', 'Mohamed Ali'],
  ['منصور', 'محمد المنصوري'],
  ['伟', '王伟'],
  ['민수', '김민수'],
])('[row K4] “%s” finds %s, offline', async (typed, name) => {
  await page.getByRole('searchbox').fill(typed)
  await page.getByRole('heading', { name: 'Tap your name' }).waitFor()
  const hits = page.getByRole('listitem')
  expect(await hits.count()).toBe(1)
  expect((await hits.textContent())?.startsWith(name)).toBe(true)
  await back()
})

it('[row K4] a badge is read by the camera in WebAssembly, offline, and the person checked in', async () => {
  await page.getByRole('button', { name: 'Scan with the camera' }).click()
  await page.getByRole('heading', { name: 'Bea Scanner' }).waitFor()
  await page.getByRole('button', { name: 'Check in', exact: true }).click()
  await page.getByRole('heading', { name: 'You’re in' }).waitFor()
  expect(await storedTaps(page)).toMatchObject([{ kind: 'in', method: 'camera' }])
  await back()
  // asked for once: the camera is off again
  await page.getByRole('button', { name: 'Scan with the camera' }).waitFor()
})

it('[row K4] a scanner that types is heard on an outcome too, which it ends', async () => {
  await scan([...'QR-77-1042'])
  await page.getByRole('heading', { name: 'Bea Scanner' }).waitFor()
  await page.getByRole('button', { name: 'Check out', exact: true }).click()
  await page.getByRole('heading', { name: 'You’re out' }).waitFor()
  await scan([...'QR-77-1042', 'Enter'])
  await page.getByRole('heading', { name: 'You’re out' }).waitFor({ state: 'detached' })
  await page.getByRole('heading', { name: 'Bea Scanner' }).waitFor()
  await back()
})

/** In the page: a scan as soon as it is loaded, or as soon as there is a field to type in. */
function scanEarly(when: 'loaded' | 'shown'): void {
  const scan = () => {
    for (const key of [...'QR-77-1042', 'Enter'])
      (document.activeElement ?? document.body).dispatchEvent(
        new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }),
      )
  }
  if (when === 'loaded') addEventListener('DOMContentLoaded', scan)
  else
    new MutationObserver((_, observer) => {
      if (!document.querySelector('input[type=search]')) return
      observer.disconnect()
      scan()
    }).observe(document, { childList: true, subtree: true })
}

it.each(['loaded', 'shown'] as const)(
  '[row K4] a badge that is scanned as soon as the page is %s is heard',
  async (when) => {
    const fresh = await tablet.newPage()
    await fresh.addInitScript(scanEarly, when)
    await fresh.goto(page.url())
    await fresh.getByRole('heading', { name: 'Bea Scanner' }).waitFor()
    await fresh.close()
    await page.bringToFront()
  },
)

it('[row K7] a walk-in is checked in offline, found at once and after a reload, and is one person on the server', async () => {
  await page.getByRole('searchbox').waitFor()
  for (const key of 'JUN') await page.getByRole('button', { name: key, exact: true }).click()
  await page.getByRole('button', { name: 'Not here? Join as a walk-in' }).click()
  await page.getByRole('heading', { name: 'Who are you?' }).waitFor()
  expect(await axeFindings(page)).toEqual([])
  // as a person types: what comes faster, with Enter behind it, is a scanner's
  await page.keyboard.type(' Takahashi', { delay: 60 })
  await page.keyboard.press('Enter', { delay: 60 })
  await page.keyboard.type('jun@example.org', { delay: 60 })
  await page.getByRole('button', { name: 'Check in', exact: true }).click()
  await page.getByRole('heading', { name: 'You’re in' }).waitFor()

  await page.reload()
  await page.getByRole('searchbox').fill('takahas')
  await page.getByRole('button', { name: /Jun Takahashi/ }).click()
  await page.getByRole('button', { name: 'Check out', exact: true }).click()
  await page.getByRole('heading', { name: 'You’re out' }).waitFor()
  await back()

  await server.start()
  await page.getByText('All taps sent').waitFor({ timeout: 90_000 })
  const { items } = z.parse(
    AttendanceAnswer,
    await answer(server.call('GET', `/api/v1/sessions/${made.session}/attendance`)),
  )
  const own = items.filter(({ name }) => name === 'Jun Takahashi')
  expect(own).toMatchObject([{ email: 'jun@example.org', visits: 1, flags: [] }])
})
