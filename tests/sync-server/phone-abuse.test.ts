import { beforeEach, describe, expect, it } from 'vitest'
import { newPhone, stranger } from '../contract/phone.ts'
import { makeWorld, type World } from '../contract/world.ts'
import { testServer } from '../support/server.ts'

const tenMinutes = 600_000

let world: World
beforeEach(async () => {
  world = await makeWorld(await testServer())
  world.server.clock.advance(4 * 3_600_000)
  const path = `/api/v1/sessions/${world.sessions.S1}`
  await world.admin('PATCH', path, { checkInCode: 'K7QMXA', revision: 1 })
})

const guessOf = (code: string) => ({ session: world.sessions.S1, kind: 'in', code })

describe('[S5] guessing a code', () => {
  it('a phone has five wrong tries in ten minutes, then none, the right one neither', async () => {
    const phone = await newPhone(world)
    const ask = async (code: string) => {
      const answer = await phone.call('POST', '/api/v1/phone/codes', guessOf(code))
      return answer.status === 200 ? answer.json() : answer.status
    }
    for (let n = 0; n < 5; n++) expect(await ask(`WRONG${n}`)).toEqual({ right: false })
    expect(await ask('K7QMXA')).toBe(429)
    world.server.clock.advance(tenMinutes)
    expect(await ask('k7qmxa ')).toEqual({ right: true })
  })

  it('a right code is no guess, however often', async () => {
    const phone = await newPhone(world)
    for (let n = 0; n < 12; n++) {
      const answer = await phone.call('POST', '/api/v1/phone/codes', guessOf('K7QMXA'))
      expect(await answer.json()).toEqual({ right: true })
    }
  })

  it('others behind the same address are not locked out by one who guesses', async () => {
    for (let n = 0; n < 60; n++) {
      const guesser = await newPhone(world, stranger)
      for (let m = 0; m < 5; m++)
        await guesser.call('POST', '/api/v1/phone/codes', guessOf(`WRONG${n}${m}`))
    }
    const honest = await newPhone(world)
    const answer = await honest.call('POST', '/api/v1/phone/codes', guessOf('K7QMXA'))
    expect(await answer.json()).toEqual({ right: true })
    expect((await honest.push(honest.tap(1, { code: 'K7QMXA' }))).counts.applied).toBe(1)
  })

  it('from one address at most 800 codes can be tried in ten minutes, however many phones it makes', async () => {
    let tried = 0
    for (let made = true; made; ) {
      const body = { programme: world.programme }
      const answer = await world.server.request('POST', '/api/v1/phone/enrol', { body })
      made = answer.status === 201
      if (!made) break
      const { token } = (await answer.json()) as { token: string }
      for (let looked = true; looked; ) {
        const guess = { token, body: guessOf(`X${tried}`) }
        looked = (await world.server.request('POST', '/api/v1/phone/codes', guess)).status === 200
        if (looked) tried++
      }
    }
    expect(tried).toBe(800)
  })

  it('a push of many codes looks at five; the others are kept, parked', async () => {
    const phone = await newPhone(world)
    const codes = ['A', 'B', 'C', 'D', 'E', 'K7QMXA']
    const answer = await phone.push(...codes.map((code, n) => phone.tap(n + 1, { code })))
    expect(answer.counts).toMatchObject({ applied: 0, parked: 6 })
    expect(answer.watermark).toBe(6)
    const log = 'another'
    const taps = [phone.tap(1, { code: 'F' })]
    const push = { protocol: 1, log, after: null, anchors: [], taps }
    const refused = await phone.call('POST', '/api/v1/phone/taps', push)
    expect(refused.status).toBe(429)
    world.server.clock.advance(tenMinutes)
    expect((await phone.call('POST', '/api/v1/phone/taps', push)).status).toBe(200)
  })
})

describe('[S6] saying oneself where one was', () => {
  const open = () =>
    world.admin('PATCH', `/api/v1/programmes/${world.programme}/settings`, {
      selfReportUntil: world.server.clock() + tenMinutes,
    })
  const report = (more: object = {}) => ({
    ...{ attendee: 'me', person: { name: 'Amara', email: 'amara@example.org' }, attended: true },
    ...{ session: world.sessions.S2, ...more },
  })
  const rowsOf = async (session: string) =>
    (
      (await world.admin('GET', `/api/v1/sessions/${session}/attendance`)) as {
        items: { status: string; totalMs: number | null; flags: string[] }[]
      }
    ).items

  it('counts at the closing, without a time, of the class self-report; and can be taken back', async () => {
    await open()
    const phone = await newPhone(world)
    const given = await phone.call('POST', '/api/v1/phone/reports', report())
    expect(await given.json()).toEqual({ sessions: [world.sessions.S2] })
    const close = `/api/v1/sessions/${world.sessions.S2}/closing`
    await world.admin('POST', close, { reason: 'all have reported' })
    expect(await rowsOf(world.sessions.S2)).toMatchObject([{ status: 'attended', totalMs: 0 }])
    const back = await phone.call('POST', '/api/v1/phone/reports', report({ attended: false }))
    expect(await back.json()).toEqual({ sessions: [] })
    expect(await rowsOf(world.sessions.S2)).toEqual([])
  })

  it('a session with a check-in code asks for it', async () => {
    await open()
    const phone = await newPhone(world)
    const withCode = (code: string) => report({ session: world.sessions.S1, code })
    const wrong = await phone.call('POST', '/api/v1/phone/reports', withCode('nope'))
    expect(wrong.status).toBe(422)
    expect(await rowsOf(world.sessions.S1)).toEqual([])
    const right = await phone.call('POST', '/api/v1/phone/reports', withCode('k7qmxa'))
    expect(right.status).toBe(200)
  })

  it('is refused before it was opened and after the closing date', async () => {
    const phone = await newPhone(world)
    expect((await phone.call('POST', '/api/v1/phone/reports', report())).status).toBe(403)
    await open()
    expect((await phone.call('POST', '/api/v1/phone/reports', report())).status).toBe(200)
    world.server.clock.advance(tenMinutes)
    const late = await phone.call('POST', '/api/v1/phone/reports', report({ attended: false }))
    expect(late.status).toBe(403)
  })

  it('one phone neither reads nor takes back what another said', async () => {
    await open()
    const [one, other] = [await newPhone(world), await newPhone(world)]
    await one.call('POST', '/api/v1/phone/reports', report())
    const seen = await other.call('GET', '/api/v1/phone/reports?attendee=me')
    expect(await seen.json()).toEqual({ sessions: [] })
    await other.call('POST', '/api/v1/phone/reports', report({ attended: false }))
    expect(await rowsOf(world.sessions.S2)).toHaveLength(1)
  })
})
