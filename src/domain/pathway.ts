import * as z from 'zod/mini'
import { Id } from './ids.ts'

const words = (most: number) => z.string().check(z.trim(), z.minLength(1), z.maxLength(most))

/** One step of a pathway: one or several sessions of which so many count. */
export const PathwayStep = z.object({
  id: Id,
  title: words(200),
  required: z.boolean(),
  /** any of these */
  sessions: z.array(Id).check(z.minLength(1), z.maxLength(500)),
  /** how many of them are to be attended */
  needed: z.int().check(z.positive()),
  /** an attendance that expired no longer counts (rule X2) */
  valid: z.boolean(),
})
export type PathwayStep = z.infer<typeof PathwayStep>

/** An ordered set of required and optional steps (row C2). */
export const PathwayContent = z.object({
  name: words(200),
  description: z.nullable(words(2000)),
  /** a step counts only what was attended after the required steps before it were done */
  inOrder: z.boolean(),
  steps: z.array(PathwayStep).check(z.minLength(1), z.maxLength(50)),
})
export type PathwayContent = z.infer<typeof PathwayContent>

/** What is wrong with a pathway as a whole, in words; null: nothing. */
export function pathwayProblem({ steps }: PathwayContent): string | null {
  if (!steps.some(({ required }) => required)) {
    return 'steps: No step is required: the pathway would be complete before it begins.'
  }
  if (new Set(steps.map(({ id }) => id)).size < steps.length) return 'steps: Two have the same id.'
  const short = steps.find((step) => new Set(step.sessions).size < step.sessions.length)
  if (short) return `steps: "${short.title}" names a session twice.`
  const asks = steps.find(({ needed, sessions }) => needed > sessions.length)
  if (asks) {
    return `steps: "${asks.title}" asks for ${asks.needed} sessions of ${asks.sessions.length}.`
  }
  return null
}
