import { parentPort, workerData } from 'node:worker_threads'
import { HucreError } from 'hucre'
import { scanTable } from '../files/csv.ts'
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
    const { add, end } = sender()
    for await (const row of sheetRows(bytes, limits)) add(row)
    end()
    return { tell: 'read', ...passed.value }
  } catch (error) {
    return { tell: 'refused', faults: faultsOf(error) }
  }
}

function readCsv({ bytes }: Extract<Task, { act: 'csv' }>): FromThread {
  const text = decodeText(bytes)
  const { add, end } = sender()
  const read = text.ok ? scanTable(text.value, add) : text
  if (!read.ok) return { tell: 'refused', faults: read.error }
  end()
  return { tell: 'read', dates: '1900', sheets: [] }
}

/** Sends rows as they come, many in a message. */
function sender() {
  let rows: TableRow[] = []
  const end = () => {
    post({ tell: 'rows', rows })
    rows = []
  }
  const add = (row: TableRow) => {
    rows.push(row)
    if (rows.length >= rowsPerMessage) end()
  }
  return { add, end }
}

function faultsOf(error: unknown): Fault[] {
  if (error instanceof Refused) return error.faults
  if (!(error instanceof HucreError)) throw error
  const message = `The spreadsheet can’t be read: ${error.message}. Save it again as XLSX and upload that.`
  return [fault(null, null, 'broken-file', message)]
}
