import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { testStart } from '../support/clock.ts'
import { testDatabases } from '../support/databases.ts'
import { type TestServer, testServer } from '../support/server.ts'
import { amara, newPhone, stranger } from './phone.ts'
import { pair, tap } from './tablet.ts'
import { makeWorld, type World } from './world.ts'

const databases = await testDatabases()
afterAll(() => databases.stop())

const Rows = z.object({
  items: z.array(
    z.looseObject({
      attendee: z.string(),
      name: z.string(),
      status: z.string(),
      totalMs: z.nullable(z.number()),
      flags: z.array(z.string()),
    }),
  ),
})
const Detail = z.looseObject({
  timeline: z.looseObject({
    taps: z.array(z.looseObject({ evidence: z.string(), kind: z.string() })),
  }),
})

describe.each(databases.dialects)('phones on %s', (dialect) => {
  let server: TestServer
  let world: World
  beforeAll(async () => {
    server = await testServer({ database: await databases.open(dialect) })
    // the sessions are over when all this arrives
    server.clock.advance(4 * 3_600_000)
  })
  beforeEach(async () => {
    world = await makeWorld(server)
  })
  const rows = async (session = world.sessions.S1) =>
    z.parse(Rows, await world.admin('GET', `/api/v1/sessions/${session}/attendance`)).items
  const classesOf = async (attendee: string) => {
    const path = `/api/v1/sessions/${world.sessions.S1}/attendance/${attendee}`
    const { timeline } = z.parse(Detail, await world.admin('GET', path))
    return timeline.taps.map(({ kind, evidence }) => `${kind} ${evidence}`)
  }
  const setCodes = async (codes: object) => {
    const path = `/api/v1/sessions/${world.sessions.S1}`
    await world.admin('PATCH', path, { ...codes, revision: 1 })
  }

  it('[row P1] [E7] a check-in by e-mail counts for the one on the roster, of the class own phone', async () => {
    const phone = await newPhone(world)
    const answer = await phone.push(phone.tap(1), phone.tap(31, { kind: 'out', seq: 2 }))
    expect(answer.counts).toMatchObject({ applied: 2, parked: 0 })
    expect(await rows()).toMatchObject([{ attendee: world.people.amara, totalMs: 30 * 60_000 }])
    expect(await classesOf(world.people.amara ?? '')).toEqual(['in phone', 'out phone'])
  })

  it('[E8] whoever isn’t on the roster is a walk-in, once, with what they said', async () => {
    const fields = { licence: 'L-7' }
    const phone = await newPhone(world, { ...stranger, fields })
    await phone.push(phone.tap(1))
    await phone.push(phone.tap(2, { kind: 'out' }))
    const other = await newPhone(world, stranger)
    await other.push(other.tap(3, { seq: 1 }))
    const [walkIn, ...more] = await rows()
    expect(walkIn).toMatchObject({ name: 'Nobody Known', email: 'nobody@example.org' })
    expect(more).toEqual([])
  })

  it('[P2] what a tablet began a phone ends: one stream', async () => {
    const tablet = await pair(world)
    await tablet.push([tap(world, 1, { wall: testStart + 3_600_000, mono: 3_600_000 })])
    const phone = await newPhone(world)
    await phone.push(phone.tap(20, { seq: 1, kind: 'out' }))
    expect(await rows()).toMatchObject([{ totalMs: 20 * 60_000, visits: 1 }])
    expect(await classesOf(world.people.amara ?? '')).toEqual(['in kiosk', 'out phone'])
  })

  it('[S5] a right code makes a better class; a wrong one parks the tap and makes nobody', async () => {
    await setCodes({ checkInCode: 'K7QM', checkOutCode: null })
    const right = await newPhone(world)
    expect((await right.push(right.tap(1, { code: ' k7qm ' }))).counts.applied).toBe(1)
    expect(await classesOf(world.people.amara ?? '')).toEqual(['in phone-code'])
    const wrong = await newPhone(world, stranger)
    for (const code of ['K7QN', undefined]) {
      const seq = code ? 1 : 2
      const { verdicts } = await wrong.push(wrong.tap(seq, { code }))
      expect(verdicts).toMatchObject([{ verdict: 'parked', code: 'code-wrong' }])
    }
    expect(await rows()).toHaveLength(1)
    const path = `/api/v1/programmes/${world.programme}/parked`
    const waiting = await world.admin('GET', path)
    expect(waiting).toMatchObject({
      items: [
        { code: 'code-wrong', person: 'Nobody Known', kiosk: { name: 'Own phone' } },
        { code: 'code-wrong' },
      ],
    })
  })

  it('[S5] what a code was at arrival stays, though the code changes and taps are judged anew', async () => {
    await setCodes({ checkInCode: 'K7QM' })
    const phone = await newPhone(world)
    await phone.push(phone.tap(1, { code: 'K7QM' }))
    const late = await newPhone(world, stranger)
    await late.push(late.tap(1, { code: 'NEW1' }))
    const path = `/api/v1/sessions/${world.sessions.S1}`
    await world.admin('PATCH', path, { checkInCode: 'NEW1', revision: 2 })
    await world.importCsv('attendees', 'code,name\nx,Somebody Else\n')
    expect(await rows()).toHaveLength(1)
    expect(await classesOf(world.people.amara ?? '')).toEqual(['in phone-code'])
  })

  it('a phone names nobody but its own: no id of the roster, no badge, no word of staff', async () => {
    const tablet = await pair(world)
    await tablet.push([tap(world, 1, { wall: testStart + 3_600_000, mono: 3_600_000 })])
    const phone = await newPhone(world, stranger)
    const { person: _, ...bare } = phone.tap(1)
    const { attendee: __, ...badge } = phone.tap(2)
    const { verdicts } = await phone.push(
      { ...bare, attendee: world.people.marek },
      { ...badge, person: undefined, badge: 'B-200' },
      phone.tap(3, { method: 'staff' }),
      {
        ...{ seq: 4, kind: 'void', method: 'staff', wall: testStart, mono: 1 },
        voids: { log: world.id('log-1'), seq: 1 },
      },
    )
    expect(verdicts.map(({ code }) => code)).toEqual([
      'unknown-attendee',
      'phone-not-allowed',
      'phone-not-allowed',
      'phone-not-allowed',
    ])
    const found = await rows()
    expect(found).toMatchObject([{ attendee: world.people.amara }])
    expect(found).toHaveLength(1)
  })

  it('[E4] a phone takes back its own tap, never a tablet’s', async () => {
    const tablet = await pair(world)
    await tablet.push([tap(world, 1, { wall: testStart + 3_600_000, mono: 3_600_000 })])
    const phone = await newPhone(world)
    const mono = 3_600_000 + 61_000
    const take = (seq: number, log: string, target: number) => ({
      ...{ seq, kind: 'void', method: 'walk-in', wall: testStart + mono, mono },
      voids: { log, seq: target },
    })
    const { log } = await phone.push(phone.tap(1, { session: world.sessions.S2 }))
    await phone.push(take(2, log, 1), take(3, world.id('log-1'), 1))
    expect(await rows()).toMatchObject([{ attendee: world.people.amara, status: 'pending' }])
    expect(await rows(world.sessions.S2)).toEqual([])
  })

  it('[W1] nobody waits for a phone: it stands in no list of kiosks', async () => {
    const phone = await newPhone(world)
    await phone.push(phone.tap(1), phone.tap(5))
    const path = `/api/v1/sessions/${world.sessions.S1}/completeness`
    expect(await world.admin('GET', path)).toMatchObject({ kiosks: [] })
    const kiosks = await world.admin('GET', `/api/v1/kiosks?programme=${world.programme}`)
    expect(kiosks).toMatchObject({ items: [] })
  })

  it('[E7] [S6] staff see who came by which way, and whose own word differs', async () => {
    await world.admin('PATCH', `/api/v1/programmes/${world.programme}/settings`, {
      selfReportUntil: server.clock() + 1_000,
    })
    await world.admin('PATCH', `/api/v1/sessions/${world.sessions.S1}`, {
      thresholdPercent: 90,
      revision: 1,
    })
    const phone = await newPhone(world)
    await phone.push(phone.tap(1), phone.tap(20, { seq: 2, kind: 'out' }))
    const { attendee, person, session } = phone.tap(1)
    const said = { attendee, person, session, attended: true }
    await phone.call('POST', '/api/v1/phone/reports', said)
    const path = `/api/v1/sessions/${world.sessions.S1}`
    await world.admin('POST', `${path}/closing`, { reason: 'all have reported' })
    const row = { name: 'Amara Okonkwo', ways: ['phone', 'self-report'], differs: true }
    expect(await world.admin('GET', `${path}/ways`)).toMatchObject({ items: [row] })
    const all = `/api/v1/programmes/${world.programme}/self-reports`
    expect(await world.admin('GET', all)).toMatchObject({ items: [row] })
  })

  it('[row P4] posters are a PDF, a page for each room or session', async () => {
    const path = `/api/v1/programmes/${world.programme}/posters`
    for (const of of ['rooms', 'sessions']) {
      const answer = await server.request('GET', `${path}?of=${of}`, { token: server.adminToken })
      const pdf = Buffer.from(await answer.arrayBuffer()).toString('latin1')
      expect(pdf.startsWith('%PDF-')).toBe(true)
      expect(pdf.match(/\/Type \/Page\b/g)).toHaveLength(2)
    }
  })

  it('the answer to somebody on the roster and to a stranger is the same but for times and names', async () => {
    const answers = []
    for (const person of [amara, stranger]) {
      const phone = await newPhone(world, person)
      const { log: _, ...answer } = await phone.push(phone.tap(1))
      const again = await phone.call('GET', '/api/v1/phone/reports?attendee=somebody')
      answers.push([answer, await again.json()])
    }
    expect(answers[0]).toEqual(answers[1])
  })

  it('[row D6] what a phone told of somebody is given out and erased with them', async () => {
    const phone = await newPhone(world, { ...amara, fields: { licence: 'L-7' } })
    await phone.push(phone.tap(1))
    const path = `/api/v1/attendees/${world.people.amara}`
    const given = JSON.stringify(await world.admin('GET', `${path}/export`))
    expect(given).toContain('L-7')
    await world.admin('POST', `${path}/erase`, { reason: 'asked for it' })
    const left = await server.ctx.database.db.selectFrom('apart').selectAll().execute()
    expect(JSON.stringify(left)).not.toContain('L-7')
  })
})
