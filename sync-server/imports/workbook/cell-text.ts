import { isoText } from '../files/time-cell.ts'

export type Cell = string | number | boolean | Date | null

// what a time of day alone counts from, in both ways of counting
const dayOne = [Date.UTC(1899, 11, 30), Date.UTC(1904, 0, 1)]
const day = 86_400_000

/** A spreadsheet's cell as it would stand in a CSV file, trimmed; a clock's time bears no zone. */
export function cellText(value: Cell): string {
  if (value === null) return ''
  if (typeof value === 'string') return value.replace(/\r\n?/g, '\n').trim()
  // 15 digits are what a spreadsheet shows of a number: 0.1 + 0.2 is 0.3 there
  if (typeof value === 'number') return String(Number(value.toPrecision(15)))
  if (typeof value === 'boolean') return String(value)
  const ms = value.getTime()
  const text = isoText(ms)
  if (dayOne.some((start) => ms >= start && ms < start + day)) return text.slice(11)
  return ms % day === 0 ? text.slice(0, 10) : text
}

/** What a formula that failed leaves in its cell. */
export const isFormulaError = (text: string): boolean =>
  /^#(REF!|N\/A|VALUE!|DIV\/0!|NAME\?|NULL!|NUM!|SPILL!|CALC!)$/.test(text)
