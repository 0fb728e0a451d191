import * as z from 'zod/mini'
import type { ImportReport, ImportRow } from '../../domain/api.ts'
import { ReportInProblem } from '../api/answers.ts'
import type { Failure } from '../api/failure.ts'

/** The report that a refusal bears: errors kept the file from being applied. */
export function reportIn(failure: Failure): ImportReport | undefined {
  if (failure.kind !== 'problem') return undefined
  const parsed = z.safeParse(ReportInProblem, failure.body)
  return parsed.success && parsed.data.errors.length > 0 ? parsed.data : undefined
}

/** The columns that some row has a cell of; the rows with most cells say their order. */
export function columnsIn(rows: readonly ImportRow[]): string[] {
  const fullest = [...rows].sort((a, b) => b.cells.length - a.cells.length)
  return [...new Set(fullest.flatMap(({ cells }) => cells.map(({ column }) => column)))]
}

/** Whether a row holds these words in its title or in a cell; case doesn't count. */
export function matchesRow({ title, cells }: ImportRow, words: string): boolean {
  if (words === '') return true
  const wanted = words.toLowerCase()
  const texts = [title, ...cells.flatMap(({ before, after }) => [before ?? '', after ?? ''])]
  return texts.some((text) => text.toLowerCase().includes(wanted))
}

/** How many rows an import would write. */
export const writes = ({ added, updated }: ImportReport): number => added + updated
