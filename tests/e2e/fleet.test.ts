import { rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { AfterAnswer } from '../../src/domain/api-fleet.ts'
import { axeFindings } from '../support/axe.ts'
import { launch, launchTablet } from '../support/browser.ts'
import { tempDir } from '../support/child.ts'
import { tapIn } from '../support/kiosk-page.ts'
import { answer, pairKiosk, type SmallProgramme, smallProgramme } from '../support/programme.ts'
import { admin, type RunningServer, runServer } from '../support/running-server.ts'
import { openPanel, staffPin } from '../support/staff-page.ts'

// One tablet and one admin: a message, a move, and a tablet that never finds its network again.

const dir = tempDir()
let server: RunningServer
let made: SmallProgramme
let tablet: BrowserContext
let kiosk: Page
let kioskId: string
let browser: Browser
let page: Page

beforeAll(async () => {
  server = await runServer()
  made = await smallProgramme(server)
  const programme = `/api/v1/programmes/${made.programme}`
  await answer(server.call('PATCH', `${programme}/settings`, { pin: staffPin }))
  await answer(server.call('POST', `${programme}/rooms`, { name: 'Birch' }))
  tablet = await launchTablet(join(dir, 'tablet'))
  kiosk = tablet.pages()[0] ?? (await tablet.newPage())
  const { room } = made
  kioskId = await pairKiosk(kiosk, server, { programme: made.programme, room, name: 'Left door' })
  await kiosk.evaluate(async () => {
    await navigator.serviceWorker.ready
  })
  browser = await launch()
  page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'en-GB' })
  await page.goto(`${server.url}/p/${made.programme}/kiosks`)
  await page.getByLabel('E-mail').fill(admin.email)
  await page.getByLabel('Password').fill(admin.password)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Kiosks', exact: true }).waitFor()
})
afterAll(async () => {
  await tablet.close()
  await browser.close()
  await server.stop()
  rmSync(dir, { recursive: true, force: true })
})

const act = (on: Page, name: string | RegExp) =>
  on.getByRole('button', { name, exact: true }).first().click()
/** The tablet looks for its server now, not within a minute. */
const contact = () => kiosk.evaluate(() => dispatchEvent(new Event('online')))
const because = (reason: string) => page.getByLabel('Reason').fill(reason)
const after = async () =>
  z.parse(
    AfterAnswer,
    await answer(server.call('GET', `/api/v1/programmes/${made.programme}/after`)),
  )
/** A kiosk by the protocol alone. */
const enrolled = async (name: string) => {
  const { programme, room } = made
  const { code } = await answer(server.call('POST', '/api/v1/kiosks', { programme, room, name }))
  const body = JSON.stringify({ code })
  const headers = { 'content-type': 'application/json' }
  const url = `${server.url}/api/v1/kiosk`
  const paired = await answer(fetch(`${url}/enrol`, { method: 'POST', headers, body }))
  const push = (log: string, seqs: number[], more: object) => {
    const [attendee] = made.attendees.keys()
    const one = { kind: 'in', attendee, session: made.session, method: 'search', zone: 0 }
    const taps = seqs.map((seq) => ({ ...one, seq, wall: Date.now(), mono: seq * 1_000 }))
    const sent = { protocol: 1, log, after: null, anchors: [], taps, ...more }
    const authorization = `Bearer ${paired.token}`
    return answer(
      fetch(`${url}/taps`, {
        method: 'POST',
        headers: { ...headers, authorization },
        body: JSON.stringify(sent),
      }),
    )
  }
  return { id: String(paired.kiosk), push }
}

it('[row D1] a message reaches a kiosk and stands there without a network, over a reload too', async () => {
  await act(page, 'Message')
  await page.getByLabel('What it says').fill('Lunch is served in the foyer')
  expect(await axeFindings(page)).toEqual([])
  await act(page, 'Send')
  await page.getByText('On the kiosks now').waitFor()
  await contact()
  const shown = kiosk.getByText('Lunch is served in the foyer')
  await shown.waitFor()
  expect(await axeFindings(kiosk)).toEqual([])
  await tablet.setOffline(true)
  await kiosk.reload()
  await shown.waitFor()
  await tablet.setOffline(false)
  await act(page, /^Take it back/)
  await page.getByText('On the kiosks now').waitFor({ state: 'detached' })
  await contact()
  await shown.waitFor({ state: 'detached' })
})

it('[row D1] a kiosk that is moved shows its new room, and comes back', async () => {
  const move = async (room: string) => {
    await act(page, /^Manage/)
    await page.getByRole('combobox', { name: 'Room' }).selectOption({ label: room })
    await act(page, 'Move it there')
    await page.getByRole('button', { name: /^Manage/ }).waitFor()
    await contact()
    await kiosk.getByText(room, { exact: true }).first().waitFor()
  }
  await move('Birch')
  await kiosk.getByText('Designing for trust').waitFor({ state: 'detached' })
  await move('Aspen')
  await kiosk.getByText('Designing for trust').waitFor()
})

it('[row D2] a stranded tablet’s file, and that it is packed up, make its session complete', async () => {
  await tablet.setOffline(true)
  await tapIn(kiosk, 'Amara Okonkwo')
  await openPanel(kiosk)
  const download = kiosk.waitForEvent('download')
  await act(kiosk, 'Save taps to a file')
  const file = join(dir, 'taps.ndjson')
  await (await download).saveAs(file)
  const path = `/api/v1/sessions/${made.session}`
  const { revision } = await answer(server.call('GET', path))
  const over = { actualEnd: Date.now() - 1, closesAfterMin: 0, revision }
  await answer(server.call('PATCH', path, over))
  await page.getByRole('link', { name: 'Sync' }).click()
  await page.getByText('what came after is unknown', { exact: false }).waitFor()
  expect((await after()).sessions).toMatchObject([{ reported: 0, waitsFor: [kioskId] }])
  await page.locator('input[type=file]').setInputFiles(file)
  await page.getByText('1 tap taken in.').waitFor()
  await act(page, /^Packed up/)
  await page.getByText('Everything is in.').waitFor()
  await expect
    .poll(async () => (await after()).sessions)
    .toMatchObject([{ reported: 1, isComplete: true, waitsFor: [] }])
  expect(await axeFindings(page)).toEqual([])
  expect((await after()).kiosks).toMatchObject([{ id: kioskId, missing: 0 }])
})

it('[row D2] [PROTOCOL 3.8] what a re-enrolled tablet brought counts once it was accepted', async () => {
  const before = await enrolled('Old door')
  await before.push('log-of-old', [1], { state: { logs: [], waiting: 0 } })
  const anew = await enrolled('New door')
  await anew.push('log-of-old', [2], { kiosk: before.id, state: { logs: [], waiting: 0 } })
  await page.reload()
  await page.getByText('1 tap of before it was paired anew').waitFor()
  await page.getByRole('button', { name: /^Accept 1 tap/ }).click()
  await page.getByText('1 tap of before it was paired anew').waitFor({ state: 'detached' })
  const [kioskNow] = (await after()).kiosks.filter(({ id }) => id === anew.id)
  expect(kioskNow).toMatchObject({ parked: 0, toAccept: [] })
  await page.getByRole('cell', { name: '1 log of before accepted', exact: true }).waitFor()
})

it('[row D2] numbers that no tablet holds any more are closed with a reason, which the history keeps', async () => {
  const wiped = await enrolled('Wiped door')
  const log = 'log-of-wiped'
  const state = { logs: [{ log, after: null, last: 4 }], waiting: 0 }
  await wiped.push(log, [1, 3], { state })
  await page.reload()
  await page.getByText('2 taps missing by number:').waitFor()
  await act(page, /^They are lost for good/)
  await because('The venue reset the tablet')
  expect(await axeFindings(page)).toEqual([])
  await act(page, 'Close them as lost')
  await page.getByText('Everything is in.').waitFor()
  await page.getByText('The venue reset the tablet').first().waitFor()
  await page.getByRole('cell', { name: /^Tap 4 closed as lost/ }).waitFor()
})
