import type { TableRow } from '../files/table.ts'
import type { Fault } from '../report.ts'
import type { Passed } from './gate.ts'
import type { WorkbookLimits } from './limits.ts'
import type { SheetToWrite } from './sheet.ts'

/** What the thread is asked. */
export type Task =
  | { act: 'read'; bytes: Uint8Array; limits: WorkbookLimits }
  | { act: 'csv'; bytes: Uint8Array }
  | { act: 'write'; sheet: SheetToWrite }

/** What the thread answers: rows in several messages, so that the server never stands still for one. */
export type FromThread =
  | { tell: 'rows'; rows: TableRow[] }
  | ({ tell: 'read' } & Passed)
  | { tell: 'refused'; faults: Fault[] }
  | { tell: 'file'; bytes: Uint8Array }
