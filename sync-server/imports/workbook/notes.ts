/** Stands first in the row below a download's heading that says what each column takes. */
export const notesMark = 'Notes (this row is not read)'

/** Only where a download puts it: a row of somebody's own can't go unseen. */
export const isNotes = (line: number, cells: readonly string[]): boolean =>
  line === 2 && cells[0] === notesMark
