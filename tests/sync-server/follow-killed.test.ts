import { execFileSync } from 'node:child_process'
import { setTimeout } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { emptyTemplate } from '../../src/domain/certificate.ts'
import { answer } from '../support/programme.ts'
import { type RunningServer, runServer } from '../support/running-server.ts'
import { startSmtp, type TestSmtp } from '../support/smtp.ts'

/** Few in every run of the tests; `KILLS=100 npx vitest run tests/sync-server/follow-killed.test.ts` is the whole measure. */
const KILLS = Number(process.env.KILLS ?? 3)
const PEOPLE = KILLS * 6
/** Marks follow at once, a certificate in steps, mails a little later: a kill hits each of them. */
const deathAfterMs = (kill: number) => (kill * 733) % 2900

const minute = 60_000
const patience = { timeout: 120_000, interval: 300 }

let smtp: TestSmtp
let server: RunningServer
beforeAll(async () => {
  // an answer takes its time, so that a kill finds mails on their way
  smtp = await startSmtp(() => 60)
  server = await runServer({ SMTP_URL: smtp.url, MAIL_FROM: 'days@example.org' })
})
afterAll(async () => {
  await server?.stop()
  await smtp?.stop()
})

const call = (method: string, path: string, body?: unknown, type?: string) =>
  answer(server.call(method, `/api/v1${path}`, body, type))

/** Whether it was answered before the server died. */
const tried = (method: string, path: string, body: unknown) =>
  server.call(method, `/api/v1${path}`, body).then(
    ({ ok }) => ok,
    () => false,
  )

async function prepare() {
  const { id } = await call('POST', '/programmes', { name: 'Audit Days', timeZone: 'UTC' })
  const end = Math.floor(Date.now() / minute) * minute - 60 * minute
  const iso = (ms: number) => new Date(ms).toISOString()
  const heading = 'title,room,start,end,field_of_study_1,credits_1'
  const line = `Trust,Aspen,${iso(end - 60 * minute)},${iso(end)},Auditing,1.2`
  await call('POST', `/programmes/${id}/import/sessions`, `${heading}\n${line}\n`, 'text/csv')
  const people = Array.from({ length: PEOPLE }, (_, n) => `Person ${n},p${n}@example.org`)
  const roster = `name,email\n${people.join('\n')}\n`
  await call('POST', `/programmes/${id}/import/attendees`, roster, 'text/csv')
  const content = { ...emptyTemplate, sponsor: 'Harbour Ledger Society' }
  const template = { content, standard: true, revision: 0 }
  await call('POST', `/programmes/${id}/certificate-templates`, template)
  await call('PUT', `/programmes/${id}/certificate-settings`, {
    ...{ automatic: true, mail: true, wait: false },
  })
  const { items: sessions } = await call('GET', `/programmes/${id}/sessions`)
  const { items } = await call('GET', `/programmes/${id}/attendees?limit=1000`)
  return { id, session: sessions[0].id, attendees: items.map((row: { id: string }) => row.id) }
}

it(`[row C1] [row C3] [row C7] the server killed ${KILLS} times while marks, certificates and mails are made: nothing half done, none twice`, {
  timeout: 120_000 + KILLS * 15_000,
}, async () => {
  const { id, session, attendees } = await prepare()
  const marked: string[] = []
  for (let kill = 0; kill < KILLS; kill++) {
    const some = attendees.slice(kill * 6, kill * 6 + 6)
    const body = { attendees: some, mark: 'attended' }
    const wasMarked = tried('POST', `/sessions/${session}/marks`, body)
    const asked = wasMarked.then(() =>
      tried('POST', `/programmes/${id}/certificate-runs`, { session, mail: true }),
    )
    await setTimeout(deathAfterMs(kill))
    await server.kill()
    if (await wasMarked) marked.push(...some)
    await asked
    await server.start()
  }
  expect(marked.length).toBeGreaterThan(0)

  const { items: rows } = await call('GET', `/sessions/${session}/attendance`)
  const attended: string[] = rows
    .filter((row: { status: string }) => row.status === 'attended')
    .map((row: { attendee: string }) => row.attendee)
  expect(attended).toEqual(expect.arrayContaining(marked))
  await call('POST', `/programmes/${id}/certificate-runs`, { session, mail: true })
  const certificates = async () =>
    (await call('GET', `/programmes/${id}/certificates?limit=1000`)).items
  await expect.poll(async () => (await certificates()).length, patience).toBe(attended.length)
  const all: { attendee: string; number: string }[] = await certificates()
  expect(all.map(({ attendee }) => attendee).sort()).toEqual([...attended].sort())
  const numbers = all.map(({ number }) => Number(number.split('-').at(-1))).sort((a, b) => a - b)
  expect(numbers).toEqual(attended.map((_, n) => n + 1))

  const standing = async () => {
    const { counts } = await call('GET', `/programmes/${id}/mails-standing`)
    return { ...counts, open: counts.waiting + counts.sending }
  }
  await expect.poll(standing, patience).toMatchObject({ open: 0 })
  const { sent, unsure, refused } = await standing()
  expect(refused).toBe(0)
  expect(sent + unsure).toBe(attended.length)
  const ids = smtp.received.map(({ messageId }) => messageId)
  expect(new Set(ids).size).toBe(ids.length)
  expect(ids.length).toBeGreaterThanOrEqual(sent)
  console.log(
    `${KILLS} kills: ${marked.length} of ${PEOPLE} marks answered, ${attended.length} attended, ${all.length} certificates, ${sent} mails sent, ${unsure} unsure, ${ids.length} received`,
  )

  await server.stop()
  const env = { ...process.env, DATA_DIR: server.dataDir, LOG_LEVEL: 'warn' }
  const told = execFileSync(process.execPath, ['sync-server/cli.ts', 'check'], {
    ...{ env, encoding: 'utf8' },
  })
  expect(told).toContain('A rebuild would change nothing')
})
