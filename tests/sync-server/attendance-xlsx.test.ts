import { inflateRawSync } from 'node:zlib'
import { streamXlsxRows } from 'hucre/xlsx'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { readWorkbook } from '../../sync-server/imports/workbook/read.ts'
import { zipEntries } from '../../sync-server/imports/workbook/zip.ts'
import { settle } from '../../sync-server/reconcile/soon.ts'
import { presence, push } from '../support/push.ts'
import { type Seed, seed, sessionEnd, sessionStart } from '../support/seed.ts'
import { type TestServer, testServer } from '../support/server.ts'
import { xlsx } from '../support/workbook.ts'

let server: TestServer
beforeEach(async () => {
  server = await testServer()
})
afterEach(async () => {
  await settle(server.ctx)
  await server.close()
})

async function download(wanted: Seed) {
  await seed(server.ctx, wanted)
  server.clock.set(sessionEnd)
  await push(server, [
    presence(1, 'in', 'amara', sessionStart + 61_001),
    presence(2, 'out', 'amara', sessionEnd - 500),
  ])
  const path = '/api/v1/sessions/s/attendance?format=xlsx'
  const response = await server.request('GET', path, { token: server.adminToken })
  return { response, bytes: new Uint8Array(await response.arrayBuffer()) }
}

/** One part of the file, unpacked. */
function part(file: Uint8Array, name: string): string {
  const entries = zipEntries(file, 100)
  const found = entries.ok ? entries.value.find((one) => one.name === name) : undefined
  if (!found) throw new Error(`no ${name}`)
  return (found.isDeflated ? inflateRawSync(found.data) : Buffer.from(found.data)).toString()
}

it('[row R1] the workbook has real dates, local to the zone, and lengths that can be added up', async () => {
  const { response, bytes } = await download({ attendees: { amara: 'Amara Okonkwo' } })
  expect(response.headers.get('content-type')).toBe(xlsx)
  expect(response.headers.get('content-disposition')).toMatch(/filename="attendance-.+\.xlsx"$/)
  const rows: unknown[][] = []
  for await (const { values } of streamXlsxRows(bytes)) rows.push([...values])
  const [heading = [], amara = []] = rows
  const cell = (name: string) => amara[heading.indexOf(name)]
  expect(rows).toHaveLength(2)
  expect(cell('first_in')).toEqual(new Date('2026-03-01T10:01:01.001Z'))
  expect(cell('last_out')).toEqual(new Date('2026-03-01T10:59:59.500Z'))
  expect(cell('total_ms')).toBe(3_538_499)
  expect(cell('percent')).toBe(98.2)
  const read = await readWorkbook(bytes)
  if (!read.ok) throw new Error('unreadable')
  expect(read.value.sheet).toEqual({ read: 'Attendance', others: ['About'] })
  // 0:58:58 as a part of a day, to be shown as [h]:mm:ss
  expect(part(bytes, 'xl/worksheets/sheet1.xml')).toContain(`<v>${3538 / 86_400}</v>`)
  expect(part(bytes, 'xl/styles.xml')).toContain('[h]:mm:ss')
})

it('[row R1] the workbook holds no formula, whatever people are called', async () => {
  const names = ['=cmd()', '+1', '-1', '@SUM(A1)', '_x0041_', '\t=1']
  const attendees = Object.fromEntries(names.map((name, n) => [`a${n}`, name]))
  const { bytes } = await download({
    attendees: { ...attendees, amara: 'Amara' },
    bookings: { s: Object.keys(attendees) },
  })
  expect(part(bytes, 'xl/worksheets/sheet1.xml')).toContain('=cmd()')
  expect(part(bytes, 'xl/worksheets/sheet1.xml')).not.toContain('<f')
  const read = await readWorkbook(bytes)
  if (!read.ok) throw new Error('unreadable')
  const at = read.value.heading.indexOf('name')
  const shown = read.value.rows.map(({ cells }) => cells[at])
  for (const name of names) expect(shown).toContain(name.trim())
})
