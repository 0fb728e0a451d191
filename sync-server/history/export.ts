import { Readable } from 'node:stream'
import { stringify } from 'csv-stringify/sync'
import type { Context } from '../context.ts'
import { historyAfter, type StoredAct } from '../db/history.ts'
import type { Db } from '../db/open.ts'
import { showHistory } from './show.ts'

export const ndjsonType = 'application/x-ndjson'

const rowsAtOnce = 500
const columns = ['n', 'at', 'by', 'act', 'subject', 'detail', 'previous', 'hash'] as const
const words = ['when', 'who', 'what', 'why']

/**
 * The whole history from its first row on, each row with its hash and the one before it: as lines of JSON,
 * ids alone; or as a sheet that says beside that in words who did what.
 */
export const exportHistory = ({ database: { db } }: Context, format: 'ndjson' | 'csv'): Readable =>
  Readable.from(format === 'csv' ? sheet(db) : lines(db), { objectMode: false })

type Chained = StoredAct & { previous: string }

async function* chained(db: Db): AsyncGenerator<Chained[]> {
  let [after, previous] = [0, '']
  for (let more = true; more; ) {
    const rows = await historyAfter(db, after, rowsAtOnce)
    if (rows.length === 0) return
    yield rows.map((row) => {
      const before = previous
      previous = row.hash
      return { ...row, previous: before }
    })
    after = rows.at(-1)?.n ?? after
    more = rows.length === rowsAtOnce
  }
}

async function* lines(db: Db): AsyncGenerator<string> {
  for await (const rows of chained(db)) {
    yield rows.map((row) => `${lineOf(row)}\n`).join('')
  }
}

/** The detail as it is stored: the hash is that of its very text. */
function lineOf({ n, at, by, act, subject, detail, previous, hash }: Chained): string {
  const head = JSON.stringify({ n, at, by, act, subject }).slice(0, -1)
  return `${head},"detail":${detail},${JSON.stringify({ previous, hash }).slice(1)}`
}

async function* sheet(db: Db): AsyncGenerator<string> {
  yield asCsv([[...columns, ...words]], true)
  for await (const rows of chained(db)) {
    const told = await showHistory(db, rows, isoOf)
    const cells = rows.map((row, index) => {
      const said = told[index]
      const who = said?.by.name ?? said?.by.kind ?? ''
      return [
        ...columns.map((column) => row[column]),
        ...[isoOf(row.at), who, said?.what ?? '', said?.why ?? ''],
      ]
    })
    yield asCsv(cells, false)
  }
}

const asCsv = (rows: (string | number)[][], bom: boolean) =>
  stringify(rows, { bom, escape_formulas: true, record_delimiter: 'windows' })

const isoOf = (ms: number) => new Date(ms).toISOString()
