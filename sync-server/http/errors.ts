import type { Context } from '../context.ts'
import { HttpProblem } from './problem.ts'

/**
 * What a caller hears of an error: a problem as it is, everything else by a reference alone, under
 * which the log tells the rest.
 */
export function answerError(error: Error, ctx: Context, method: string, path: string): Response {
  if (error instanceof HttpProblem) return error.toResponse()
  const reference = ctx.newId()
  ctx.log.error({ err: error, reference, method, path }, 'request failed')
  return new HttpProblem(
    'internal',
    `Something went wrong on the server; nothing was done by halves. The log tells more under ${reference}.`,
    { reference },
  ).toResponse()
}
