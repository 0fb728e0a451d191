import { cpSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchTablet } from '../support/browser.ts'
import { tempDir } from '../support/child.ts'
import { storedTaps, tapIn } from '../support/kiosk-page.ts'
import { buildNewer } from '../support/newer-build.ts'
import { answer, pairKiosk, type SmallProgramme, smallProgramme } from '../support/programme.ts'
import { type RunningServer, runServer } from '../support/running-server.ts'
import { openSite, type Site } from '../support/site.ts'

const names = ['Amara Okonkwo', 'Marek Dvořák', 'Jean-Luc Petit', 'Zoë Quinn']
const builds = tempDir()
const [older, newer] = [join(builds, 'older'), join(builds, 'newer')]

let server: RunningServer
let site: Site
let made: SmallProgramme
let tablet: BrowserContext
let page: Page

beforeAll(async () => {
  cpSync(resolve(import.meta.dirname, '../../dist'), older, { recursive: true })
  await buildNewer(newer)
  server = await runServer()
  site = await openSite(older, server.url)
  made = await smallProgramme(server, names)
  tablet = await launchTablet(tempDir())
  page = tablet.pages()[0] ?? (await tablet.newPage())
  await page.clock.install()
  const { programme, room } = made
  await pairKiosk(page, { ...server, url: site.url }, { programme, room, name: 'Door' })
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
})
afterAll(async () => {
  await tablet.close()
  site.close()
  await server.stop()
})

const schema = () =>
  page.evaluate(async () => (await indexedDB.databases()).map((one) => one.version))
const isWaiting = () =>
  page.evaluate(async () => Boolean((await navigator.serviceWorker.getRegistration())?.waiting))

it('[row K12] a new version with another schema waits until the kiosk is idle, and keeps every tap', async () => {
  await server.kill()
  for (const name of names.slice(0, 3)) await tapIn(page, name)
  const held = await storedTaps(page)
  expect(held).toHaveLength(3)
  const before = await schema()

  site.serve(newer)
  await page.evaluate(() => navigator.serviceWorker.getRegistration().then((one) => one?.update()))
  await expect.poll(isWaiting, { timeout: 60_000 }).toBe(true)
  // somebody stands there, and is left time by the screens
  await page.keyboard.type('Zo')
  await page.getByRole('button', { name: 'Zoë Quinn' }).waitFor()
  await page.clock.runFor('00:05')
  expect(await isWaiting()).toBe(true)
  await page.getByRole('button', { name: 'Zoë Quinn' }).click()
  await page.clock.runFor('00:05')
  expect(await isWaiting()).toBe(true)
  await page.getByRole('button', { name: 'Check in', exact: true }).click()
  await page.getByRole('heading', { name: 'You’re in' }).waitFor()
  expect(await schema()).toEqual(before)

  // each step of the page's clock waits for what the one before has to show: only then does it count idle time
  await page.clock.runFor('00:06')
  await page.getByRole('searchbox').waitFor()
  // a request that meets the old worker while it stops starts it once more; it hands over when it is idle again
  const loaded = page.waitForEvent('load', { timeout: 150_000 })
  await page.clock.runFor('00:31')
  await loaded
  await page.getByRole('searchbox').waitFor()
  expect(await isWaiting()).toBe(false)
  expect(Math.max(...(await schema()).map(Number))).toBe(20)
  const kept = await storedTaps(page)
  expect(kept).toHaveLength(4)
  expect(kept).toEqual(expect.arrayContaining(held))
  await page.getByText('4 taps waiting').waitFor()

  await server.start()
  await page.clock.runFor('02:00')
  await page.getByText('All taps sent').waitFor()
  const { items } = await answer(server.call('GET', `/api/v1/sessions/${made.session}/attendance`))
  expect(items.map((row: { name: string }) => row.name).sort()).toEqual([...names].sort())
  const kiosks = await answer(server.call('GET', `/api/v1/kiosks?programme=${made.programme}`))
  expect(kiosks.items[0].build).toBe('99.0.0')
})
