import { type CellValue, type DataValidation, writeXlsx } from 'hucre/xlsx'
import type { Cell } from './cell-text.ts'
import { notesMark } from './notes.ts'
import type { SheetColumn, SheetToWrite } from './sheet.ts'

const timeFormat = 'yyyy-mm-dd hh:mm'
const headRows = 2
/** below the last row, for what people add */
const spareRows = 1000

/** An XLSX file of one sheet: the heading, a row of notes, the rows; both stay in sight. */
export async function writeSheet({ name, columns, rows }: SheetToWrite): Promise<Uint8Array> {
  const last = headRows + rows.length + spareRows
  const notes = columns.map(({ note }, at) => (at === 0 ? notesMark : note))
  return writeXlsx({
    // a table of shared texts would cost more memory than it saves
    stringMode: 'inline',
    sheets: [
      {
        name,
        columns: columns.map(({ isTime, name }) => ({
          width: isTime ? 18 : Math.max(12, name.length + 2),
          ...(isTime ? { numFmt: timeFormat } : {}),
        })),
        rows: [columns.map((column) => column.name), notes, ...rows].map((row) => row.map(safe)),
        freezePane: { rows: headRows, columns: 1 },
        dataValidations: columns.flatMap((column, at) => dropDown(column, at, last)),
      },
    ],
  })
}

// XLSX writes a sign that XML can't hold as _x0001_, and so must mark a text that merely looks like it
const looksEscaped = /_(?=x[0-9A-Fa-f]{4}_)/g
const safe = (value: Cell): CellValue =>
  typeof value === 'string' ? value.replace(looksEscaped, '_x005F_') : value

function dropDown({ choices, open }: SheetColumn, at: number, last: number): DataValidation[] {
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
      range: `${letter}${headRows + 1}:${letter}${last}`,
    },
  ]
}

/** A, B, … Z, AA, … */
function columnLetter(at: number): string {
  const before = at < 26 ? '' : columnLetter(Math.floor(at / 26) - 1)
  return before + String.fromCharCode(65 + (at % 26))
}
