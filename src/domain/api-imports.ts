import * as z from 'zod/mini'
import { Id, Ms } from './ids.ts'

// Past imports and their undoing, between the admin app and the server.

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
