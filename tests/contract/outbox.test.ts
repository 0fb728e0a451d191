import { afterAll, describe, expect, it } from 'vitest'
import { claimMail, noteData, recoverMails } from '../../sync-server/db/mails.ts'
import { queueMail } from '../../sync-server/mail/queue.ts'
import { createSender } from '../../sync-server/mail/send.ts'
import { testDatabases } from '../support/databases.ts'
import { seed } from '../support/seed.ts'
import { type TestServer, testServer } from '../support/server.ts'
import { startSmtp } from '../support/smtp.ts'
import { fakeTimers } from '../support/timers.ts'

const databases = await testDatabases()
const smtp = await startSmtp()
afterAll(async () => {
  await smtp.stop()
  await databases.stop()
})

const withSmtp = { SMTP_URL: smtp.url, MAIL_FROM: 'training@example.org' }
const start = async (dialect: 'sqlite' | 'postgres', env: Record<string, string> = {}) => {
  smtp.received.length = 0
  const server = await testServer({ database: await databases.open(dialect), env })
  await seed(server.ctx)
  return server
}
const queue = ({ ctx }: TestServer, key: string, attendee: string) =>
  ctx.database.transact((tx) =>
    queueMail(tx, ctx, {
      ...{
        key,
        programme: 'p',
        template: 'survey',
        attendee,
        link: { kind: 'survey', session: 's' },
      },
      values: { session: 'Designing for trust', closes: null },
    }),
  )
const send = ({ ctx }: TestServer) => createSender(ctx, fakeTimers()).sendDue()
const ask = async (
  server: TestServer,
  method: string,
  path: string,
  body?: unknown,
  token = server.adminToken,
) => {
  const answer = await server.request(method, `/api/v1${path}`, {
    token,
    ...(body === undefined ? {} : { body }),
  })
  return { status: answer.status, body: await answer.json() }
}
const list = async (server: TestServer, query = '') =>
  (await ask(server, 'GET', `/programmes/p/mails${query}`)).body.items

describe.each(databases.dialects)('the outbox on %s', (dialect) => {
  it('[row C7] with no SMTP mails are kept, read whole, and sent by a press once SMTP is set', async () => {
    const server = await start(dialect)
    await queue(server, 'one', 'amara')
    await queue(server, 'two', 'marek')
    await send(server)
    expect(await list(server)).toMatchObject([
      {
        state: 'kept',
        name: 'Marek Dvořák',
        address: 'marek@example.org',
        about: 'Designing for trust',
      },
      { state: 'kept', name: 'Amara Okonkwo' },
    ])
    expect(await list(server, '?q=dvorak')).toHaveLength(1)
    expect(await list(server, '?q=amara@exam')).toHaveLength(1)
    expect(await list(server, '?state=sent')).toEqual([])
    const first = await ask(server, 'GET', '/programmes/p/mails?limit=1')
    expect(await list(server, `?limit=1&cursor=${first.body.next}`)).toMatchObject([
      { name: 'Amara Okonkwo' },
    ])
    const [{ id }] = await list(server)
    const { body } = await ask(server, 'GET', `/mails/${id}`)
    expect(body).toMatchObject({ subject: 'How was “Designing for trust”?' })
    expect(body.text).toMatch(/\/me\/survey\/[\w-]{22}\.[\w-]{43}/)
    await server.ctx.database.db
      .updateTable('attendees')
      .set({ email: null })
      .where('id', '=', 'marek')
      .execute()
    expect((await ask(server, 'GET', `/mails/${id}`)).body).toMatchObject({
      subject: body.subject,
      answer: 'No e-mail address of this person is known.',
    })
    await server.ctx.database.db
      .updateTable('attendees')
      .set({ email: 'marek@example.org' })
      .where('id', '=', 'marek')
      .execute()
    const asStaff = await ask(
      server,
      'GET',
      `/mails/${id}`,
      undefined,
      await server.tokenOf('staff'),
    )
    expect(asStaff.body.text).not.toMatch(/\/me\/survey\//)
    const refused = await ask(server, 'POST', `/mails/${id}/send`, {})
    expect([refused.status, refused.body.detail]).toEqual([
      422,
      expect.stringMatching(/No SMTP server is set/),
    ])
    const standing = await ask(server, 'GET', '/programmes/p/mails-standing')
    expect(standing.body).toMatchObject({
      counts: { kept: 2, sent: 0 },
      from: null,
      addressIsLocal: true,
    })
    server.ctx.config.smtp = { url: smtp.url, from: { name: '', address: 'a@example.org' } }
    const press = await ask(server, 'POST', '/programmes/p/mails/send-kept')
    expect(press.body).toEqual({ count: 2 })
    await send(server)
    expect(await list(server, '?state=sent')).toHaveLength(2)
    expect(smtp.received).toHaveLength(2)
    const sent = await ask(server, 'GET', `/mails/${id}`)
    expect(sent.body.text).toContain('{personal link}')
  })

  it('[row C7] what may have been taken goes out again only knowingly, or is dismissed; the history says who', async () => {
    const server = await start(dialect, withSmtp)
    const { db } = server.ctx.database
    for (const key of ['a', 'b']) {
      await queue(server, key, 'amara')
      const now = server.clock()
      const row = await claimMail(db, dialect, { now, leaseUntil: now, attempt: key })
      await noteData(db, { id: row?.id ?? '', attempt: key }, now)
    }
    await recoverMails(db, server.clock(), server.clock())
    const [b, a] = await list(server)
    expect([a.state, b.state]).toEqual(['unsure', 'unsure'])
    expect((await ask(server, 'POST', `/mails/${a.id}/send`, {})).status).toBe(422)
    const again = await ask(server, 'POST', `/mails/${a.id}/send`, { again: true })
    expect(again.body).toMatchObject({ state: 'waiting', tries: 0, answer: null })
    expect((await ask(server, 'POST', `/mails/${b.id}/dismiss`)).body.state).toBe('dismissed')
    await send(server)
    expect((await list(server)).map(({ state }: { state: string }) => state)).toEqual([
      'dismissed',
      'sent',
    ])
    const sentAgain = await ask(server, 'POST', `/mails/${a.id}/send`, { again: true })
    expect(sentAgain.body.detail).toMatch(/It was sent. Nothing was done./)
    const acts = await db
      .selectFrom('audit')
      .select(['act', 'subject'])
      .where('subject', 'like', 'mail:%')
      .execute()
    expect(acts).toEqual([
      { act: 'mail-send', subject: `mail:${a.id}` },
      { act: 'mail-dismiss', subject: `mail:${b.id}` },
    ])
  })

  it('[row C7] a programme has its own words, refused with the place where they are wrong; a test mail goes out', async () => {
    const server = await start(dialect, withSmtp)
    const path = '/programmes/p/mail-templates/survey/de'
    const wrong = await ask(server, 'PUT', path, { subject: 'Hallo', body: 'Hallo {{nmae}}' })
    expect(wrong.status).toBe(422)
    expect(wrong.body.detail).toMatch(/body, line 1, column 7: \{\{nmae\}\} is not known here/)
    const words = { subject: 'Wie war es, {{name}}?', body: 'Hallo {{name}}\n\n[Los]({{link}})' }
    const preview = await ask(server, 'POST', `${path}/preview`, words)
    expect(preview.body).toMatchObject({ subject: 'Wie war es, Amara Okonkwo?', problems: [] })
    expect((await ask(server, 'PUT', path, words)).body).toMatchObject({ own: true, ...words })
    const listed = await ask(server, 'GET', '/programmes/p/mail-templates')
    expect(listed.body.items.filter(({ own }: { own: boolean }) => own)).toMatchObject([
      { template: 'survey', language: 'de', ...words },
    ])
    await ask(server, 'POST', `${path}/test`, { to: 'rosa@example.org' })
    await send(server)
    expect(smtp.received[0]).toMatchObject({
      to: 'rosa@example.org',
      raw: expect.stringContaining('Amara Okonkwo'),
    })
    expect((await ask(server, 'DELETE', path)).body).toMatchObject({
      own: false,
      subject: 'Wie war „{{session}}“?',
    })
  })
})
