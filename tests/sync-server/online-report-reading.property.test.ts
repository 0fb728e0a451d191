import fc from 'fast-check'
import { expect, it } from 'vitest'
import { possibleOrders } from '../../sync-server/imports/reports/date-order.ts'
import { placeRows } from '../../sync-server/imports/reports/place.ts'
import { readReport } from '../../sync-server/imports/reports/read.ts'
import { readWritten } from '../../sync-server/imports/reports/written-time.ts'
import {
  type Dates,
  type Form,
  onlineReport,
  plainStyle,
  type ToldRow,
} from '../support/online-report.ts'

const day = Date.UTC(2026, 2, 17)
const orderOf = {
  us: 'mdy',
  british: 'dmy',
  german: 'dmy',
  spanish: 'dmy',
  iso: 'ymd',
  named: 'ymd',
  japanese: 'ymd',
} as const

const name = fc.stringMatching(
  /^[A-Z][a-zäøşř]{1,8}( "[A-Z]{2}")? [A-Z][a-z]{1,8}(, Dr\.|; LL\.M\.)?$/,
)
const row = fc.tuple(name, fc.nat(30), fc.nat(80_000), fc.nat(6_000)).map(
  ([name, n, from, length]): ToldRow => ({
    ...{ name, email: `person${n}@example.org` },
    join: day + from * 1000,
    leave: day + (from + length) * 1000,
  }),
)
const rows = fc.array(row, { minLength: 1, maxLength: 12 })
const form = fc.constantFrom<Form>('zoom-meeting', 'zoom-webinar', 'teams-2021', 'teams-2022')
const style = fc.record({
  encoding: fc.constantFrom('utf-8', 'utf-8-bom', 'utf-16le', 'utf-16le-bom', 'utf-16be-bom'),
  separator: fc.constantFrom(',', ';', '\t'),
  lineEnd: fc.constantFrom('\n', '\r\n'),
  dates: fc.constantFrom<Dates>('us', 'british', 'german', 'iso', 'named', 'japanese', 'spanish'),
})

function told(bytes: Uint8Array, dates: Dates) {
  const report = readReport(bytes)
  if (!report.ok) return report.error
  const { form, rows, title, meeting, byContents } = report.value
  const placed = placeRows(rows, { form, zone: 'UTC', dateOrder: orderOf[dates] })
  return {
    ...{ form, title, meeting, byContents },
    rows: placed.map(({ name, email, at, problems }) => ({ name, email, at, problems })),
  }
}

it('[row M7] a report reads the same in every encoding, separator and language of its dates', () => {
  fc.assert(
    fc.property(form, rows, style, (form, rows, style) => {
      const plain = told(onlineReport(form, rows), plainStyle.dates)
      expect(told(onlineReport(form, rows, style), style.dates)).toEqual(plain)
      expect(plain).toMatchObject({ form, byContents: false })
      const expected = rows.map(({ name, email, join, leave }) => ({
        ...{ name, email, at: { join, leave } },
        problems: [],
      }))
      expect(plain).toMatchObject({ rows: expected })
    }),
    { numRuns: 150 },
  )
})

it('[row M7] the order in which dates were written is among those that are offered', () => {
  const numeric = fc.constantFrom<Dates>('us', 'british', 'german', 'spanish')
  fc.assert(
    fc.property(rows, numeric, (rows, dates) => {
      const report = readReport(onlineReport('teams-2021', rows, { dates }))
      const cells = report.ok ? report.value.rows.flatMap(({ join, leave }) => [join, leave]) : []
      const times = cells.map(readWritten).filter((time) => time !== null)
      expect(times).toHaveLength(2 * rows.length)
      expect(possibleOrders(times)).toContain(orderOf[dates])
    }),
    { numRuns: 60 },
  )
})

it('no bytes make the reader throw', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
      expect(typeof readReport(bytes).ok).toBe('boolean')
    }),
  )
})
