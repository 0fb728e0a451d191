import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { rebuild } from '../../sync-server/reconcile/rebuild.ts'
import { settle } from '../../sync-server/reconcile/soon.ts'
import { testStart } from '../support/clock.ts'
import { testDatabases } from '../support/databases.ts'
import { type TestServer, testServer } from '../support/server.ts'
import { pair, type Tablet, tap } from './tablet.ts'
import { makeWorld, type World } from './world.ts'

const databases = await testDatabases()
afterAll(() => databases.stop())

describe.each(databases.dialects)('whose taps count, on %s', (dialect) => {
  let server: TestServer
  let world: World
  let tablet: Tablet
  beforeAll(async () => {
    server = await testServer({ database: await databases.open(dialect) })
  })
  beforeEach(async () => {
    server.clock.set(testStart + 60_000)
    world = await makeWorld(server)
    tablet = await pair(world)
  })
  const id = (name: string) => world.id(name)
  const revoke = () => world.admin('POST', `/api/v1/kiosks/${tablet.id}/revoke`)
  const release = (through: unknown) =>
    world.admin('POST', `/api/v1/kiosks/${tablet.id}/release`, { through, reason: 'looked at' })

  /** `seq verdict` of all stored taps of a log. */
  async function verdictsOf(log = id('log-1')): Promise<string[]> {
    const rows = await server.ctx.database.db
      .selectFrom('taps')
      .innerJoin('logs', 'logs.n', 'taps.log')
      .select(['seq', 'verdict'])
      .where('logs.log', '=', log)
      .orderBy('seq')
      .execute()
    return rows.map(({ seq, verdict }) => `${seq} ${verdict}`)
  }

  it('[PROTOCOL 1] a revoked kiosk gets no roster, and its taps go into quarantine', async () => {
    await tablet.push([tap(world, 1)])
    await revoke()
    const refused = await tablet.call('GET', '/api/v1/kiosk/changes')
    expect([refused.status, (await refused.json()).code]).toEqual([403, 'kiosk-revoked'])
    const answer = await tablet.push([tap(world, 1), tap(world, 2)])
    expect(answer.counts).toMatchObject({ duplicate: 1, quarantined: 1, applied: 0 })
    expect(answer.verdicts).toMatchObject([{ index: 1, seq: 2, verdict: 'quarantined' }])
    expect(answer.watermark).toBe(2)
    expect(await verdictsOf()).toEqual(['1 applied', '2 quarantined'])
  })

  it('[I13] released through a time, all, none: the last word counts, for later taps too', async () => {
    await revoke()
    await tablet.push([tap(world, 1), tap(world, 2)])
    await release(testStart + 1500)
    expect(await verdictsOf()).toEqual(['1 applied', '2 quarantined'])
    await tablet.push([tap(world, 3)])
    await release('all')
    expect(await verdictsOf()).toEqual(['1 applied', '2 applied', '3 applied'])
    expect((await tablet.push([tap(world, 4)])).counts).toMatchObject({ applied: 1 })
    await release('none')
    expect(await verdictsOf()).toEqual([1, 2, 3, 4].map((seq) => `${seq} quarantined`))
  })

  it('[I13] a walk-in from a revoked kiosk joins nobody until released', async () => {
    await revoke()
    const person = { name: 'Ngozi Eze' }
    await tablet.push([tap(world, 1, { attendee: id('w'), person, method: 'walk-in' })])
    const attendees = () => world.admin('GET', `/api/v1/programmes/${world.programme}/attendees`)
    expect(JSON.stringify(await attendees())).not.toContain('Ngozi')
    await release('all')
    expect(JSON.stringify(await attendees())).toContain('Ngozi')
    expect(await verdictsOf()).toEqual(['1 applied'])
  })

  it('[PROTOCOL 3.8] logs of an old identity are parked until staff accept them', async () => {
    await tablet.push([tap(world, 1)])
    const anew = await pair(world)
    const more = { kiosk: tablet.id }
    const answer = await anew.push([tap(world, 1), tap(world, 2)], more)
    expect(answer).toMatchObject({
      log: id('log-1'),
      watermark: 2,
      gaps: [],
      counts: { duplicate: 1, parked: 1 },
      verdicts: [{ index: 1, seq: 2, verdict: 'parked' }],
    })
    expect(await verdictsOf()).toEqual(['1 applied', '2 parked'])
    const accepted = await world.admin('POST', `/api/v1/kiosks/${anew.id}/accept-logs`, {})
    expect(accepted).toEqual({ accepted: [id('log-1')] })
    expect(await verdictsOf()).toEqual(['1 applied', '2 applied'])
    expect((await anew.push([tap(world, 3)], more)).counts).toMatchObject({ applied: 1 })
  })

  it('[PROTOCOL 3.8] accepting is taken back: the taps wait again, later ones too, and can be accepted anew', async () => {
    await tablet.push([tap(world, 1)])
    const anew = await pair(world)
    const more = { kiosk: tablet.id }
    await anew.push([tap(world, 2, { kind: 'out' })], more)
    const before = await verdictsOf()
    const path = `/api/v1/kiosks/${anew.id}/accept-logs`
    await world.admin('POST', path, {})
    expect(await verdictsOf()).toEqual(['1 applied', '2 applied'])
    const reason = { reason: 'another tablet after all' }
    expect(await world.admin('POST', `${path}/undo`, reason)).toEqual({ waiting: [id('log-1')] })
    expect(await verdictsOf()).toEqual(before)
    expect((await anew.push([tap(world, 3)], more)).counts).toMatchObject({ parked: 1 })
    expect(await world.admin('POST', `${path}/undo`, {})).toEqual({ waiting: [] })
    await settle(server.ctx)
    expect(await rebuild(server.ctx)).toMatchObject({ differences: [], tapDifferences: [] })
    expect(await world.admin('POST', path, {})).toEqual({ accepted: [id('log-1')] })
    expect(await verdictsOf()).toEqual(['1 applied', '2 applied', '3 applied'])
    await settle(server.ctx)
    expect(await rebuild(server.ctx)).toMatchObject({ differences: [], tapDifferences: [] })
  })

  it('[PROTOCOL 3.8] an old identity that nobody knows is kept too', async () => {
    const answer = await tablet.push([tap(world, 1)], { kiosk: 'forgotten' })
    expect(answer.counts).toMatchObject({ parked: 1 })
    expect(await world.admin('GET', `/api/v1/kiosks/${tablet.id}`)).toMatchObject({ parked: 1 })
    await world.admin('POST', `/api/v1/kiosks/${tablet.id}/accept-logs`, {})
    expect(await verdictsOf()).toEqual(['1 applied'])
  })

  it('[PROTOCOL 3.8] logs of another programme’s kiosk stay parked', async () => {
    const other = await makeWorld(server)
    const foreign = await pair(other)
    await tablet.push([tap(world, 1)], { kiosk: foreign.id })
    const accepted = await world.admin('POST', `/api/v1/kiosks/${tablet.id}/accept-logs`, {})
    expect(accepted).toEqual({ accepted: [] })
    expect(await verdictsOf()).toEqual(['1 parked'])
  })

  it('a log announced before its old identity is named belongs to whom the push names', async () => {
    const anew = await pair(world)
    const held = [{ log: id('log-1'), after: null, last: 1 }]
    await anew.push([tap(world, 1)], { log: id('log-2'), state: { logs: held, waiting: 1 } })
    const answer = await anew.push([tap(world, 1)], { kiosk: tablet.id })
    expect(answer).toMatchObject({ watermark: 1, gaps: [], counts: { parked: 1 } })
    const own = await tablet.push([tap(world, 1)])
    expect(own.counts).toMatchObject({ duplicate: 1 })
    expect(await verdictsOf()).toEqual(['1 applied'])
  })

  it('two kiosks’ taps never mix in one log, and neither loses any', async () => {
    await tablet.push([tap(world, 1)])
    const other = await pair(world)
    const answer = await other.push([tap(world, 1, { kind: 'out' }), tap(world, 2)])
    expect(answer).toMatchObject({ log: id('log-1'), watermark: 2, counts: { parked: 2 } })
    const again = await other.push([tap(world, 1, { kind: 'out' })])
    expect(again.counts).toMatchObject({ duplicate: 1 })
    expect(await verdictsOf()).toEqual(['1 applied'])
    expect(await tablet.push([tap(world, 2)])).toMatchObject({ counts: { applied: 1 } })
    await world.admin('POST', `/api/v1/kiosks/${other.id}/accept-logs`, {})
    expect((await other.push([tap(world, 3)])).counts).toMatchObject({ parked: 1 })
  })

  it('anchors that wait for staff move no tap that counts', async () => {
    await tablet.push([tap(world, 1)])
    await revoke()
    server.clock.advance(60_000)
    const forged = { mono: 500, wall: testStart + 500, server: testStart + 30_500, rtt: 1 }
    await tablet.push([], { anchors: [forged] })
    const row = await server.ctx.database.db
      .selectFrom('taps')
      .innerJoin('logs', 'logs.n', 'taps.log')
      .select('at')
      .where('logs.log', '=', id('log-1'))
      .executeTakeFirstOrThrow()
    expect(row.at).toBe(testStart + 1000)
  })
})
