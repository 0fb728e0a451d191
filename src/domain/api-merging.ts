import * as z from 'zod/mini'
import { RepairedRow } from './api-truth.ts'
import { Id } from './ids.ts'

// What merging people would do (row M6, rule E8), between the admin app and the server.

export const MergePreviewRequest = z.object({
  /** who is to be merged */
  attendees: z.array(Id).check(z.minLength(1), z.maxLength(20)),
  into: Id,
})
export type MergePreviewRequest = z.infer<typeof MergePreviewRequest>

/** Nothing was stored: what would be, for one programme. */
export const MergePreview = z.object({
  /** what names each of them, the one who is kept first; all of it would count for that one */
  people: z.array(
    z.object({
      attendee: Id,
      name: z.string(),
      taps: z.int(),
      bookings: z.int(),
      marks: z.int(),
      corrections: z.int(),
    }),
  ),
  /** the records that would change, by session, then attendee */
  changes: z.array(RepairedRow),
})
export type MergePreview = z.infer<typeof MergePreview>
