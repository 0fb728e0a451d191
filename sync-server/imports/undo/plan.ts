import type { ImportUndo } from '../../../src/domain/api-imports.ts'
import type { Context } from '../../context.ts'
import type { StoredImportRow } from '../../db/import-rows.ts'
import type { Pages } from '../pages.ts'
import type { ImportScope } from '../request.ts'

export type RowToUndo = StoredImportRow

/** What undoing an import would do. */
export interface UndoPlan {
  /** how many rows it sets back or takes away */
  undone: number
  /** what stays, each with the reason */
  kept: ImportUndo['kept']
  act: () => Promise<void>
}

export type PlanUndo = (
  ctx: Context,
  scope: ImportScope,
  rows: Pages<RowToUndo>,
) => Promise<UndoPlan>

export const changedSince = 'It was changed after the import.'
export const inUse = (what: string) => `It is in use since: there are ${what}.`
