import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { axeFindings } from '../support/axe.ts'
import { launch } from '../support/browser.ts'
import { admin, type RunningServer, runServer } from '../support/running-server.ts'
import { surveyRequest } from '../support/surveys.ts'

let server: RunningServer
let browser: Browser
let rosa: Page
let programme: string
let survey: string
const troubles: string[] = []

const post = async (path: string, body: unknown) => {
  const answer = await server.call('POST', `/api/v1${path}`, body)
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
  return answer.json()
}
const noteTroubles = (page: Page) => page.on('pageerror', ({ message }) => troubles.push(message))

/** What axe finds in either theme. */
async function findings(page: Page): Promise<string[]> {
  const found: string[] = []
  for (const theme of ['dark', 'light']) {
    await page.evaluate((chosen) => {
      document.documentElement.dataset.theme = chosen
    }, theme)
    found.push(...(await axeFindings(page)).map((one) => `${theme}: ${one}`))
  }
  return found
}

beforeAll(async () => {
  server = await runServer()
  browser = await launch()
  programme = (await post('/programmes', { name: 'Audit Days', timeZone: 'Europe/Stockholm' })).id
  const start = Date.now() - 3 * 3_600_000
  const about = { title: 'Designing for trust', start, end: start + 3_600_000, survey: 'Feedback' }
  const session = (await post(`/programmes/${programme}/sessions`, about)).id
  survey = (await post(`/programmes/${programme}/surveys`, surveyRequest())).id
  const people = [
    { name: 'Amara Okonkwo', email: 'amara@example.org', language: 'en' },
    { name: 'عبد الرحمن الأنصاري', email: 'abd@example.org', language: 'ar' },
  ]
  const attendees: string[] = []
  for (const one of people) {
    attendees.push((await post(`/programmes/${programme}/attendees`, one)).id)
  }
  await post(`/sessions/${session}/marks`, { attendees, mark: 'attended' })
  const size = { width: 1440, height: 900 }
  rosa = await (await browser.newContext({ viewport: size, locale: 'en-GB' })).newPage()
  noteTroubles(rosa)
})
afterAll(async () => {
  await browser.close()
  await server.stop()
})

/** The address of the survey's page as a kept mail says it. */
async function surveyLink(address: string): Promise<string> {
  await rosa.goto(`${server.url}/p/${programme}/mail`)
  await rosa.getByRole('row', { name: address }).getByRole('link').click()
  await rosa.getByRole('button', { name: 'As text' }).click()
  const text = await rosa.locator('pre').textContent()
  return /\/me\/survey\/[\w.-]+/.exec(text ?? '')?.[0] ?? ''
}

it('[row C7] with no SMTP every mail is kept, and is read as its reader would', async () => {
  await rosa.goto(`${server.url}/p/${programme}/mail`)
  await rosa.getByLabel('E-mail').fill(admin.email)
  await rosa.getByLabel('Password').fill(admin.password)
  await rosa.keyboard.press('Enter')
  await rosa.getByText('No SMTP server is set: mails are kept here.').waitFor()
  // they come to be kept while the page is open
  await rosa.getByRole('button', { name: 'Kept 2' }).click()
  expect(await findings(rosa)).toEqual([])
  await rosa.getByRole('link', { name: 'عبد الرحمن الأنصاري' }).click()
  const mail = rosa.frameLocator('iframe')
  const button = mail.getByRole('link', { name: 'الإجابة عن الاستبيان' })
  await button.waitFor()
  expect(await mail.locator('html').getAttribute('dir')).toBe('rtl')
  const colour = await button.evaluate((one) => getComputedStyle(one).backgroundColor)
  expect(colour).toBe('rgb(11, 87, 208)')
  await rosa.getByRole('button', { name: 'Send now' }).click()
  await rosa.getByText('No SMTP server is set, so nothing can be sent.').waitFor()
})

it('[row C7] a programme’s own words are refused where they are wrong, and previewed', async () => {
  await rosa.goto(`${server.url}/p/${programme}/mail/words`)
  const words = rosa.getByRole('textbox', { name: 'Text' })
  await words.fill('Hello {{nmae}},')
  await rosa.getByText('Line 1, column 7: {{nmae}} is not known here.').waitFor()
  await words.fill('Dear {{name}},\n\n[Tell us]({{link}})')
  await rosa.getByRole('button', { name: 'Save', exact: true }).click()
  await rosa.getByRole('button', { name: 'Saved' }).waitFor()
  await rosa.frameLocator('iframe').getByText('Dear Amara Okonkwo,').waitFor()
  await rosa.getByRole('button', { name: 'Send a test' }).click()
  await rosa.getByText('It is in the outbox.').waitFor()
})

it('[row C5] a survey is answered on a phone whose network is gone, and goes out when it is back', async () => {
  const link = await surveyLink('amara@example.org')
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    locale: 'en-GB',
  })
  const phone = await context.newPage()
  noteTroubles(phone)
  await phone.goto(server.url + link)
  await phone.getByText('Your answers are kept with your name.').waitFor()
  await phone.getByRole('button', { name: 'Send answers' }).click()
  await phone.getByText('1 question is still open.').waitFor()
  expect(await findings(phone)).toEqual([])
  await phone.getByRole('radio', { name: '4' }).check()
  await phone.getByRole('checkbox', { name: 'Talk' }).check()
  await context.setOffline(true)
  await phone.getByRole('textbox', { name: 'Anything else?' }).fill('More of it, please')
  await phone.getByRole('button', { name: 'Send answers' }).click()
  await phone.getByText('Your answers are kept on this phone').waitFor()
  await context.setOffline(false)
  await phone.getByText('Your answers have arrived.').waitFor()
  const answer = await server.call('GET', `/api/v1/surveys/${survey}/results`)
  const { answered, questions } = await answer.json()
  expect(answered).toBe(1)
  expect(questions.map((one: { answered: number }) => one.answered)).toEqual([1, 0, 1, 1])
  expect(questions[3].texts).toEqual(['More of it, please'])
  await phone.getByRole('button', { name: 'Change my answers' }).click()
  expect(await phone.getByRole('radio', { name: '4' }).isChecked()).toBe(true)
  await context.close()
})

it('[row C5] what was chosen is there again after a reload; in Arabic from right to left', async () => {
  const link = await surveyLink('abd@example.org')
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'ar' })
  const phone = await context.newPage()
  noteTroubles(phone)
  await phone.goto(server.url + link)
  await phone.getByRole('radio', { name: '٥' }).check()
  await phone.reload()
  await phone.getByRole('button', { name: 'إرسال الإجابات' }).waitFor()
  expect(await phone.getByRole('radio', { name: '٥' }).isChecked()).toBe(true)
  expect(await phone.evaluate(() => document.documentElement.dir)).toBe('rtl')
  expect(await findings(phone)).toEqual([])
  expect(troubles).toEqual([])
  await context.close()
})
