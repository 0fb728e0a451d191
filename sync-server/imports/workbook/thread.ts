import { parentPort, workerData } from 'node:worker_threads'
import { HucreError } from 'hucre'
import { readTable } from '../files/csv.ts'
import { decodeText } from '../files/decode.ts'
import type { TableRow } from '../files/table.ts'
import { type Fault, fault } from '../report.ts'
import { passGate } from './gate.ts'
import { Refused, sheetRows } from './rows.ts'
import type { FromThread, Task } from './task.ts'
import { writeSheet } from './write.ts'

const rowsPerMessage = 2000

const task: Task = workerData
const post = (message: FromThread) => parentPort?.postMessage(message)

if (task.act === 'write') {
  const bytes = await writeSheet(task.sheet)
  post({ tell: 'file', bytes })
} else post(task.act === 'csv' ? readCsv(task) : await read(task))

async function read({ bytes, limits }: Extract<Task, { act: 'read' }>): Promise<FromThread> {
  try {
    const passed = await passGate(bytes, limits)
    if (!passed.ok) return { tell: 'refused', faults: passed.error }
    let rows: TableRow[] = []
    for await (const row of sheetRows(bytes, limits)) {
      rows.push(row)
      if (rows.length < rowsPerMessage) continue
      post({ tell: 'rows', rows })
      rows = []
    }
    post({ tell: 'rows', rows })
    return { tell: 'read', ...passed.value }
  } catch (error) {
    return { tell: 'refused', faults: faultsOf(error) }
  }
}

function readCsv({ bytes }: Extract<Task, { act: 'csv' }>): FromThread {
  const text = decodeText(bytes)
  const table = text.ok ? readTable(text.value) : text
  if (!table.ok) return { tell: 'refused', faults: table.error }
  const { heading, rows } = table.value
  post({ tell: 'rows', rows: [{ line: 1, cells: heading }] })
  for (let from = 0; from < rows.length; from += rowsPerMessage) {
    post({ tell: 'rows', rows: rows.slice(from, from + rowsPerMessage) })
  }
  return { tell: 'read', dates: '1900', sheets: [] }
}

function faultsOf(error: unknown): Fault[] {
  if (error instanceof Refused) return error.faults
  if (!(error instanceof HucreError)) throw error
  const message = `The spreadsheet can’t be read: ${error.message}. Save it again as XLSX and upload that.`
  return [fault(null, null, 'broken-file', message)]
}
