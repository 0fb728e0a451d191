import * as z from 'zod/mini'
import { historyKinds } from './history-detail.ts'
import { Id, Ms } from './ids.ts'

// The history as people read it (row A6): rows hold ids, names are joined when they are read.

export const HistoryThing = z.object({
  type: z.enum(['attendee', 'session', 'kiosk', 'room', 'person', 'programme', 'presenter']),
  id: z.string(),
  /** of an erased attendee: empty; of what is there no more: null */
  name: z.nullable(z.string()),
})
export type HistoryThing = z.infer<typeof HistoryThing>

export const HistoryRow = z.object({
  n: z.int(),
  at: Ms,
  by: z.object({
    id: z.string(),
    kind: z.enum(['person', 'token', 'kiosk', 'presenter', 'attendee', 'system']),
    /** null: there is nobody of this id any more */
    name: z.nullable(z.string()),
  }),
  act: z.string(),
  kind: z.enum(historyKinds),
  what: z.string(),
  why: z.nullable(z.string()),
  /** words were taken out because somebody was erased */
  erased: z.boolean(),
  /** the first of what it is about */
  about: z.array(HistoryThing),
  /** how many more it is about */
  more: z.int(),
  hash: z.string(),
})
export type HistoryRow = z.infer<typeof HistoryRow>

export const HistoryActor = z.object({
  id: z.string(),
  kind: HistoryRow.shape.by.shape.kind,
  name: z.nullable(z.string()),
})
export type HistoryActor = z.infer<typeof HistoryActor>

export const HistoryChain = z.object({
  /** rows that follow from one another, from the first on */
  rows: z.int(),
  /** number of the first row that doesn't follow from the one before; null: all do */
  broken: z.nullable(z.int()),
  /** the last row that holds */
  head: z.nullable(z.object({ n: z.int(), at: Ms, hash: z.string() })),
  /** rows that lost words to an erasing: they count by the hash that they had */
  erased: z.int(),
  checkedAt: Ms,
})
export type HistoryChain = z.infer<typeof HistoryChain>

/** What a history is narrowed to. */
export const HistoryQuery = {
  attendee: z.optional(Id),
  session: z.optional(Id),
  kind: z.optional(z.enum(historyKinds)),
  by: z.optional(z.string().check(z.minLength(1), z.maxLength(200))),
  /** ms UTC, from and before */
  from: z.optional(z.string().check(z.regex(/^\d{1,15}$/))),
  before: z.optional(z.string().check(z.regex(/^\d{1,15}$/))),
  q: z.optional(z.string().check(z.trim(), z.maxLength(200))),
}
