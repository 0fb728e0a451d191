/** What a spreadsheet may cost before it is refused. */
export interface WorkbookLimits {
  /** all parts of the file together, unpacked */
  inflatedBytes: number
  /** how many times larger a part of more than `freeBytes` may become */
  ratio: number
  freeBytes: number
  entries: number
  rows: number
  columns: number
  /** ms from the start of the thread */
  time: number
  /** of the thread that reads */
  memoryMb: number
}

export const workbookLimits: WorkbookLimits = {
  inflatedBytes: 200 * 1_048_576,
  ratio: 200,
  freeBytes: 10 * 1_048_576,
  entries: 1000,
  rows: 100_000,
  columns: 200,
  time: 30_000,
  memoryMb: 768,
}
