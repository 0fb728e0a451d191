import { type CellValue, type DataValidation, writeXlsx } from 'hucre/xlsx'
import type { Cell } from './cell-text.ts'
import { notesMark } from './notes.ts'
import type { SheetColumn, SheetToWrite } from './sheet.ts'

const timeFormat = 'yyyy-mm-dd hh:mm'
/** below the last row, for what people add */
const spareRows = 1000

/** An XLSX file of one sheet: the heading, a row of notes, the rows; both stay in sight. */
export async function writeSheet(sheet: SheetToWrite): Promise<Uint8Array> {
  const { name, columns, rows, about } = sheet
  const notes = about ? [] : [columns.map(({ note }, at) => (at === 0 ? notesMark : note))]
  const headRows = 1 + notes.length
  const range: Range = { first: headRows + 1, last: headRows + rows.length + spareRows }
  return writeXlsx({
    // a table of shared texts would cost more memory than it saves
    stringMode: 'inline',
    sheets: [
      {
        name,
        columns: columns.map(({ isTime, format = isTime ? timeFormat : undefined, name }) => ({
          width: format ? 20 : Math.max(12, name.length + 2),
          ...(format ? { numFmt: format } : {}),
        })),
        rows: [columns.map((column) => column.name), ...notes, ...rows].map((row) => row.map(safe)),
        freezePane: { rows: headRows, columns: 1 },
        dataValidations: columns.flatMap((column, at) => dropDown(column, at, range)),
      },
      ...(about ? [aboutSheet(about)] : []),
    ],
  })
}

const aboutSheet = (rows: string[][]) => ({
  name: 'About',
  columns: [{ width: 22 }, { width: 60 }],
  rows: rows.map((row) => row.map(safe)),
})

/** the rows that a drop-down is for, counted from 1 */
interface Range {
  first: number
  last: number
}

// XLSX writes a sign that XML can't hold as _x0001_, and so must mark a text that merely looks like it
const looksEscaped = /_(?=x[0-9A-Fa-f]{4}_)/g
const safe = (value: Cell): CellValue =>
  typeof value === 'string' ? value.replace(looksEscaped, '_x005F_') : value

function dropDown(
  { choices, open }: SheetColumn,
  at: number,
  { first, last }: Range,
): DataValidation[] {
  if (!choices) return []
  const letter = columnLetter(at)
  return [
    {
      type: 'list',
      values: [...choices],
      allowBlank: true,
      showErrorMessage: !open,
      errorTitle: 'Not one of the choices',
      errorMessage: `This column takes: ${choices.join(', ')}.`,
      range: `${letter}${first}:${letter}${last}`,
    },
  ]
}

/** A, B, … Z, AA, … */
function columnLetter(at: number): string {
  const before = at < 26 ? '' : columnLetter(Math.floor(at / 26) - 1)
  return before + String.fromCharCode(65 + (at % 26))
}
