import { stringify } from 'csv-stringify/sync'
import type { NoShow } from '../../src/domain/api-no-shows.ts'
import { calledName } from '../../src/domain/called.ts'
import { zoned } from './columns.ts'

const heading = [
  'Session',
  'Start',
  'Name',
  'E-mail',
  'Checked in',
  'Minutes',
  '% of Total Time Spent',
  'Booked again for',
  'On',
]

/** The list of those who were booked and did not attend, as a spreadsheet opens it. */
export function noShowsCsv(rows: readonly NoShow[], timeZone: string): string {
  const local = (ms: number) => zoned(ms, timeZone).toString({ timeZoneName: 'never' })
  const table = rows.map(({ title, start, name, email, came, totalMs, percent, again }) => [
    ...[title, local(start), calledName(name), email, came ? 'yes' : 'no'],
    ...[totalMs === null ? null : Math.floor(totalMs / 60_000), percent],
    ...[again?.title ?? null, again ? local(again.start) : null],
  ])
  return stringify([heading, ...table], {
    bom: true,
    escape_formulas: true,
    record_delimiter: 'windows',
    quoted_match: /[\r\n]/,
  })
}
