import type { Timers } from '../../http/timers.ts'
import type { TableRow } from '../files/table.ts'
import { createPages, type Pages } from '../pages.ts'
import type { WorkbookLimits } from './limits.ts'
import { runThread, type ThreadEnd } from './run.ts'
import type { Task } from './task.ts'

interface ReadRows {
  end: ThreadEnd
  /** the cells of the first row; null: there was none */
  heading: string[] | null
  rows: Pages<TableRow>
}

/** Has a thread read a file, and keeps the rows that it tells packed. */
export async function pagesOfThread(
  task: Task,
  limits: Pick<WorkbookLimits, 'time' | 'memoryMb'>,
  timers: Timers,
  onRows: (count: number) => void,
): Promise<ReadRows> {
  let heading: string[] | null = null
  const rows = createPages<TableRow>()
  const end = await runThread(task, limits, timers, (more) => {
    for (const row of more) {
      if (heading) rows.add(row)
      else heading = row.cells
    }
    onRows(rows.length)
  })
  return { end, heading, rows }
}
