import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { settle } from '../../sync-server/reconcile/soon.ts'
import { readAttendance, readRow } from '../support/attendance.ts'
import { presence, push } from '../support/push.ts'
import { minute, type Seed, seed, sessionEnd, sessionStart } from '../support/seed.ts'
import { type TestServer, testServer } from '../support/server.ts'

let server: TestServer
beforeEach(async () => {
  server = await testServer()
})
afterEach(async () => {
  await settle(server.ctx)
  await server.close()
})

const get = async (path: string, token = server.adminToken) =>
  server.request('GET', `/api/v1/sessions/${path}`, { token })

describe('the rows', () => {
  it('[S1] are booked, then pending, then marked as the session is closed', async () => {
    await seed(server.ctx, { bookings: { s: ['amara', 'marek'] } })
    server.clock.set(sessionStart + minute)
    await push(server, [presence(1, 'in', 'amara', sessionStart)])
    const statuses = async () => (await readAttendance(server)).map((row) => row.status)
    expect(await statuses()).toEqual(['booked', 'booked'])
    server.clock.set(sessionEnd + minute)
    expect(await statuses()).toEqual(['pending', 'pending'])
    const closed = await server.request('POST', '/api/v1/sessions/s/closing', {
      token: await server.tokenOf('staff'),
      body: {},
    })
    expect(closed.status).toBe(200)
    expect(await readAttendance(server)).toMatchObject([
      { attendee: 'amara', status: 'attended', markedBy: 'auto', automatic: 'attended' },
      { attendee: 'marek', status: 'not-attended', markedBy: 'auto', automatic: 'not-attended' },
    ])
  })

  it('[D3] show a percentage that is cut, never rounded', async () => {
    await seed(server.ctx)
    server.clock.set(sessionEnd)
    await push(server, [
      presence(1, 'in', 'amara', sessionStart),
      // 79.96 % of an hour
      presence(2, 'out', 'amara', sessionStart + 2_878_560),
    ])
    expect((await readRow(server, 'amara')).percent).toBe(79.9)
  })

  it('say who is in now, until a check-out or the closing', async () => {
    await seed(server.ctx)
    const inNow = async () => (await readAttendance(server)).map((row) => row.inNow)
    server.clock.set(sessionStart + minute)
    await push(server, [
      presence(1, 'in', 'amara', sessionStart),
      presence(2, 'in', 'marek', sessionStart),
    ])
    expect(await inNow()).toEqual([true, true])
    server.clock.set(sessionStart + 2 * minute)
    await push(server, [presence(3, 'out', 'marek', sessionStart + 2 * minute)])
    expect(await inNow()).toEqual([true, false])
    server.clock.set(sessionEnd + 20 * minute - 1)
    expect(await inNow()).toEqual([true, false])
    server.clock.set(sessionEnd + 20 * minute)
    expect(await inNow()).toEqual([false, false])
  })

  it('[row A1] are what the session list counts', async () => {
    await seed(server.ctx, { bookings: { s: ['amara', 'marek'] } })
    server.clock.set(sessionEnd)
    await push(server, [presence(1, 'in', 'amara', sessionStart)])
    const token = await server.tokenOf('staff')
    const counts = async () => {
      const response = await server.request('GET', '/api/v1/programmes/p/sessions', { token })
      return (await response.json()).items
    }
    expect(await counts()).toMatchObject([{ booked: 2, checkedIn: 1, attended: 0 }])
    await server.request('POST', '/api/v1/sessions/s/closing', { token, body: {} })
    expect(await counts()).toMatchObject([{ booked: 2, checkedIn: 1, attended: 1 }])
    const body = { attendees: ['amara', 'marek'], mark: 'attended' }
    await server.request('POST', '/api/v1/sessions/s/marks', { token, body })
    expect(await counts()).toMatchObject([{ booked: 2, checkedIn: 1, attended: 2 }])
  })

  it('come sorted by name, then id', async () => {
    const attendees = { c: 'Örn', a: 'Zoë', b: 'Ada', d: 'Ada', e: 'Émile' }
    await seed(server.ctx, { attendees, bookings: { s: Object.keys(attendees) } })
    expect((await readAttendance(server)).map((row) => row.attendee)).toEqual([
      'b',
      'd',
      'e',
      'c',
      'a',
    ])
  })

  it('are for people with rights, of sessions that are there, in formats that are known', async () => {
    await seed(server.ctx)
    expect((await server.request('GET', '/api/v1/sessions/s/attendance')).status).toBe(401)
    expect((await get('s/attendance', 'kiosk-a')).status).toBe(403)
    expect((await get('s/attendance', await server.tokenOf('auditor'))).status).toBe(200)
    expect((await get('x/attendance')).status).toBe(404)
    expect((await get('s/attendance?format=pdf')).status).toBe(400)
  })
})

describe('the CSV', () => {
  const csv = async (wanted: Seed) => {
    await seed(server.ctx, wanted)
    server.clock.set(sessionEnd)
    await push(server, [
      presence(1, 'in', 'amara', sessionStart + 61_001),
      presence(2, 'out', 'amara', sessionEnd - 500),
    ])
    const response = await get('s/attendance?format=csv')
    const bytes = new Uint8Array(await response.arrayBuffer())
    return { response, bytes, lines: new TextDecoder().decode(bytes).trimEnd().split('\r\n') }
  }

  it('[row R1] has a BOM, local times with their offset, and lengths cut', async () => {
    const { response, bytes, lines } = await csv({ attendees: { amara: 'Amara Okonkwo' } })
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    expect(lines).toEqual([
      'attendee,code,name,email,organisation,status,first_in,last_out,total,total_minutes,total_ms,percent,visits,flags,provisional,marked_by,expiry,revision',
      'amara,,Amara Okonkwo,amara@example.org,Charles University,pending,2026-03-01T10:01:01.001+01:00,2026-03-01T10:59:59.500+01:00,0:58:58,58.97,3538499,98.2,1,time-matters,false,,,1',
    ])
  })

  it('[row R1] makes no formula of a name, in any script', async () => {
    const names = ['=cmd()', '+1', '-1', '@SUM(A1)', '\t=1', '＝1', '"quoted", and\ncomma']
    const attendees = Object.fromEntries(names.map((name, n) => [`a${n}`, name]))
    const { bytes } = await csv({
      attendees: { ...attendees, amara: 'Amara' },
      bookings: { s: Object.keys(attendees) },
    })
    const text = new TextDecoder().decode(bytes)
    for (const [n, name] of names.slice(0, 6).entries()) expect(text).toContain(`a${n},,'${name},`)
    expect(text).toContain('a6,,"""quoted"", and\ncomma",')
  })

  it('[row R1] names the file in plain letters', async () => {
    const { response } = await csv({
      sessions: [{ id: 's', title: 'Vertrauen, "gestaltet"\r\n設計' }],
    })
    expect(response.headers.get('content-disposition')).toBe(
      'attachment; filename="attendance-Vertrauen-gestaltet-2026-03-01.csv"',
    )
  })
})
