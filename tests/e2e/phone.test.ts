import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { languages } from '../../src/i18n/languages.ts'
import { axeFindings } from '../support/axe.ts'
import { launch } from '../support/browser.ts'
import { type PhoneProgramme, phoneProgramme } from '../support/phone-programme.ts'
import { type RunningServer, runServer } from '../support/running-server.ts'

let server: RunningServer
let browser: Browser
let made: PhoneProgramme
const open: BrowserContext[] = []
beforeAll(async () => {
  server = await runServer()
  browser = await launch()
  made = await phoneProgramme(server)
})
afterEach(async () => {
  for (const context of open.splice(0)) await context.close()
})
afterAll(async () => {
  await browser.close()
  await server.stop()
})

async function phone(locale = 'en-GB') {
  const viewport = { width: 390, height: 844 }
  const context = await browser.newContext({ viewport, locale, hasTouch: true })
  open.push(context)
  return context.newPage()
}

type Code = keyof PhoneProgramme['sessions']
const address = (code: Code, query = '') => `${server.url}/s/${made.sessions[code]}${query}`
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()

async function sayWho(page: Page, name: string, email: string) {
  await page.getByLabel('Name').fill(name)
  await page.getByLabel('E-mail').fill(email)
}

interface Row {
  attendee: string
  name: string
  firstIn: number | null
  lastOut: number | null
}
async function rows(code: Code): Promise<Row[]> {
  const path = `/api/v1/sessions/${made.sessions[code]}/attendance`
  return ((await (await server.call('GET', path)).json()) as { items: Row[] }).items
}
const rowOf = async (code: Code, name: string) =>
  (await rows(code)).find((row) => row.name === name)

it('[row P1] checks in and out with codes, a wrong one recording nothing', async () => {
  const page = await phone()
  await page.goto(address('CODED'))
  await sayWho(page, 'Wanda Wrong', 'wanda@example.org')
  await page.getByLabel('Code in the room').fill('nope')
  await press(page, 'Check in')
  await page.getByText('This is not the code of this session.').waitFor()
  await page.getByLabel('Code in the room').fill(' k7qm ')
  await press(page, 'Check in')
  await page.getByText('Your check-in has arrived.').waitFor()
  await press(page, 'Check out')
  await page.getByRole('heading', { name: 'Leaving?' }).waitFor()
  await page.getByLabel('Check-out code').fill('bye9')
  await press(page, 'Check out')
  await page.getByText('Your check-out has arrived.').waitFor()
  expect(await rowOf('CODED', 'Wanda Wrong')).toMatchObject({
    firstIn: expect.any(Number),
    lastOut: expect.any(Number),
  })
  const path = `/api/v1/programmes/${made.programme}/parked`
  expect(await (await server.call('GET', path)).json()).toMatchObject({ items: [] })
})

it('[row P1] opens without a network once visited, and loses nothing; a wrong code is told when it arrives', async () => {
  const page = await phone()
  await page.goto(address('CODED'))
  await page.getByLabel('Name').waitFor()
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => null))
  await page.context().setOffline(true)
  await page.reload()
  await sayWho(page, 'Otto Offline', 'otto@example.org')
  await page.getByText('No network right now. Check in anyway').waitFor()
  await page.getByLabel('Code in the room').fill('k7qn')
  await press(page, 'Check in')
  await page.getByText('Your check-in is safe on this phone.').waitFor()
  expect(await rowOf('CODED', 'Otto Offline')).toBeUndefined()
  await page.context().setOffline(false)
  await page.getByText('The code was wrong when your check-in arrived').waitFor()
  await page.getByLabel('Code in the room').fill('K7QM')
  await press(page, 'Check in')
  await page.getByText('Your check-in has arrived.').waitFor()
  await page.context().setOffline(true)
  await page.reload()
  await page.getByText('min so far').waitFor()
  await press(page, 'Check out')
  await page.getByLabel('Check-out code').fill('BYE9')
  await press(page, 'Check out')
  await page.getByText('Your check-out is safe on this phone.').waitFor()
  await page.context().setOffline(false)
  await page.getByText('Your check-out has arrived.').waitFor()
  expect(await rowOf('CODED', 'Otto Offline')).toMatchObject({ lastOut: expect.any(Number) })
})

it('[row P4] a link fills in who one is, and records nothing before a press', async () => {
  const page = await phone()
  await page.goto(address('NOW', '?name=Prue+Fill&email=prue@example.org'))
  await page.getByRole('button', { name: 'Check in', exact: true }).waitFor()
  expect(await page.getByLabel('Name').inputValue()).toBe('Prue Fill')
  expect(await rowOf('NOW', 'Prue Fill')).toBeUndefined()
  await press(page, 'Check in')
  await page.getByText('Your check-in has arrived.').waitFor()
  expect(await rowOf('NOW', 'Prue Fill')).toBeDefined()
})

it('[P2] what a tablet at the door began, the phone ends', async () => {
  const [amara] = await attendees()
  const tablet = await pairTablet()
  const now = Date.now()
  const tap = { kind: 'in', attendee: amara, session: made.sessions.NOW, method: 'badge', zone: 0 }
  await tablet({ ...tap, seq: 1, wall: now - 60_000, mono: 1_000 })
  const page = await phone()
  await page.goto(address('NOW'))
  await press(page, 'I checked in at the door: check out')
  await sayWho(page, 'A. Okonkwo', 'Amara@example.org')
  await press(page, 'Check out')
  await page.getByText('Your check-out has arrived.').waitFor()
  const row = await rowOf('NOW', 'Amara Okonkwo')
  expect(row).toMatchObject({ firstIn: expect.any(Number), lastOut: expect.any(Number) })
  expect(await rowOf('NOW', 'A. Okonkwo')).toBeUndefined()
})

it('[row P1] is remembered with consent alone, and forgotten by one button', async () => {
  const page = await phone()
  await page.goto(address('NOW'))
  await sayWho(page, 'Nora Remember', 'nora@example.org')
  await page.getByLabel('Remember me on this phone').check()
  await press(page, 'Check in')
  await page.getByText('Your check-in has arrived.').waitFor()
  const later = await page.context().newPage()
  await later.goto(address('CODED'))
  await later.getByRole('heading', { name: 'Nora Remember' }).waitFor()
  await press(later, 'Not me')
  await later.getByLabel('Name').waitFor()
  expect(await later.getByLabel('Name').inputValue()).toBe('')
  const kept = await later.evaluate(() => JSON.stringify(localStorage))
  expect(kept).not.toContain('Nora')
})

it('[row P2] [S6] adds the sessions that one attended, with a code where one is set, and takes one out', async () => {
  const until = { selfReportUntil: Date.now() + 3_600_000 }
  await server.call('PATCH', `/api/v1/programmes/${made.programme}/settings`, until)
  const page = await phone()
  await page.goto(`${server.url}/me/report/${made.programme}`)
  await sayWho(page, 'Selma Self', 'selma@example.org')
  await press(page, 'Next')
  await page.getByLabel('Search').fill('zebra')
  await page.getByText('No session fits.').waitFor()
  await page.getByLabel('Search').fill('wifi OFFLINE')
  const later = 'Add Offline first: three years of bad Wi-Fi'
  await press(page, later)
  await page.getByText('Added').waitFor()
  await page.getByLabel('Search').fill('clocks')
  await press(page, 'Add Clocks lie: time on twenty tablets')
  await page.getByLabel('Its check-in code').fill('nope')
  await press(page, 'Add Clocks lie: time on twenty tablets')
  await page.getByText('This is not the code of this session.').waitFor()
  await page.getByLabel('Its check-in code').fill('k7qm')
  await press(page, 'Add Clocks lie: time on twenty tablets')
  await page.getByText('Added').waitFor()
  expect(await axeFindings(page)).toEqual([])
  expect(await rowOf('CODED', 'Selma Self')).toMatchObject({ firstIn: null, lastOut: null })
  await press(page, 'Take out Clocks lie: time on twenty tablets')
  await page.getByRole('button', { name: 'Add Clocks lie' }).waitFor()
  expect(await rowOf('CODED', 'Selma Self')).toBeUndefined()
  expect(await rowOf('LATER', 'Selma Self')).toBeDefined()
})

it('[row P3] shows one’s own record by its link, where one may ask for a correction', async () => {
  const [amara] = await attendees()
  const path = `/api/v1/programmes/${made.programme}/attendees/${amara}/record-link`
  const { address } = (await (await server.call('POST', path, {})).json()) as { address: string }
  const page = await phone()
  await page.goto(server.url + new URL(address).pathname)
  await page.getByRole('heading', { name: 'Amara Okonkwo' }).waitFor()
  expect(await axeFindings(page)).toEqual([])
  await page.getByRole('button', { name: /Something is wrong/ }).click()
  await page.getByLabel('What is to be put right?').selectOption('I left at another time')
  await press(page, 'Send')
  await page.getByText('Give a time such as 14:05.').waitFor()
  await page.getByLabel('Time').fill('14:05')
  await press(page, 'Send')
  await page.getByText('Asked for. Staff will look at it.').waitFor()
  await server.call('DELETE', path)
  await page.reload()
  await page.getByText('There is nothing here').waitFor()
})

it('[row P4] the poster at a room’s door opens what is on there', async () => {
  const sessions = await server.call('GET', `/api/v1/programmes/${made.programme}/sessions`)
  const { items } = (await sessions.json()) as { items: { id: string; room: { id: string } }[] }
  const room = items.find(({ id }) => id === made.sessions.NOW)?.room.id
  const page = await phone()
  await page.goto(`${server.url}/me/room/${room}`)
  await page.waitForURL(`**/s/${made.sessions.NOW}`)
  await page.getByRole('heading', { name: 'Designing for trust' }).waitFor()
})

it('no cache ever keeps an address below /me/', async () => {
  const page = await phone()
  const secret = 'abcdefghijklmnopqrstuv.0123456789012345678901234567890123456789012'
  await page.goto(`${server.url}/me/${secret}`)
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => null))
  await page.reload()
  const kept = await page.evaluate(async () => {
    const names = await caches.keys()
    const found = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()))
    return found.flat().map(({ url }) => url)
  })
  expect(kept.length).toBeGreaterThan(5)
  expect(kept.filter((url) => url.includes('/me/') || url.includes(secret))).toEqual([])
  expect((await fetch(`${server.url}/me/${secret}`)).headers.get('cache-control')).toBe('no-store')
})

it.each(languages)('[row K11] reads well to machines in %s', async (language) => {
  // a theme's colours are the same in every language
  const themes = language === 'en' ? ['dark', 'light'] : ['light']
  const page = await phone(language)
  await page.goto(address('CODED'))
  await page.locator('footer button').first().click()
  await page.locator('[role=alert]').first().waitFor()
  expect(await inThemes(page, themes)).toEqual([])
  if (language !== 'en' && language !== 'ar') return
  await page.locator('input[autocomplete=name]').fill(`Axel ${language}`)
  await page.locator('input[autocomplete=email]').fill(`axel-${language}@example.org`)
  await page.locator('input[autocapitalize=characters]').fill('K7QM')
  await page.locator('footer button').first().click()
  await page.locator('[role=status]').waitFor()
  expect(await inThemes(page, themes)).toEqual([])
})

async function inThemes(page: Page, themes: readonly string[]): Promise<string[]> {
  const found: string[] = []
  for (const theme of themes) {
    await page.evaluate((theme) => {
      document.documentElement.dataset.theme = theme
    }, theme)
    found.push(...(await axeFindings(page)))
  }
  return found
}

async function attendees(): Promise<string[]> {
  const path = `/api/v1/programmes/${made.programme}/attendees`
  const { items } = (await (await server.call('GET', path)).json()) as {
    items: { id: string; name: string }[]
  }
  return items.filter(({ name }) => name === 'Amara Okonkwo').map(({ id }) => id)
}

/** A tablet in the session's room, as the protocol makes one; gives its way to push a tap. */
async function pairTablet() {
  const sessions = await server.call('GET', `/api/v1/programmes/${made.programme}/sessions`)
  const { items } = (await sessions.json()) as { items: { id: string; room: { id: string } }[] }
  const room = items.find(({ id }) => id === made.sessions.NOW)?.room.id
  const wanted = { programme: made.programme, room, name: 'Left door' }
  const { code } = (await (await server.call('POST', '/api/v1/kiosks', wanted)).json()) as {
    code: string
  }
  const post = (path: string, body: unknown, token?: string) =>
    fetch(server.url + path, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(token ? { authorization: `Bearer ${token}` } : {}),
      },
      body: JSON.stringify(body),
    })
  const { token } = (await (await post('/api/v1/kiosk/enrol', { code })).json()) as {
    token: string
  }
  return async (tap: object) => {
    const push = { protocol: 1, log: 'tablet-log', after: null, taps: [tap] }
    const answer = await post('/api/v1/kiosk/taps', push, token)
    expect(await answer.json()).toMatchObject({ counts: { applied: 1 } })
  }
}
