import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { axeFindings } from '../support/axe.ts'
import { launch } from '../support/browser.ts'
import { admin, type RunningServer, runServer } from '../support/running-server.ts'

let server: RunningServer
let browser: Browser
let page: Page
const troubles: string[] = []
const size = { width: 1440, height: 900 }

beforeAll(async () => {
  server = await runServer()
  browser = await launch()
  page = await newPage()
  await signIn(page, admin.email, admin.password)
  await page.getByRole('link', { name: 'People and rights' }).click()
  await page.getByRole('heading', { name: 'People and rights' }).waitFor()
})
afterAll(async () => {
  await browser.close()
  await server.stop()
})

/** A browser of its own, with nobody signed in. */
async function newPage(): Promise<Page> {
  const made = await (await browser.newContext({ viewport: size, locale: 'en-GB' })).newPage()
  made.on('pageerror', (error) => troubles.push(error.message))
  return made
}

async function signIn(on: Page, email: string, password: string) {
  await on.goto(`${server.url}/admin`)
  await on.getByLabel('E-mail').fill(email)
  await on.getByLabel('Password').fill(password)
  await on.keyboard.press('Enter')
  await on.getByRole('link', { name: /^Your account/ }).waitFor()
}

const row = (text: string) => page.getByRole('row').filter({ hasText: text })

it('[row D3] an admin makes a link, and whoever opens it comes in with its role', async () => {
  await page.getByLabel('E-mail').fill('cy@example.org')
  await page.getByLabel('Role', { exact: true }).selectOption('auditor')
  await page.getByRole('button', { name: 'Make the link' }).click()
  const link = await page.getByRole('textbox', { name: 'Link' }).inputValue()
  expect(await axeFindings(page)).toEqual([])
  const other = await newPage()
  await other.goto(link)
  await other.getByLabel('Your name').fill('Cy Okafor')
  await other.getByLabel('Password').fill('a long enough password')
  expect(await axeFindings(other)).toEqual([])
  await other.getByRole('button', { name: 'Come in' }).click()
  await other.getByRole('link', { name: 'Your account, Cy Okafor' }).click()
  await other.getByText('Reads, and changes nothing.').waitFor()
  expect(await other.getByRole('link', { name: 'People and rights' }).count()).toBe(0)
  await other.goto(link)
  await other.getByText('This invitation was used', { exact: false }).waitFor()
  await other.context().close()
})

it('[row D3] a role is changed, somebody deactivated and taken back; the last admin stays', async () => {
  await page.reload()
  await page.getByLabel('Role of Cy Okafor').selectOption('staff')
  await row('cy@example.org').getByRole('button', { name: 'Deactivate' }).click()
  await page.getByText('deactivated: can’t sign in', { exact: false }).waitFor()
  await row('cy@example.org').getByRole('button', { name: 'Reactivate' }).click()
  await row('(you)').getByRole('button', { name: 'Deactivate' }).click()
  await page.getByText('This is the last admin', { exact: false }).waitFor()
})

it('[row D3] a token is shown once, works, and works no more when revoked', async () => {
  await page.getByLabel('What it is for').fill('Sign at the door')
  await page.getByRole('button', { name: 'Make a token' }).click()
  const token = await page.getByRole('textbox', { name: 'Token', exact: true }).inputValue()
  const headers = { authorization: `Bearer ${token}` }
  const status = async () => (await fetch(`${server.url}/api/v1/me`, { headers })).status
  expect(await status()).toBe(200)
  await page.getByRole('button', { name: 'Done' }).click()
  expect(await page.content()).not.toContain(token)
  await row('Sign at the door').getByRole('button', { name: 'Revoke' }).click()
  await page.getByRole('button', { name: 'Revoke for good' }).click()
  await row('Sign at the door').waitFor({ state: 'detached' })
  expect(await status()).toBe(401)
})

it('[row D3] one changes one’s password and ends one’s other sign-ins', async () => {
  const other = await newPage()
  await signIn(other, admin.email, admin.password)
  await page.getByRole('link', { name: /^Your account/ }).click()
  await page.getByRole('button', { name: 'End', exact: true }).first().waitFor()
  expect(await axeFindings(page)).toEqual([])
  await page.getByRole('button', { name: 'End', exact: true }).first().click()
  await page
    .getByRole('button', { name: 'End', exact: true })
    .first()
    .waitFor({ state: 'detached' })
  await other.reload()
  await other.getByRole('heading', { name: 'Sign in' }).waitFor()
  await page.getByLabel('Password now').fill('not this one, no')
  await page.getByLabel('New password').fill('a newer long password')
  await page.getByRole('button', { name: 'Change the password' }).click()
  await page.getByText('The password now is another one', { exact: false }).waitFor()
  await page.getByLabel('Password now').fill(admin.password)
  await page.getByRole('button', { name: 'Change the password' }).click()
  await page.getByText('The password is changed.').waitFor()
  await signIn(other, admin.email, 'a newer long password')
  await other.context().close()
})

it('[row R5] the API’s document is read on a page of our own', async () => {
  await page.goto(`${server.url}/admin/api`)
  await page.getByLabel('Search the calls').fill('marks')
  await page.getByText('/api/v1/sessions/{id}/marks').click()
  await page.getByText('attendees: string[]', { exact: false }).waitFor()
  expect(await axeFindings(page)).toEqual([])
  expect(troubles).toEqual([])
})
