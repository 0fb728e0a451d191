import type { SessionValues, StoredSession } from '../../db/sessions.ts'
import type { Cell } from '../workbook/cell-text.ts'
import type { SheetColumn, SheetToWrite } from '../workbook/sheet.ts'
import { type SessionColumn, sessionColumns } from './columns.ts'
import { sessionVersion } from './version.ts'

const yesNo = ['yes', 'no'] as const

const deliveries: readonly SessionValues['delivery'][] = ['in-person', 'virtual', 'hybrid']
const forgotten = ['none', 'session-end', 'last-evidence', 'review', 'cap:90'] as const

/** What each column takes, where its name doesn't say. */
const notes: Partial<Record<keyof SessionValues, string>> = {
  code: 'Your own reference, unique in the programme',
  title: 'Needed',
  room: 'Needed, unless virtual; a new name adds a room',
  presenters: 'Separated by ;',
  capacity: 'Whole number',
  breaks: 'Like 10:30-10:45;15:00-15:15',
  credits1: 'Like 1 or 1.5',
  credits2: 'Like 1 or 1.5',
  credits3: 'Like 1 or 1.5',
  expiryMonths: 'Whole number; empty: never',
  opensBeforeMin: 'Minutes; empty: as the programme says',
  closesAfterMin: 'Minutes; empty: as the programme says',
  thresholdPercent: '0 to 100; empty: as the programme says',
  forgottenCheckOut: 'One of the list; cap: with minutes, like cap:45',
}

/** The sessions as a spreadsheet that can be edited and uploaded again; times local to `zone`. */
export function sessionSheet(sessions: readonly StoredSession[], zone: string): SheetToWrite {
  return {
    name: 'Sessions',
    columns: [
      { name: 'id', note: '' },
      { name: 'revision', note: 'Leave as it is: guards what others changed meanwhile' },
      ...sessionColumns.map((column) => sheetColumn(column, zone)),
    ],
    rows: sessions.map(({ id, values }) => [
      id,
      sessionVersion(values),
      ...sessionColumns.map((column) => sessionCell(column, values, zone)),
    ]),
  }
}

const isTime = ({ key }: SessionColumn) => key === 'start' || key === 'end'

function sheetColumn(column: SessionColumn, zone: string): SheetColumn {
  const { name, key } = column
  if (isTime(column)) return { name, note: `Needed; date and time in ${zone}`, isTime: true }
  if (key === 'checkInRequired' || key === 'checkOutRequired') {
    return { name, note: 'yes or no', choices: yesNo }
  }
  if (key === 'delivery') return { name, note: 'One of the list', choices: deliveries }
  const note = notes[key] ?? ''
  return key === 'forgottenCheckOut'
    ? { name, note, choices: forgotten, open: true }
    : { name, note }
}

/** Numbers as numbers, times as dates; one that a clock shows twice stays text, with its offset. */
function sessionCell(column: SessionColumn, values: SessionValues, zone: string): Cell {
  const value = values[column.key]
  const text = column.text(values, zone)
  if (isTime(column)) return /[+-]\d{2}:\d{2}$/.test(text) ? text : new Date(`${text}Z`)
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  return typeof value === 'number' ? value : text || null
}
