import * as z from 'zod/mini'
import { Ms } from './ids.ts'

/** Half open [start, end), ms UTC. */
export const Span = z.object({ start: Ms, end: Ms })
export type Span = z.infer<typeof Span>

export const Delivery = z.enum(['in-person', 'virtual', 'hybrid'])
export type Delivery = z.infer<typeof Delivery>

/** Up to three, each with its credits (row M3). Credits in hundredths, so that sums stay exact. */
export const FieldOfStudy = z.object({ name: z.string(), credits: z.nullable(z.number()) })
export type FieldOfStudy = z.infer<typeof FieldOfStudy>

/** What the rules need to know of a session. */
export interface Session {
  id: string
  room: string | null
  /** as scheduled, ms UTC */
  start: number
  end: number
  /** entered by staff, each for itself (rule D1) */
  actualStart: number | null
  actualEnd: number | null
  breaks: Span[]
  opensBeforeMin: number | null
  closesAfterMin: number | null
  thresholdPercent: number | null
  forgottenCheckOut: string | null
  forgottenCheckIn: string | null
  checkInRequired: boolean
  checkOutRequired: boolean
  cancelled: boolean
}
