import { nearest } from '../files/nearest.ts'
import { type Fault, fault } from '../report.ts'
import { looseTime } from './loose-time.ts'

/** Why a cell can't be read; `example`: what it could say, where the reader knows. */
export interface CellError {
  code: string
  message: string
  example?: string
}

/** What is wrong with a cell, with an example of what it could say instead. */
export function cellFault(row: number, column: string, error: CellError, cell: string): Fault {
  const example = error.example ?? corrected(error.code, column, cell)
  const wrong = fault(row, column, error.code, error.message)
  return example === null ? wrong : { ...wrong, example }
}

/**
 * What was probably meant by a cell that can't be read, else an example of what can. Only shown:
 * nothing is ever imported that the file does not say itself.
 */
export function corrected(code: string, column: string, cell: string): string | null {
  const correct = Object.hasOwn(byCode, code) ? byCode[code] : undefined
  return correct ? correct(cell.trim(), column) : null
}

const byCode: Record<string, (cell: string, column: string) => string | null> = {
  'bad-time': (cell) => looseTime(cell) ?? '2026-05-04T09:00',
  'bad-number': number,
  'bad-yes-no': (cell) => (/^(n|f|off|-|✗)/i.test(cell) ? 'no' : 'yes'),
  'bad-delivery': (cell) => {
    if (/online|remote|zoom|teams|web/i.test(cell)) return 'virtual'
    return nearest(cell.toLowerCase(), ['in-person', 'virtual', 'hybrid']) ?? 'in-person'
  },
  'bad-policy': (cell) => {
    const minutes = /[1-9]\d{0,2}/.exec(cell)?.[0]
    if (minutes) return `cap:${minutes}`
    return nearest(cell.toLowerCase(), policies) ?? 'session-end'
  },
  'bad-email': (cell) => {
    const tidied = cell.replace(/^.*<|>.*$|^mailto:|\s/g, '')
    return /^[^\s@,;<>"]+@[^\s@,;<>"]+\.[^\s@,;<>"]+$/.test(tidied) ? tidied : 'name@example.org'
  },
  'bad-language': (cell) =>
    cell.replace('_', '-').match(/^[A-Za-z]{2,3}-[A-Za-z]{2}(?![A-Za-z])/)?.[0] ?? 'en',
  'bad-break': (cell) => {
    const [from, to] = [...cell.matchAll(/(\d{1,2})[:.](\d{2})/g)].map(
      ([, hour = '', minute = '']) => `${hour.padStart(2, '0')}:${minute}`,
    )
    return from && to && from < to ? `${from}-${to}` : '10:30-10:45'
  },
  required: (_, column) => samples[column] ?? null,
}

const policies = ['none', 'session-end', 'last-evidence', 'review']

const samples: Record<string, string> = {
  title: 'Opening',
  room: 'Hall 1',
  start: '2026-05-04T09:00',
  end: '2026-05-04T10:00',
  name: 'Ada Lovelace',
}

function number(cell: string, column: string): string {
  const tidied = cell.replace(/[\s'’]/g, '')
  if (column.startsWith('credits_')) {
    const credits = Number(tidied.replace(',', '.'))
    return tidied !== '' && credits >= 0 && credits < 10_000 ? String(cutTo2(credits)) : '1.5'
  }
  const whole = /^(\d{1,7})([.,]0+)?\D*$/.exec(tidied)?.[1]
  if (column === 'threshold_percent') return whole && Number(whole) <= 100 ? whole : '75'
  return whole ?? '60'
}

const cutTo2 = (value: number) => Math.floor(value * 100) / 100
