import { afterAll, describe, expect, it } from 'vitest'
import { verifyAudit } from '../../sync-server/db/verify.ts'
import { rebuild } from '../../sync-server/reconcile/rebuild.ts'
import { type CertificateWorld, certificateWorld } from '../support/certificate-world.ts'
import { testDatabases } from '../support/databases.ts'
import { presence, push } from '../support/push.ts'
import { hour, minute, sessionStart } from '../support/seed.ts'

const databases = await testDatabases()
afterAll(() => databases.stop())

/** Everybody in `s` has a certificate. */
async function issued(
  dialect: 'sqlite' | 'postgres',
  attendees?: Record<string, string>,
): Promise<CertificateWorld> {
  const database = await databases.open(dialect)
  const world = await certificateWorld({ database, ...(attendees && { attendees }) })
  await world.mark(Object.keys(attendees ?? { amara: '', marek: '' }), 'attended')
  await world.close()
  await world.issue()
  return world
}
const only = async (world: CertificateWorld, q = 'amara') => {
  const { items } = await world.list(`?q=${q}`)
  const [first] = items
  if (!first || items.length > 1) throw new Error(`${items.length} certificates`)
  return first
}
/** Amara comes back for the last two minutes: 54 in all, or stays until the end where there were 52. */
const late = (world: CertificateWorld, from: number, to: number, log = 'late') =>
  push(
    world.server,
    [
      presence(1, 'in', 'amara', sessionStart + from * minute),
      presence(2, 'out', 'amara', sessionStart + to * minute),
    ],
    { log, kiosk: 'kiosk-b' },
  )

describe.each(databases.dialects)('certificates on %s', (dialect) => {
  it('[row C3] each who completed gets one, numbered without a gap, once however often it is asked', async () => {
    const world = await certificateWorld({ database: await databases.open(dialect) })
    await world.mark(['amara', 'marek'], 'attended')
    const waits = await world.issue()
    expect(waits).toMatchObject({ issued: 0, skipped: [{ why: 'not-closed', count: 2 }] })
    await world.close()
    expect(await world.issue()).toMatchObject({ total: 2, done: 2, issued: 2, skipped: [] })
    expect(await world.issue()).toMatchObject({
      issued: 0,
      skipped: [{ why: 'has-one', count: 2 }],
    })
    const { items, counts } = await world.list()
    expect(counts).toEqual({ valid: 2, review: 0, revoked: 0 })
    expect(items.map(({ number }) => number).sort()).toEqual(['2026-00001', '2026-00002'])
    expect(new Set(items.map(({ code }) => code)).size).toBe(2)
    expect(items.find(({ attendee }) => attendee === 'amara')).toMatchObject({
      title: 'Leases',
      participant: 'Amara Okonkwo',
      state: 'valid',
      version: 1,
      issued: { minutes: 52, credits: { cpe: 100, 'cpe: Taxes': 80, 'cpe: Auditing': 20 } },
    })
    expect((await world.list('?q=2026-00002')).items).toHaveLength(1)
    expect((await world.list('?q=mar&session=s')).items).toHaveLength(1)
    expect((await world.list('?session=t')).items).toHaveLength(0)
    expect((await world.list('?limit=1')).next).not.toBeNull()
    const next = (await world.list('?limit=1')).next ?? ''
    expect((await world.list(`?limit=1&cursor=${next}`)).items[0]?.id).toBe(items[1]?.id)
    const { broken } = await verifyAudit(world.server.ctx.database.db)
    expect(broken).toBeNull()
  })

  it('[V2] more counted later: a new version under the same number and code, and both can be seen', async () => {
    const world = await issued(dialect)
    const before = await only(world)
    await late(world, 58, 60)
    const after = await only(world)
    expect(after).toMatchObject({
      number: before.number,
      code: before.code,
      state: 'valid',
      version: 2,
      issued: { minutes: 54 },
    })
    const decision = { version: 1, reason: 'Somebody else.' }
    const stale = world.send('POST', `/certificates/${before.id}/revoke`, decision)
    await expect(stale).rejects.toThrow('409')
    const { versions, address } = await world.detail(after.id)
    expect(versions.map(({ version, content }) => [version, content.minutes])).toEqual([
      [2, 54],
      [1, 52],
    ])
    expect(address).toBe(`https://attendance.example.org/verify/${before.code}`)
    expect(await only(world, 'marek')).toMatchObject({ version: 1, state: 'valid' })
    // [I9] a rebuild changes none
    const list = await world.list()
    expect((await rebuild(world.server.ctx, { store: true })).differences).toEqual([])
    expect(await world.list()).toEqual(list)
  })

  it('[V2] less counted later: under review, until a person keeps it with a reason; still less asks again', async () => {
    const world = await issued(dialect)
    const { id } = await only(world)
    await world.mark(['amara'], 'not-attended')
    expect(await only(world)).toMatchObject({ state: 'review', now: null, version: 1 })
    expect((await world.list('?state=review')).counts).toEqual({ valid: 1, review: 1, revoked: 0 })
    // what follows again leaves nothing to decide
    await world.mark(['amara'], 'attended')
    expect(await only(world)).toMatchObject({ state: 'valid', version: 1, kept: false })
    await world.mark(['amara'], 'not-attended')
    const decision = { version: 1, reason: 'She showed her ticket.' }
    await expect(
      world.send('POST', `/certificates/${id}/keep`, { version: 1, reason: ' ' }),
    ).rejects.toThrow('422')
    await world.send('POST', `/certificates/${id}/keep`, decision)
    expect(await only(world)).toMatchObject({ state: 'valid', kept: true })
    await expect(world.send('POST', `/certificates/${id}/keep`, decision)).rejects.toThrow('422')
    // nothing can be less than nothing
    await world.mark(['amara'], null)
    await world.mark(['amara'], 'not-attended')
    expect(await only(world)).toMatchObject({ state: 'valid', kept: true })
    await world.mark(['amara'], 'attended')
    expect(await only(world)).toMatchObject({ state: 'valid', kept: false, version: 1 })
    const { acts } = await world.detail(id)
    expect(acts).toMatchObject([{ act: 'kept', reason: 'She showed her ticket.', version: 1 }])
  })

  it('[V2] revoked is for good; whoever completed may be issued another, under a new number', async () => {
    const world = await issued(dialect)
    const { id, number } = await only(world)
    await world.send('POST', `/certificates/${id}/revoke`, { version: 1, reason: 'Somebody else.' })
    await late(world, 58, 60)
    expect(await only(world)).toMatchObject({ id, state: 'revoked', version: 1 })
    const again = { version: 1, reason: 'x' }
    await expect(world.send('POST', `/certificates/${id}/revoke`, again)).rejects.toThrow('422')
    await expect(world.send('GET', `/certificates/${id}/pdf`)).rejects.toThrow('revoked')
    expect(await world.issue()).toMatchObject({ issued: 1 })
    const { items } = await world.list('?q=amara')
    expect(items.map((one) => one.state)).toEqual(['valid', 'revoked'])
    expect(items[0]?.number).not.toBe(number)
    expect(items[0]?.number).toBe('2026-00003')
  })

  it('[row C3] one for the whole programme sums what counts, and follows when more comes', async () => {
    const world = await issued(dialect)
    expect(await world.issue(null)).toMatchObject({ issued: 2 })
    const [all] = (await world.list('?q=amara&session=programme')).items
    expect(all).toMatchObject({ title: 'Audit Days', session: null, issued: { minutes: 52 } })
    await push(
      world.server,
      [
        presence(1, 'in', 'amara', sessionStart + hour),
        presence(2, 'out', 'amara', sessionStart + hour + 50 * minute),
      ].map((tap) => ({ ...tap, session: 't' })),
      { log: 'other', kiosk: 'kiosk-b' },
    )
    await world.mark(['amara'], 'attended', 't')
    // the session isn't closed yet
    expect((await world.list('?q=amara&session=programme')).items[0]?.version).toBe(1)
    await world.close('t')
    const [after] = (await world.list('?q=amara&session=programme')).items
    expect(after).toMatchObject({
      version: 2,
      issued: { minutes: 102, credits: { cpe: 200, 'cpe: Taxes': 160, 'cpe: Auditing': 40 } },
    })
    await world.mark(['amara'], 'not-attended')
    expect((await world.list('?q=amara')).items.map(({ state }) => state)).toEqual([
      'review',
      'review',
    ])
  })

  it('[row C3] whose letters no font has gets none, and is named with the script', async () => {
    const world = await issued(dialect, { amara: 'Amara Okonkwo', abebe: 'አበበ በቀለ' })
    expect((await world.list()).counts.valid).toBe(1)
    expect(await world.issue()).toMatchObject({
      people: [{ attendee: 'abebe', name: 'አበበ በቀለ', why: 'letters', scripts: ['Ethiopic'] }],
    })
  })

  it('[E8] somebody merged into another keeps the certificate, which follows the other’s attendance', async () => {
    const world = await issued(dialect)
    await world.send('POST', '/attendees/marek/merge', { into: 'amara', reason: 'The same.' })
    expect(await only(world, 'marek')).toMatchObject({ state: 'valid' })
    await late(world, 58, 60)
    expect((await world.list()).items.map(({ version }) => version)).toEqual([2, 2])
  })

  it('[E9] an erased person’s name and the reasons go, the certificate and its code stay', async () => {
    const world = await issued(dialect)
    const { id, code } = await only(world)
    await world.send('POST', `/certificates/${id}/revoke`, { version: 1, reason: 'Amara asked.' })
    await world.issue()
    await world.send('POST', '/attendees/amara/erase', {})
    const { items } = await world.list()
    const hers = items.filter(({ attendee }) => attendee === 'amara')
    expect(hers.map(({ participant }) => participant)).toEqual([null, null])
    expect(hers.map((one) => one.code)).toContain(code)
    const { versions, acts } = await world.detail(id)
    expect(JSON.stringify([versions, acts])).not.toMatch(/Amara/)
    const [valid] = hers.filter(({ state }) => state === 'valid')
    await expect(world.send('GET', `/certificates/${valid?.id}/pdf`)).rejects.toThrow('erased')
  })

  it('[row S6] where a programme wants it so, certificates come by themselves, and don’t wait', async () => {
    const world = await certificateWorld({ database: await databases.open(dialect) })
    const { issueAutomatically } = await import('../../sync-server/certificates/automatic.ts')
    await world.mark(['amara'], 'attended')
    expect(await issueAutomatically(world.server.ctx)).toBe(0)
    const wanted = { automatic: true, mail: false, wait: true }
    await world.send('PUT', '/programmes/p/certificate-settings', wanted)
    expect(await issueAutomatically(world.server.ctx)).toBe(0)
    await world.send('PUT', '/programmes/p/certificate-settings', { ...wanted, wait: false })
    expect(await issueAutomatically(world.server.ctx)).toBe(1)
    expect(await issueAutomatically(world.server.ctx)).toBe(0)
    const { id } = await only(world)
    await world.send('POST', `/certificates/${id}/revoke`, { version: 1, reason: 'No.' })
    expect(await issueAutomatically(world.server.ctx)).toBe(0)
  })

  it('[row C3] mailed once, and again when it is superseded', async () => {
    const world = await certificateWorld({ database: await databases.open(dialect) })
    const { mailSuperseding } = await import('../../sync-server/certificates/mail.ts')
    await world.mark(['amara'], 'attended')
    await world.close()
    await world.issue('s', true)
    const mails = () =>
      world.server.ctx.database.db.selectFrom('mails').select(['template', 'attach']).execute()
    expect(await mails()).toHaveLength(2)
    const { id } = await only(world)
    expect(await world.send('POST', `/certificates/${id}/mail`)).toEqual({ mailed: false })
    await mailSuperseding(world.server.ctx)
    expect(await mails()).toHaveLength(2)
    await late(world, 58, 60)
    await world.list()
    await mailSuperseding(world.server.ctx)
    await mailSuperseding(world.server.ctx)
    expect(await mails()).toHaveLength(3)
    expect((await mails())[0]).toMatchObject({ template: 'certificate' })
  })
})
