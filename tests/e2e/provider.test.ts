import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { axeFindings } from '../support/axe.ts'
import { launch } from '../support/browser.ts'
import { type OpenIdProvider, openIdProvider } from '../support/openid-provider.ts'
import { admin, type RunningServer, runServer } from '../support/running-server.ts'

let provider: OpenIdProvider
let server: RunningServer
let browser: Browser
let page: Page
const troubles: string[] = []

beforeAll(async () => {
  provider = await openIdProvider()
  server = await runServer(provider.env)
  browser = await launch()
  const size = { width: 390, height: 844 }
  page = await (await browser.newContext({ viewport: size, locale: 'en-GB' })).newPage()
  page.on('pageerror', (error) => troubles.push(error.message))
  page.on('console', (said) => {
    if (/Content Security Policy/i.test(said.text())) troubles.push(said.text())
  })
})
afterAll(async () => {
  await browser.close()
  await server.stop()
  await provider.stop()
})

const press = () => page.getByRole('button', { name: 'Sign in with Lindgren Login' }).click()

it('[row D3] signs in by the provider, and says why not where it can’t', async () => {
  await page.goto(`${server.url}/admin/account`)
  provider.down = true
  await press()
  await page.getByText('Lindgren Login does not answer just now', { exact: false }).waitFor()
  expect(await axeFindings(page)).toEqual([])
  provider.down = false
  provider.person = { sub: 'eve', email: 'eve@example.org', email_verified: true }
  await press()
  await page.getByText('Nobody here has the e-mail', { exact: false }).waitFor()
  provider.person = { sub: 'rosa', email: admin.email, email_verified: true }
  await press()
  await page.getByRole('heading', { name: 'Where you are signed in' }).waitFor()
  expect(new URL(page.url()).pathname).toBe('/admin/account')
})

it('[row D3] one’s own account is reached on a phone; the rail names the programme one came from', async () => {
  const chosen = page.getByRole('banner').getByRole('button').first()
  expect(await chosen.textContent()).toContain('No programme')
  for (const name of ['Audit Days', 'Ledger Week']) {
    await server.call('POST', '/api/v1/programmes', { name, timeZone: 'UTC' })
  }
  await page.reload()
  await page.getByText('Choose a programme').click()
  await page.getByRole('link', { name: 'Ledger Week' }).click()
  await page.getByRole('heading', { name: 'Sessions' }).waitFor()
  await page.getByRole('link', { name: /^Your account/ }).click()
  await page.getByRole('heading', { name: 'Where you are signed in' }).waitFor()
  expect(await chosen.textContent()).toContain('Ledger Week')
  expect(await axeFindings(page)).toEqual([])
  await page.getByRole('link', { name: 'Sessions' }).click()
  await page.getByRole('heading', { name: 'Sessions' }).waitFor()
  expect(troubles).toEqual([])
})
