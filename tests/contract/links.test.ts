import { afterAll, describe, expect, it } from 'vitest'
import { eraseAttendee } from '../../sync-server/attendees/erase.ts'
import { linkAddress } from '../../sync-server/links/address.ts'
import { type LinkWanted, linkFor, openLink, revokeLink } from '../../sync-server/links/links.ts'
import { type QueuedMail, queueMail, withdrawMail } from '../../sync-server/mail/queue.ts'
import { testDatabases } from '../support/databases.ts'
import { hour, seed } from '../support/seed.ts'
import { type TestServer, testServer } from '../support/server.ts'

const databases = await testDatabases()
afterAll(() => databases.stop())

const start = async (dialect: 'sqlite' | 'postgres'): Promise<TestServer> => {
  const server = await testServer({ database: await databases.open(dialect) })
  await seed(server.ctx)
  return server
}
const ofAmara: LinkWanted = { kind: 'record', programme: 'p', attendee: 'amara' }
const make = ({ ctx }: TestServer, wanted = ofAmara) =>
  ctx.database.transact((tx) => linkFor(tx, ctx, wanted))

describe.each(databases.dialects)('personal links on %s', (dialect) => {
  it('[row P3] a subject has one link, the same each time, that opens for it alone', async () => {
    const server = await start(dialect)
    const { ctx } = server
    const texts = await Promise.all([make(server), make(server), make(server)])
    expect(new Set(texts).size).toBe(1)
    const [text = ''] = texts
    expect(text).toMatch(/^[\w-]{22}\.[\w-]{43}$/)
    const others = [
      await make(server, { ...ofAmara, attendee: 'marek' }),
      await make(server, { ...ofAmara, kind: 'survey', session: 's' }),
      await make(server, { kind: 'confirm', programme: 'p', session: 's', presenter: 'Rosa' }),
    ]
    expect(new Set([text, ...others]).size).toBe(4)
    const none = { session: null, presenter: null }
    expect(await openLink(ctx, text, 'record')).toMatchObject({ ...ofAmara, ...none })
    expect(await openLink(ctx, text, 'survey')).toBeNull()
    const [id = '', mac = ''] = text.split('.')
    const wrong = [id, '', 'x', `${id}.`, `${id}.${'A'.repeat(43)}`, `${'A'.repeat(22)}.${mac}`]
    for (const one of wrong) expect(await openLink(ctx, one, 'record')).toBeNull()
    expect(linkAddress(ctx, 'confirm', text)).toMatch(new RegExp(`^http://.+/me/confirm/${id}`))
  })

  it('a revoked, expired or erased person’s link opens nothing; another follows it', async () => {
    const server = await start(dialect)
    const { ctx, clock } = server
    const text = await make(server, { ...ofAmara, expiresAt: clock() + hour })
    clock.advance(hour - 1)
    const opened = await openLink(ctx, text, 'record')
    expect(opened).not.toBeNull()
    clock.advance(1)
    expect(await openLink(ctx, text, 'record')).toBeNull()
    expect(await make(server)).toBe(text)
    expect(await openLink(ctx, text, 'record')).not.toBeNull()
    const id = opened?.id ?? ''
    expect(await ctx.database.transact((tx) => revokeLink(tx, ctx, id))).toBe(true)
    expect(await openLink(ctx, text, 'record')).toBeNull()
    const next = await make(server)
    expect(next).not.toBe(text)
    await eraseAttendee(ctx, 'amara', 'rosa')
    expect(await openLink(ctx, next, 'record')).toBeNull()
  })

  it('[E8] the link of who was merged opens for the person they count for', async () => {
    const server = await start(dialect)
    const text = await make(server)
    const merge = { into: 'marek', reason: 'twice' }
    await server.request('POST', '/api/v1/attendees/amara/merge', {
      token: server.adminToken,
      body: merge,
    })
    expect(await openLink(server.ctx, text, 'record')).toMatchObject({ attendee: 'marek' })
  })

  it('a copy of the database opens nothing under another secret', async () => {
    const server = await start(dialect)
    const text = await make(server)
    const copied = { ...server.ctx, linkSecret: 'drawn by another installation' }
    expect(await openLink(copied, text, 'record')).toBeNull()
  })

  it('[row C7] a key is queued once, and again only when it was withdrawn before it was sent', async () => {
    const server = await start(dialect)
    const { ctx } = server
    const mail: QueuedMail<'survey'> = {
      ...{ key: 'survey:s:amara', programme: 'p', template: 'survey', attendee: 'amara' },
      values: { session: 'Designing for trust', closes: null },
      link: { kind: 'survey', session: 's' },
    }
    const queue = () => ctx.database.transact((tx) => queueMail(tx, ctx, mail))
    const outcomes = await Promise.all([queue(), queue(), queue()])
    expect(outcomes.sort()).toEqual([false, false, true])
    const withdraw = () => ctx.database.transact((tx) => withdrawMail(tx, mail.key))
    expect([await withdraw(), await withdraw(), await queue()]).toEqual([true, false, true])
    const rows = await ctx.database.db.selectFrom('mails').selectAll().execute()
    expect(rows).toMatchObject([{ key: mail.key, state: 'waiting', language: 'en', tries: 0 }])
    await eraseAttendee(ctx, 'amara', 'rosa')
    const [erased] = await ctx.database.db.selectFrom('mails').selectAll().execute()
    expect(erased).toMatchObject({ state: 'dismissed', values: '{}' })
  })
})
