import { Worker } from 'node:worker_threads'
import type { Timers } from '../../http/timers.ts'
import type { TableRow } from '../files/table.ts'
import { fault } from '../report.ts'
import type { WorkbookLimits } from './limits.ts'
import type { FromThread, Task } from './task.ts'

export type ThreadEnd = Exclude<FromThread, { tell: 'rows' }>

/** One at a time: two large files would need twice the memory. */
let last: Promise<unknown> = Promise.resolve()

/** Has a thread do a task, once those before are done. A thread that goes beyond `limits` is ended. */
export function runThread(
  task: Task,
  limits: Pick<WorkbookLimits, 'time' | 'memoryMb'>,
  timers: Timers,
  onRows: (rows: TableRow[]) => void,
): Promise<ThreadEnd> {
  const run = last.then(() => runNow(task, limits, timers, onRows))
  last = run.catch(() => {})
  return run
}

function runNow(
  task: Task,
  { time, memoryMb }: Pick<WorkbookLimits, 'time' | 'memoryMb'>,
  timers: Timers,
  onRows: (rows: TableRow[]) => void,
): Promise<ThreadEnd> {
  const thread = new Worker(new URL('./thread.ts', import.meta.url), {
    workerData: task,
    resourceLimits: { maxOldGenerationSizeMb: memoryMb },
  })
  const ended = new Promise<ThreadEnd>((resolve, reject) => {
    const callOff = timers.after(time, () => resolve(tooSlow(time)))
    thread.on('message', (message: FromThread) => {
      if (message.tell === 'rows') onRows(message.rows)
      else resolve(message)
    })
    thread.on('error', (error) => {
      if ('code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY') resolve(tooLarge)
      else reject(error)
    })
    thread.on('exit', (code) => {
      callOff()
      reject(new Error(`the thread for spreadsheets ended with ${code}`))
    })
  })
  return ended.finally(() => thread.terminate())
}

const tooLarge: ThreadEnd = {
  tell: 'refused',
  faults: [
    fault(
      null,
      null,
      'too-large',
      'Reading the spreadsheet needs too much memory. Save its first sheet alone, or upload it as CSV.',
    ),
  ],
}

const tooSlow = (time: number): ThreadEnd => ({
  tell: 'refused',
  faults: [
    fault(
      null,
      null,
      'too-slow',
      `Reading the spreadsheet takes more than ${Math.round(time / 1000)} seconds. Save its first sheet alone, or upload it as CSV.`,
    ),
  ],
})
