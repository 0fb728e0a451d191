import { randomBytes } from 'node:crypto'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { emptyTemplate } from '../../src/domain/certificate.ts'
import { launch } from '../support/browser.ts'
import { answer } from '../support/programme.ts'
import { type RunningServer, runServer } from '../support/running-server.ts'
import { startSmtp, type TestSmtp } from '../support/smtp.ts'
import { surveyRequest } from '../support/surveys.ts'

const minute = 60_000
const patience = { timeout: 90_000, interval: 200 }

/** A tablet by someone else: it keeps its taps and pushes them when it is told to. */
class Tablet {
  readonly #server: RunningServer
  readonly #token: string
  /** when it was switched on */
  readonly #began: number
  readonly #log = randomBytes(16).toString('base64url')
  #taps: object[] = []

  constructor(server: RunningServer, token: string, began: number) {
    this.#server = server
    this.#token = token
    this.#began = began
  }

  /** At `wall`, ms UTC, by a clock that is right. */
  tap(kind: 'in' | 'out', attendee: string, session: string, wall: number): void {
    const seq = this.#taps.length + 1
    const when = { wall, mono: wall - this.#began, zone: 0 }
    this.#taps.push({ seq, kind, attendee, session, method: 'search', ...when })
  }

  async push(): Promise<void> {
    const anchors = [{ mono: 0, wall: this.#began, server: this.#began, rtt: 10 }]
    const response = await fetch(`${this.#server.url}/api/v1/kiosk/taps`, {
      method: 'POST',
      headers: { authorization: `Bearer ${this.#token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ protocol: 1, log: this.#log, after: null, anchors, taps: this.#taps }),
    })
    expect(response.status, await response.clone().text()).toBe(200)
  }
}

let smtp: TestSmtp
let server: RunningServer
let browser: Browser
let phone: Page
beforeAll(async () => {
  smtp = await startSmtp()
  server = await runServer({ SMTP_URL: smtp.url, MAIL_FROM: 'Ledger Days <days@example.org>' })
  browser = await launch()
  phone = await browser.newPage({ viewport: { width: 390, height: 844 }, locale: 'en-GB' })
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
  await smtp?.stop()
})

const call = (method: string, path: string, body?: unknown) =>
  answer(server.call(method, `/api/v1${path}`, body))

/** The text of the newest mail to this address whose subject or text matches, once it has come. */
async function mailTo(address: string, about: RegExp): Promise<string> {
  const found = () =>
    smtp.received.findLast(({ to, raw }) => to === address && about.test(plain(raw)))
  await expect.poll(found, patience).toBeTruthy()
  return plain(found()?.raw ?? '')
}

/** Quoted-printable taken off: soft ends of lines and equals signs, as far as addresses need it. */
const plain = (raw: string) => raw.replaceAll('=\r\n', '').replaceAll('=3D', '=')

/** The path of the first address in a text that begins so. */
function pathIn(text: string, beginning: string): string {
  const [, path] = new RegExp(`https?://[^/\\s]+(${beginning}[\\w.-]+)`).exec(text) ?? []
  if (!path) throw new Error(`no address of ${beginning} in ${text}`)
  return path
}

interface Around {
  programme: string
  session: string
  start: number
  /** attendees with the addresses at which they get mail */
  long: { id: string; email: string }
  short: { id: string; email: string }
}

/** The sample's "Sampling without tears" of 90 minutes, moved to three hours ago, with all that follows from it set up. */
async function prepare(): Promise<Around> {
  const { programme } = await call('POST', '/sample')
  const start = Math.floor(Date.now() / minute) * minute - 180 * minute
  const { items: sessions } = await call('GET', `/programmes/${programme}/sessions?limit=1000`)
  const found = sessions.find((one: { title: string }) => one.title === 'Sampling without tears')
  const survey = surveyRequest({ beforeCertificate: true })
  await call('POST', `/programmes/${programme}/surveys`, survey)
  const content = { ...emptyTemplate, sponsor: 'Harbour Ledger Society', minutes: true }
  const template = { content, standard: true, revision: 0 }
  await call('POST', `/programmes/${programme}/certificate-templates`, template)
  await call('PATCH', `/sessions/${found.id}`, {
    ...{ revision: found.revision, start, end: start + 90 * minute },
    ...{ creditRules: ['cpe'], survey: survey.name, thresholdPercent: 75 },
  })
  const step = { id: 'sampling', title: 'Sampling', required: true, needed: 1, valid: false }
  await call('POST', `/programmes/${programme}/pathways`, {
    ...{ name: 'Auditor', description: null, inOrder: true },
    steps: [{ ...step, sessions: [found.id] }],
  })
  const { items } = await call('GET', `/programmes/${programme}/attendees?limit=200`)
  const [long, short] = items.filter(
    ({ email, language }: { email: string | null; language: string | null }) =>
      email !== null && (language === null || language === 'en'),
  )
  return { programme, session: found.id, start, long, short }
}

async function newTablet({ programme, session, start }: Around, name: string): Promise<Tablet> {
  const { room } = await call('GET', `/sessions/${session}`)
  const { code } = await call('POST', '/kiosks', { programme, room: room.id, name })
  const { token } = await call('POST', '/kiosk/enrol', { code })
  return new Tablet(server, token, start - 30 * minute)
}

async function answerSurvey(mail: string): Promise<void> {
  await phone.goto(server.url + pathIn(mail, '/me/survey/'))
  await phone.getByRole('radio', { name: '4' }).check({ force: true })
  await phone.getByRole('button', { name: 'Send answers' }).click()
  await phone.getByText('Your answers have arrived').waitFor()
}

const statusOf = async ({ session }: Around) => {
  const { items } = await call('GET', `/sessions/${session}/attendance`)
  return (whom: { id: string }) =>
    items.find((row: { attendee: string }) => row.attendee === whom.id)
}

const certificateOf = async ({ programme }: Around, whom: { id: string }) => {
  const { items } = await call('GET', `/programmes/${programme}/certificates`)
  return items.find((one: { attendee: string }) => one.attendee === whom.id)
}

it('from taps without a network to a certificate, and to what a stranded tablet changes about it', async () => {
  const around = await prepare()
  const { programme, session, start, long, short } = around
  const near = await newTablet(around, 'Near door')
  const stranded = await newTablet(around, 'Far door')

  // nobody has a network while they come and go
  near.tap('in', long.id, session, start)
  near.tap('in', short.id, session, start)
  near.tap('out', short.id, session, start + 70 * minute)
  stranded.tap('in', short.id, session, start + 72 * minute)
  stranded.tap('out', long.id, session, start + 75 * minute)
  stranded.tap('out', short.id, session, start + 88 * minute)
  near.tap('out', long.id, session, start + 90 * minute)

  await near.push()
  let of = await statusOf(around)
  expect([of(long).status, of(short).status]).toEqual(['pending', 'pending'])
  await call('POST', `/sessions/${session}/closing`, { reason: 'the other tablet can’t be found' })
  of = await statusOf(around)
  expect(of(long)).toMatchObject({ status: 'attended', totalMs: 90 * minute, markedBy: 'auto' })
  expect(of(short)).toMatchObject({ status: 'attended', totalMs: 70 * minute, markedBy: 'auto' })
  const { items: pathways } = await call(
    'GET',
    `/programmes/${programme}/attendees/${long.id}/pathways`,
  )
  // beside the sample's own
  const auditor = pathways.find((one: { name: string }) => one.name === 'Auditor')
  expect(auditor).toMatchObject({ done: 1, required: 1 })

  // no certificate before the survey
  const issue = () =>
    call('POST', `/programmes/${programme}/certificate-runs`, { session, mail: true })
  const { id: early } = await issue()
  await expect
    .poll(() => call('GET', `/certificate-runs/${early}`), patience)
    .toMatchObject({ issued: 0, finishedAt: expect.any(Number) })
  for (const whom of [long, short]) await answerSurvey(await mailTo(whom.email, /\/me\/survey\//))
  await issue()
  // a power cut, just then
  await server.kill()
  await server.start()
  const mails = new Map<string, string>()
  for (const whom of [long, short]) mails.set(whom.id, await mailTo(whom.email, /\/verify\//))
  expect([...mails.values()].every((text) => text.includes('application/pdf'))).toBe(true)

  const page = async (whom: { id: string }) => {
    await phone.goto(server.url + pathIn(mails.get(whom.id) ?? '', '/verify/'))
    return (await phone.getByRole('main').textContent()) ?? ''
  }
  expect(await page(long)).toMatch(/valid/i)
  expect(await page(long)).toContain('1.6')
  expect(await page(short)).toContain('1.4')

  await stranded.push()
  of = await statusOf(around)
  expect(of(long).totalMs).toBe(75 * minute)
  expect(of(short).totalMs).toBe(86 * minute)
  expect(await certificateOf(around, long)).toMatchObject({ state: 'review', version: 1 })
  expect(await certificateOf(around, short)).toMatchObject({ state: 'valid', version: 2 })
  expect(await page(long)).toMatch(/review/i)
  expect(await page(short)).toContain('1.6')

  const { id, version } = await certificateOf(around, long)
  await call('POST', `/certificates/${id}/revoke`, { version, reason: 'left before the end' })
  expect(await page(long)).toMatch(/revoked/i)
})
