import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { axeFindings } from '../support/axe.ts'
import { launch } from '../support/browser.ts'
import { admin, type RunningServer, runServer } from '../support/running-server.ts'
import { totp } from '../support/totp.ts'

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

it('[row D3] a passkey signs in without a password, until it is removed', async () => {
  const other = await newPage()
  const devtools = await other.context().newCDPSession(other)
  await devtools.send('WebAuthn.enable')
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  await signIn(other, admin.email, 'a newer long password')
  await other.getByRole('link', { name: /^Your account/ }).click()
  await other.getByLabel('Name of this passkey').fill('This laptop')
  await other.getByRole('button', { name: 'Add a passkey' }).click()
  await other.getByRole('row').filter({ hasText: 'This laptop' }).waitFor()
  expect(await axeFindings(other)).toEqual([])
  const out = async () => {
    await other.getByRole('button', { name: 'Sign out' }).click()
    await other.getByRole('button', { name: 'Sign in with a passkey' }).click()
  }
  await out()
  await other.getByRole('link', { name: /^Your account/ }).click()
  await other.getByRole('button', { name: 'Remove' }).click()
  await other.getByRole('row').filter({ hasText: 'This laptop' }).waitFor({ state: 'detached' })
  await out()
  await other.getByRole('alert').filter({ hasText: 'Not signed in.' }).waitFor()
  await other.context().close()
})

it('[row D3] a second factor is turned on, and asked for after the password', async () => {
  await page.getByLabel('Your password').fill('a newer long password')
  await page.getByRole('button', { name: 'Turn it on' }).click()
  const key = (await page.getByText(/^Key: /).textContent())?.slice(5) ?? ''
  expect(await axeFindings(page)).toEqual([])
  await page.getByLabel('Code of the app').fill(totp(key, Date.now()))
  await page.getByRole('button', { name: 'Confirm' }).click()
  await page.getByText('On: after the password', { exact: false }).waitFor()
  const other = await newPage()
  await other.goto(`${server.url}/admin`)
  await other.getByLabel('E-mail').fill(admin.email)
  await other.getByLabel('Password').fill('a newer long password')
  await other.keyboard.press('Enter')
  await other.getByLabel('Code').fill('000000')
  await other.keyboard.press('Enter')
  await other.getByText('This code is not good', { exact: false }).waitFor()
  await other.getByLabel('Code').fill(totp(key, Date.now()))
  await other.keyboard.press('Enter')
  await other.getByRole('link', { name: /^Your account/ }).waitFor()
  await other.context().close()
})

it('[row R5] the API’s document is read on a page of our own', async () => {
  await page.goto(`${server.url}/admin/api`)
  await page.getByLabel('Search the calls').fill('marks')
  await page.getByText('/api/v1/sessions/{id}/marks').click()
  await page.getByText('MarksRequest = {').waitFor()
  expect(await axeFindings(page)).toEqual([])
  expect(troubles).toEqual([])
})
