import { stringify } from 'csv-stringify/sync'
import { csvType, fileAnswer } from './file-answer.ts'

/** A table to save, as a spreadsheet opens it: UTF-8 with a byte order mark, no cell a formula. */
export function csvAnswer(
  heading: readonly string[],
  rows: readonly (readonly (string | number | null)[])[],
  name: string,
): Response {
  const text = stringify([[...heading], ...rows.map((row) => [...row])], {
    bom: true,
    escape_formulas: true,
    record_delimiter: 'windows',
    quoted_match: /[\r\n]/,
  })
  return fileAnswer(text, csvType, name)
}

/** What of a title a file's name can hold: `annual-update`. */
export const fileWord = (title: string): string =>
  title
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .toLowerCase()
    .slice(0, 60)
