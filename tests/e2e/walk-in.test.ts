import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { AttendanceAnswer } from '../../src/domain/api.ts'
import { axeFindings } from '../support/axe.ts'
import { launch } from '../support/browser.ts'
import { answer, pairKiosk, type SmallProgramme, smallProgramme } from '../support/programme.ts'
import { admin, type RunningServer, runServer } from '../support/running-server.ts'

// Two doors of one room, and somebody who is on nobody's roster and joins at both.

let server: RunningServer
let made: SmallProgramme
let browser: Browser
let desk: Page

beforeAll(async () => {
  server = await runServer()
  made = await smallProgramme(server)
  browser = await launch()
  const context = await browser.newContext({ locale: 'en-GB' })
  desk = await context.newPage()
  await desk.goto(`${server.url}/p/${made.programme}/settings`)
  await desk.getByLabel('E-mail').fill(admin.email)
  await desk.getByLabel('Password').fill(admin.password)
  await desk.keyboard.press('Enter')
})
afterAll(async () => {
  await browser.close()
  await server.stop()
})

const inBothThemes = async (where: string) => {
  for (const theme of ['dark', 'light']) {
    await desk.evaluate((name) => {
      document.documentElement.dataset.theme = name
    }, theme)
    expect(await axeFindings(desk), `${where}, ${theme}`).toEqual([])
  }
}

it('[row K7] an admin says what walk-ins are asked, and axe finds nothing on that page', async () => {
  await desk.getByRole('heading', { name: 'Settings' }).waitFor()
  const email = desk.getByRole('group', { name: 'E-mail' })
  await email.getByText('Needed', { exact: true }).click()
  const organisation = desk.getByRole('group', { name: 'Organisation' })
  await organisation.getByText('Not asked', { exact: true }).click()
  await desk.getByRole('button', { name: 'Save', exact: true }).click()
  await desk.getByText('Saved. Kiosks follow').waitFor()
  await inBothThemes('settings')
})

/** Joins at a newly paired door, as somebody whom the roster doesn't have yet. */
async function join(door: string) {
  const context = await browser.newContext({ locale: 'en-GB' })
  const page = await context.newPage()
  const { programme, room } = made
  await pairKiosk(page, server, { programme, room, name: door })
  // from now on it hears of nobody, as on a bad network
  await context.setOffline(true)
  await page.keyboard.type('nora lund', { delay: 60 })
  await page.getByRole('button', { name: /Join as a walk-in/ }).click()
  const email = page.getByRole('textbox', { name: /E-mail/ })
  await email.click()
  await email.fill('nora@example.org')
  await page.getByRole('button', { name: 'Check in', exact: true }).click()
  await page.getByRole('heading', { name: 'You’re in' }).waitFor()
  return async () => {
    await context.setOffline(false)
    await page.getByText('All taps sent').waitFor({ timeout: 60_000 })
    await context.close()
  }
}

const inside = async () => {
  const path = `/api/v1/sessions/${made.session}/attendance`
  const { items } = z.parse(AttendanceAnswer, await answer(server.call('GET', path)))
  return items.filter(({ stays }) => stays.length > 0)
}

it('[row K7] who joined at two doors is offered as a duplicate, and merged is one record', async () => {
  const doors = [await join('Left door'), await join('Right door')]
  for (const reconnect of doors) await reconnect()
  const apart = await inside()
  expect(apart.map(({ name }) => name)).toEqual(['Nora Lund', 'Nora Lund'])

  await desk.goto(`${server.url}/p/${made.programme}/attendees/duplicates`)
  await desk.getByRole('heading', { name: 'nora@example.org' }).waitFor()
  await inBothThemes('duplicates')
  await desk.getByRole('button', { name: /^Merge into one/ }).click()
  await desk.getByRole('table', { name: 'What would count for whom' }).waitFor()
  await inBothThemes('duplicates-preview')
  await desk.getByRole('button', { name: /^Merge: / }).click()
  await desk.getByText('Nobody shares an e-mail with somebody else.').waitFor()
  const firstIn = Math.min(...apart.flatMap(({ stays }) => stays.map((stay) => stay.in)))
  expect(await inside()).toMatchObject([{ name: 'Nora Lund', visits: 1, firstIn }])
})
