import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { eraseAttendee } from '../../sync-server/attendees/erase.ts'
import type { Context } from '../../sync-server/context.ts'
import { claimMail, noteData } from '../../sync-server/db/mails.ts'
import { openLink } from '../../sync-server/links/links.ts'
import { mostTries } from '../../sync-server/mail/backoff.ts'
import { type QueuedMail, queueMail } from '../../sync-server/mail/queue.ts'
import { createSender } from '../../sync-server/mail/send.ts'
import { testDatabases } from '../support/databases.ts'
import { hour, minute, seed } from '../support/seed.ts'
import { type TestServer, testServer } from '../support/server.ts'
import { startSmtp, type TestSmtp } from '../support/smtp.ts'
import { fakeTimers } from '../support/timers.ts'

const databases = await testDatabases()
let smtp: TestSmtp
beforeAll(async () => {
  smtp = await startSmtp()
})
afterAll(async () => {
  await smtp.stop()
  await databases.stop()
})

const from = 'Audit Training <training@example.org>'
const start = async (dialect: 'sqlite' | 'postgres', env?: Record<string, string>) => {
  smtp.received.length = 0
  const server = await testServer({
    database: await databases.open(dialect),
    env: env ?? { SMTP_URL: smtp.url, MAIL_FROM: from, PUBLIC_URL: 'https://training.example' },
  })
  const attendees = { amara: 'Amara Okonkwo', marek: 'Marek Dvořák' }
  await seed(server.ctx, { attendees })
  return server
}
const mail = (
  key: string,
  to: { attendee: string } | { address: string },
): QueuedMail<'survey'> => ({
  ...{ key, programme: 'p', template: 'survey' as const, ...to },
  values: { session: 'Designing for trust', closes: null },
  ...('attendee' in to ? { link: { kind: 'survey', session: 's' } } : {}),
})
const queue = ({ ctx }: TestServer, ...mails: QueuedMail<'survey'>[]) =>
  ctx.database.transact(async (tx) => {
    for (const one of mails) await queueMail(tx, ctx, one)
  })
const sender = (ctx: Context) => createSender(ctx, fakeTimers())
const rows = ({ ctx }: TestServer) =>
  ctx.database.db.selectFrom('mails').selectAll().orderBy('n').execute()
const states = async (server: TestServer) => (await rows(server)).map(({ state }) => state)
const takenFor = (name: string) => smtp.received.filter(({ to }) => to.startsWith(`${name}@`))

describe.each(databases.dialects)('sending mails on %s', (dialect) => {
  it('[row C7] a mail goes out once, to the person’s address, with a link that opens, kept without it', async () => {
    const server = await start(dialect)
    const { ctx } = server
    await queue(server, mail('one', { attendee: 'marek' }))
    const { sendDue } = sender(ctx)
    await sendDue()
    await sendDue()
    expect(smtp.received).toHaveLength(1)
    const [{ to, raw, messageId } = { to: '', raw: '', messageId: '' }] = smtp.received
    expect(to).toBe('marek@example.org')
    expect(messageId).toMatch(/^<[\w-]{43}@example\.org>$/)
    expect(raw).toMatch(/^From: Audit Training <training@example\.org>\r$/m)
    expect(raw).toMatch(/^Auto-Submitted: auto-generated\r$/m)
    const unfolded = raw.replaceAll('=\r\n', '')
    const text = /https:\/\/training\.example\/me\/survey\/([\w.-]+)/.exec(unfolded)?.[1] ?? ''
    expect(await openLink(ctx, text, 'survey')).toMatchObject({ attendee: 'marek', session: 's' })
    const [row] = await rows(server)
    expect(row).toMatchObject({ state: 'sent', tries: 1, answer: expect.stringMatching(/^250/) })
    expect(JSON.stringify(row)).not.toContain(text.split('.')[1])
  })

  it('[row C7] refused for good, for now, or unsure: each says what the server said, none goes twice', async () => {
    const server = await start(dialect)
    const names = ['nobody', 'busy', 'cut-after', 'amara']
    await queue(server, ...names.map((name) => mail(name, { address: `${name}@example.org` })))
    const { sendDue } = sender(server.ctx)
    await sendDue()
    expect(await states(server)).toEqual(['refused', 'waiting', 'unsure', 'sent'])
    const [refused, busy] = await rows(server)
    expect(refused?.answer).toMatch(/550 5\.1\.1 No such user here/)
    expect(busy).toMatchObject({ answer: expect.stringMatching(/451/), tries: 1 })
    await sendDue()
    expect((await rows(server))[1]?.tries).toBe(1)
    server.clock.advance(minute)
    await sendDue()
    expect((await rows(server))[1]).toMatchObject({ tries: 2, due_at: server.clock() + 5 * minute })
    server.clock.advance(24 * hour)
    await sendDue()
    expect(takenFor('cut-after')).toHaveLength(1)
    expect(takenFor('amara')).toHaveLength(1)
    // after some days it is given up, with what the server said last
    await server.ctx.database.db
      .updateTable('mails')
      .set({ tries: mostTries - 1 })
      .where('key', '=', 'busy')
      .execute()
    server.clock.advance(24 * hour)
    await sendDue()
    expect((await rows(server))[1]).toMatchObject({ state: 'refused', answer: busy?.answer })
  })

  it('[row C7] processes that send at the same time never send the same mail', async () => {
    const server = await start(dialect)
    const keys = Array.from({ length: 12 }, (_, n) => `mail-${n}`)
    await queue(server, ...keys.map((key) => mail(key, { address: 'amara@example.org' })))
    await Promise.all([1, 2, 3].map(() => sender(server.ctx).sendDue()))
    expect(new Set(await states(server))).toEqual(new Set(['sent']))
    expect(new Set(smtp.received.map(({ messageId }) => messageId)).size).toBe(12)
    expect(smtp.received).toHaveLength(12)
  })

  it('[row C7] what a killed process left: sent again if the end of the data was not out, else unsure', async () => {
    const server = await start(dialect)
    const { db } = server.ctx.database
    const address = 'amara@example.org'
    await queue(server, mail('before', { address }), mail('after', { address }))
    const now = server.clock()
    for (const attempt of ['a', 'b']) {
      const claim = { now, leaseUntil: now + minute, attempt }
      const row = await claimMail(db, dialect, claim)
      if (attempt === 'b') await noteData(db, { id: row?.id ?? '', attempt }, now)
    }
    const { sendDue } = sender(server.ctx)
    // beside the embedded database there is no other process; elsewhere one could still be at it
    if (dialect === 'postgres') {
      await sendDue()
      expect(await states(server)).toEqual(['sending', 'sending'])
      server.clock.advance(minute)
    }
    await sendDue()
    expect(await states(server)).toEqual(['sent', 'unsure'])
    expect(smtp.received).toHaveLength(1)
    // the process that was slow, not dead, may not go on
    expect(await noteData(db, { id: 'id-1', attempt: 'a' }, now)).toBe(false)
  })

  it('[row C7] with no SMTP set what is due is kept, and goes nowhere by itself when one is set', async () => {
    const server = await start(dialect, {})
    const later = { ...mail('later', { attendee: 'marek' }), dueAt: server.clock() + hour }
    await queue(server, mail('now', { attendee: 'amara' }), later)
    await sender(server.ctx).sendDue()
    expect(await states(server)).toEqual(['kept', 'waiting'])
    server.clock.advance(hour)
    await sender(server.ctx).sendDue()
    expect(await states(server)).toEqual(['kept', 'kept'])
    const config = {
      ...server.ctx.config,
      smtp: { url: smtp.url, from: { name: '', address: 'a@b.c' } },
    }
    await sender({ ...server.ctx, config }).sendDue()
    expect(smtp.received).toEqual([])
  })

  it('[row C7] nobody to send to is refused with the reason; the address of the moment counts', async () => {
    const server = await start(dialect)
    const { db } = server.ctx.database
    const set = (id: string, email: string | null) =>
      db.updateTable('attendees').set({ email }).where('id', '=', id).execute()
    await queue(server, mail('a', { attendee: 'amara' }), mail('m', { attendee: 'marek' }))
    await set('amara', null)
    await set('marek', 'marek@example.org, all@example.org\r\nBcc: x@example.org')
    await sender(server.ctx).sendDue()
    expect(await states(server)).toEqual(['refused', 'refused'])
    expect((await rows(server)).map(({ answer }) => answer)).toEqual([
      'No e-mail address of this person is known.',
      expect.stringContaining('is no e-mail address.'),
    ])
    expect(smtp.received).toEqual([])
  })

  it('[E9] who is erased gets nothing any more, and what they got is not kept', async () => {
    const server = await start(dialect)
    await queue(server, mail('sent', { attendee: 'amara' }))
    await sender(server.ctx).sendDue()
    await queue(server, mail('waiting', { attendee: 'amara' }))
    await eraseAttendee(server.ctx, 'amara', 'rosa')
    await sender(server.ctx).sendDue()
    expect(await states(server)).toEqual(['sent', 'dismissed'])
    expect(JSON.stringify(await rows(server))).not.toMatch(/okonkwo|amara@/i)
    expect(smtp.received).toHaveLength(1)
  })

  it('[row C7] an SMTP server that is away costs one try, then a rest; nothing is lost', async () => {
    const away = await startSmtp()
    await away.stop()
    const server = await start(dialect, { SMTP_URL: away.url, MAIL_FROM: from })
    await queue(server, mail('a', { attendee: 'amara' }), mail('m', { attendee: 'marek' }))
    const { sendDue } = sender(server.ctx)
    await sendDue()
    await sendDue()
    expect((await rows(server)).map(({ state, tries }) => [state, tries])).toEqual([
      ['waiting', 1],
      ['waiting', 0],
    ])
    server.ctx.config.smtp = { url: smtp.url, from: { name: '', address: 'a@example.org' } }
    server.clock.advance(minute)
    await sendDue()
    expect(await states(server)).toEqual(['sent', 'sent'])
  })
})
