import { HttpProblem } from '../http/problem.ts'

/** One correction of a request makes no sense: all are refused, and the place is named. */
export function refuse(index: number, field: string, message: string): never {
  const place = `corrections.${index}.body.${field}`
  throw new HttpProblem('invalid', `${place}: ${message} Nothing was stored.`, {
    errors: [{ place, message }],
  })
}
