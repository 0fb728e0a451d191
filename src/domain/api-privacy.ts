import * as z from 'zod/mini'
import { Id, Ms } from './ids.ts'

// Personal data (row D6, rule E9). Times are ms UTC.

/** Whom a retention period concerns. */
export const RetentionPreview = z.object({
  years: z.int(),
  /** when the last session ended, or the last person joined */
  last: Ms,
  /** when those named here are erased, as things stand */
  due: Ms,
  total: z.int(),
  /** the first of them */
  people: z.array(z.object({ id: Id, name: z.string() })),
  /** on the roster, but kept longer for another programme */
  staying: z.int(),
})
export type RetentionPreview = z.infer<typeof RetentionPreview>

/** The ids of those erased: the person, and who was merged into them. */
export const EraseAnswer = z.object({ erased: z.array(Id) })
export type EraseAnswer = z.infer<typeof EraseAnswer>

/** All that is stored about a person, table by table, for people to read: times are ISO 8601 in UTC. */
export const PersonExport = z.looseObject({
  about: z.string(),
  exportedAt: z.string(),
  people: z.array(z.looseObject({ id: Id })),
})
