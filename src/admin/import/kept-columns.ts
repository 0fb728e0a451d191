import * as z from 'zod/mini'
import { ColumnChoice } from '../../domain/api-imports.ts'
import { keptText } from '../../platform/kept-text.ts'
import type { What } from './kinds.ts'

// In this browser alone: what was chosen for which columns. Headings, never a cell of the sheet.

const Kept = z.array(
  z.object({ what: z.string(), names: z.array(z.string()), choice: ColumnChoice }),
)
const mostKept = 10

interface Sheet {
  programme: string
  what: What
  /** of its columns, in their order */
  names: readonly string[]
}

const keyOf = (programme: string) => `roomtap-columns-${programme}`

/** What was chosen when a sheet with these columns was applied last; undefined: nothing. */
export function keptColumns(sheet: Sheet): ColumnChoice | undefined {
  return read(sheet.programme).find((one) => isOf(one, sheet))?.choice
}

/** Keeps what a sheet was applied with for the next one like it; undefined: as it was known by itself. */
export function keepColumns(sheet: Sheet, choice: ColumnChoice | undefined): void {
  const { programme, what, names } = sheet
  const all = read(programme)
  const others = all.filter((one) => !isOf(one, sheet))
  if (!choice && others.length === all.length) return
  const kept = choice ? [{ what, names: [...names], choice }, ...others] : others
  keptText.write(keyOf(programme), JSON.stringify(kept.slice(0, mostKept)))
}

function isOf(kept: z.infer<typeof Kept>[number], { what, names }: Sheet): boolean {
  return kept.what === what && JSON.stringify(kept.names) === JSON.stringify(names)
}

function read(programme: string): z.infer<typeof Kept> {
  const text = keptText.read(keyOf(programme))
  if (text === null) return []
  try {
    const parsed = z.safeParse(Kept, JSON.parse(text))
    return parsed.success ? parsed.data : []
  } catch {
    return []
  }
}
