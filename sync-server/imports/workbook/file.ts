import { realTimers, type Timers } from '../../http/timers.ts'
import { type WorkbookLimits, workbookLimits } from './limits.ts'
import { runThread } from './run.ts'
import type { SheetToWrite } from './sheet.ts'

// a roster of 100,000 takes a while to write on a small machine
const writing: Pick<WorkbookLimits, 'time' | 'memoryMb'> = { ...workbookLimits, time: 120_000 }

/** An XLSX file, written in a thread of its own. */
export async function writeWorkbook(
  sheet: SheetToWrite,
  timers: Timers = realTimers,
): Promise<Uint8Array<ArrayBuffer>> {
  const end = await runThread({ act: 'write', sheet }, writing, timers, () => {})
  if (end.tell !== 'file') throw new Error(`writing a spreadsheet: ${end.tell}`)
  return new Uint8Array(end.bytes)
}
