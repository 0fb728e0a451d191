import * as z from 'zod/mini'
import { Id, Ms } from './ids.ts'
import { OwnFieldName } from './policy.ts'

// The columns of a sheet, past imports and their undoing, between the admin app and the server.

/** What a column of a sheet is taken as: a field by its name, or a field of the organiser's own. */
export const ColumnField = z.union(
  [
    z.string().check(z.minLength(1), z.maxLength(100)),
    z.strictObject({ own: OwnFieldName }, { error: 'An own field is {"own": its name}.' }),
  ],
  {
    error:
      'A column is taken as a field, by its name, or as {"own": a name of at most 100 letters}.',
  },
)
export type ColumnField = z.infer<typeof ColumnField>

/** The columns of a sheet that count, by their names there, each with what it is taken as; all others are left out. */
export const ColumnChoice = z.record(z.string(), ColumnField, {
  error: 'Columns are an object: the name of each column that counts, and what it is taken as.',
})
export type ColumnChoice = z.infer<typeof ColumnChoice>

/** A column as it stands in a sheet. */
export const ReadColumn = z.object({
  /** its heading; where that is empty or not the first of its kind, its letter is named */
  name: z.string(),
  /** a few values, the first that differ */
  samples: z.array(z.string()),
  /** null: left out; absent: not known by itself, somebody has to choose */
  as: z.optional(z.nullable(ColumnField)),
})
export type ReadColumn = z.infer<typeof ReadColumn>

/** The columns of a sheet, and what each may be taken as. */
export const ReadColumns = z.object({
  fields: z.array(z.string()),
  /** so many columns may be fields of the organiser's own */
  own: z.int(),
  /** the first 200 */
  read: z.array(ReadColumn),
})
export type ReadColumns = z.infer<typeof ReadColumns>

/** An import that changed something. */
export const PastImport = z.object({
  id: Id,
  what: z.enum(['sessions', 'attendees', 'bookings']),
  /** what the file was called */
  file: z.nullable(z.string()),
  by: z.string(),
  /** null: a token, or nobody any more */
  byName: z.nullable(z.string()),
  at: Ms,
  added: z.int(),
  updated: z.int(),
  cancelled: z.int(),
  undone: z.nullable(z.object({ by: z.string(), byName: z.nullable(z.string()), at: Ms })),
  /** what the rows were before is still known */
  canUndo: z.boolean(),
})
export type PastImport = z.infer<typeof PastImport>

/** What undoing an import does, or did. */
export const ImportUndo = z.object({
  undone: z.int(),
  /** changed or in use since: stays as it is */
  kept: z.array(z.object({ id: Id, title: z.string(), reason: z.string() })),
})
export type ImportUndo = z.infer<typeof ImportUndo>

/** How far an import is: rows read, then checked, then stored. */
export const ImportProgress = z.object({
  stage: z.enum(['reading', 'checking', 'saving']),
  done: z.int(),
  /** null: not known yet */
  total: z.nullable(z.int()),
})
export type ImportProgress = z.infer<typeof ImportProgress>
