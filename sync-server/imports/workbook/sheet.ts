import type { Cell } from './cell-text.ts'

/** One column of a downloaded sheet. */
export interface SheetColumn {
  name: string
  /** what it takes, in words */
  note: string
  /** offered in a drop-down */
  choices?: readonly string[]
  /** others may be written too */
  open?: boolean
  isTime?: boolean
}

/** A sheet as a download has it: heading, notes, rows. Dates are clocks' times as if in UTC. */
export interface SheetToWrite {
  name: string
  columns: SheetColumn[]
  rows: Cell[][]
}
