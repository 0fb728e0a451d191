import type { Context } from '../context.ts'
import { databaseAway } from '../db/failures.ts'
import { HttpProblem } from './problem.ts'

/** Long enough for a database to start anew. */
const retryAfterSeconds = 5

/**
 * What a caller hears of an error: a problem as it is, a database that can't be reached as one to try
 * again, everything else by a reference alone, under which the log tells the rest.
 */
export function answerError(error: Error, ctx: Context, method: string, path: string): Response {
  if (error instanceof HttpProblem) return error.toResponse()
  const reference = ctx.newId()
  if (databaseAway(error)) {
    ctx.log.warn({ err: error, reference, method, path }, 'the database did not answer')
    return new HttpProblem(
      'not-ready',
      'The database does not answer just now. What was confirmed before is safe; try this again in a few seconds.',
      { reference },
      { 'retry-after': String(retryAfterSeconds) },
    ).toResponse()
  }
  ctx.log.error({ err: error, reference, method, path }, 'request failed')
  return new HttpProblem(
    'internal',
    `Something went wrong on the server; nothing was done by halves. The log tells more under ${reference}.`,
    { reference },
  ).toResponse()
}
