import { afterAll, describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { AttendanceDetail } from '../../src/domain/api-timeline.ts'
import { readAttendance, readRow } from '../support/attendance.ts'
import { connection } from '../support/connection.ts'
import { testDatabases } from '../support/databases.ts'
import { onlineReport } from '../support/online-report.ts'
import { presence, push } from '../support/push.ts'
import { holds, rowsIn } from '../support/record-holds.ts'
import {
  afterOnlineSession,
  apply,
  confirmed,
  later,
  listReports,
  preview,
  refused,
  undoReport,
} from '../support/reports-api.ts'
import { minute, sessionStart } from '../support/seed.ts'

const row = connection.bind(null, sessionStart)
const databases = await testDatabases()
afterAll(() => databases.stop())

const start = (dialect: 'sqlite' | 'postgres', delivery?: string) =>
  afterOnlineSession(databases, dialect, delivery)

describe.each(databases.dialects)('online reports on %s', (dialect) => {
  it('[P2] [E7] each connection is a stay as it stands, united with what was tapped', async () => {
    const server = await start(dialect)
    await push(server, [
      presence(1, 'in', 'amara', later(0)),
      presence(2, 'out', 'amara', later(10)),
    ])
    const file = onlineReport('zoom-meeting', [
      row('Amara', 5, 20),
      row('Amara', 30, 40),
      row('Lena', 0, 60),
    ])
    const { report, changes, people } = await apply(server, file)
    expect(report).not.toBeNull()
    expect(people.map(({ attendee, by }) => [attendee, by])).toEqual([
      ['amara', 'email'],
      ['lena', 'email'],
    ])
    expect(
      changes.map(({ attendee, before, after }) => [attendee, before?.totalMs, after?.totalMs]),
    ).toEqual([
      ['amara', 10 * minute, 30 * minute],
      ['lena', undefined, 60 * minute],
    ])
    expect(await readRow(server, 'amara')).toMatchObject({
      totalMs: 30 * minute,
      stays: [
        { in: later(0), inBy: 'tap', out: later(20), outBy: 'import' },
        { in: later(30), inBy: 'import', out: later(40), outBy: 'import' },
      ],
    })
    const records = await server.ctx.database.db.selectFrom('records').select('record').execute()
    expect(records.map(({ record }) => JSON.parse(record).evidence)).toContainEqual([
      'import',
      'kiosk',
    ])
    const path = '/api/v1/sessions/s/attendance/lena'
    const detail = await server.request('GET', path, { token: server.adminToken })
    const { sentences } = z.parse(AttendanceDetail, await detail.json()).timeline
    expect(sentences).toContainEqual({
      code: 'reported',
      at: later(0),
      values: { join: later(0), leave: later(60) },
    })
    await holds(server.ctx)
  })

  it('[row M7] a preview tells the very same and changes nothing', async () => {
    const server = await start(dialect)
    const file = onlineReport('teams-2021', [row('Amara', 0, 30), row('Stranger', 0, 30)])
    const told = await preview(server, file)
    expect(told).toMatchObject({ dryRun: true, report: null, unchanged: false, form: 'teams-2021' })
    expect(await rowsIn(server, 'online_reports')).toBe(0)
    expect(await readRow(server, 'amara')).toMatchObject({ totalMs: null })
    const applied = await apply(server, file)
    expect({ ...applied, dryRun: true, report: null }).toEqual(told)
  })

  it('[row M7] zone and date order are a person’s to confirm: without them nothing is applied', async () => {
    const server = await start(dialect)
    const file = onlineReport('teams-2021', [row('Amara', 0, 30)])
    for (const { over, place } of [
      { over: {}, place: 'zone' },
      { over: { zone: 'UTC' }, place: 'dateOrder' },
      { over: { zone: 'Nowhere/Land', dateOrder: 'mdy' as const }, place: 'zone' },
    ]) {
      const answer = await refused(server, file, over)
      expect(answer).toMatchObject({ status: 422, code: 'invalid', errors: [{ place }] })
    }
    const told = await preview(server, file, {})
    expect(told).toMatchObject({ zone: 'Europe/Berlin', zoneBy: 'programme', dateOrder: 'mdy' })
    expect(told.readings.map(({ order, during }) => [order, during])).toEqual([
      ['mdy', 0],
      ['dmy', 0],
    ])
    expect(await rowsIn(server, 'online_reports')).toBe(0)
  })

  it('[row M7] the same report once more changes nothing, however it was saved', async () => {
    const server = await start(dialect)
    const rows = [row('Amara', 0, 30), row('Stranger', 0, 30)]
    await apply(server, onlineReport('zoom-meeting', rows))
    const before = [await readAttendance(server), await listReports(server)]
    const other = { encoding: 'utf-16le-bom', separator: ';', dates: 'iso' } as const
    for (const style of [{}, other]) {
      const again = await apply(server, onlineReport('zoom-meeting', rows, style))
      expect(again).toMatchObject({ unchanged: true, report: null, changes: [] })
      expect(again.rows.map(({ act }) => act)).toEqual(['known', 'waits'])
    }
    expect([await readAttendance(server), await listReports(server)]).toEqual(before)
    expect([await rowsIn(server, 'online_rows'), await rowsIn(server, 'online_names')]).toEqual([
      2, 1,
    ])
  })

  it('[row M7] the same report in another zone is refused until the first import is undone', async () => {
    const server = await start(dialect)
    const file = onlineReport('zoom-meeting', [row('Amara', 0, 30)])
    const { report } = await apply(server, file)
    const berlin = { ...confirmed, zone: 'Europe/Berlin' }
    expect((await preview(server, file, berlin)).appliedAs).toEqual({ report, zone: 'UTC' })
    expect(await refused(server, file, berlin)).toMatchObject({
      status: 422,
      detail: expect.stringContaining('Undo that import first'),
    })
    expect((await undoReport(server, report)).status).toBe(200)
    await apply(server, file, berlin)
    expect(await readRow(server, 'amara')).toMatchObject({ firstIn: later(-60) })
    await holds(server.ctx)
  })

  it('[row M7] a later report of the same meeting adds to an earlier one, whichever came first', async () => {
    const early = onlineReport('teams-2022', [row('Amara', 0, 20), row('Lena', 0, 10)])
    const late = onlineReport('teams-2022', [row('Amara', 0, 50), row('Marek', 30, 40)])
    const seen: unknown[] = []
    for (const files of [
      [early, late],
      [late, early],
    ]) {
      const server = await start(dialect)
      const acts: string[][] = []
      for (const file of files) acts.push((await apply(server, file)).rows.map(({ act }) => act))
      seen.push(acts)
      const totals = (await readAttendance(server)).map(({ attendee, totalMs }) => [
        attendee,
        totalMs,
      ])
      expect(Object.fromEntries(totals)).toEqual({
        amara: 50 * minute,
        lena: 10 * minute,
        marek: 10 * minute,
      })
      await holds(server.ctx)
    }
    expect(seen).toEqual([
      [
        ['new', 'new'],
        ['longer', 'new'],
      ],
      [
        ['new', 'new'],
        ['known', 'new'],
      ],
    ])
  })

  it('[E1] an import is undone by what is appended; what another report told stays', async () => {
    const server = await start(dialect)
    const first = await apply(
      server,
      onlineReport('zoom-meeting', [row('Amara', 0, 20), row('Lena', 0, 20)]),
    )
    const second = await apply(
      server,
      onlineReport('zoom-meeting', [row('Amara', 0, 20), row('Marek', 0, 20)]),
    )
    expect((await undoReport(server, first.report)).status).toBe(200)
    const totals = (await readAttendance(server)).map(({ attendee, totalMs }) => [
      attendee,
      totalMs,
    ])
    expect(Object.fromEntries(totals)).toEqual({ amara: 20 * minute, marek: 20 * minute })
    expect((await undoReport(server, first.report)).status).toBe(422)
    expect((await undoReport(server, 'x')).status).toBe(404)
    expect(await rowsIn(server, 'online_rows')).toBe(4)
    const { items } = await listReports(server)
    expect(
      items.map(({ id, undone, rows, people }) => [id, undone !== null, rows, people]),
    ).toEqual([
      [second.report, false, 2, 2],
      [first.report, true, 2, 2],
    ])
    const again = await apply(
      server,
      onlineReport('zoom-meeting', [row('Amara', 0, 20), row('Lena', 0, 20)]),
    )
    expect(again).toMatchObject({ unchanged: false })
    expect(await readRow(server, 'lena')).toMatchObject({ totalMs: 20 * minute })
    await holds(server.ctx)
  })

  it('[P2] a row that leaves before it joins is a contradiction, until a later report mends it', async () => {
    const server = await start(dialect)
    const wrong = row('Amara', 20, 10, { claimed: '1' })
    const told = await apply(server, onlineReport('zoom-meeting', [wrong]))
    expect(told.rows).toMatchObject([{ problems: ['leave-before-join'] }])
    expect(await readRow(server, 'amara')).toMatchObject({
      totalMs: 0,
      provisional: true,
      flags: ['contradiction'],
    })
    await apply(server, onlineReport('zoom-meeting', [row('Amara', 20, 40)]))
    expect(await readRow(server, 'amara')).toMatchObject({
      totalMs: 20 * minute,
      provisional: false,
    })
    await holds(server.ctx)
  })
})
