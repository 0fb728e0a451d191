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
  /** a date and time, to the minute */
  isTime?: boolean
  /** how a spreadsheet shows the numbers or dates of the column */
  format?: string
}

/**
 * A sheet as a download has it: heading, notes, rows. Dates are clocks' times as if in UTC. What is not
 * to be uploaded again has, instead of the row of notes, a second sheet of them.
 */
export interface SheetToWrite {
  name: string
  columns: SheetColumn[]
  rows: Cell[][]
  about?: string[][]
}
