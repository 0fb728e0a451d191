import type { Context } from '../context.ts'
import { mergedInto } from '../db/merges.ts'
import { findPerson } from '../db/person.ts'
import { historyAbout, storedAbout } from '../db/told-of.ts'
import { HttpProblem } from '../http/problem.ts'

/**
 * All that is stored about a person and who was merged into them, for people to read (row D6): JSON of
 * plain words, times as ISO 8601 in UTC.
 * @throws HttpProblem `not-found`
 */
export async function exportPerson(ctx: Context, id: string): Promise<string> {
  const { db } = ctx.database
  const person = await findPerson(db, id)
  if (!person) throw new HttpProblem('not-found', 'There is no such attendee.')
  const ids = [id, ...(await mergedInto(db, [id])).keys()]
  const { sessions, ...stored } = await storedAbout(db, ids)
  const history = await historyAbout(db, ids)
  const named = (value: unknown) => read(value, sessions)
  return JSON.stringify(
    {
      about:
        'All that this installation stores about one person. Times are UTC. Taps are kept as the tablets sent them.',
      exportedAt: new Date(ctx.clock()).toISOString(),
      ...Object.fromEntries(Object.entries(stored).map(([key, value]) => [key, named(value)])),
      history: named(history),
    },
    null,
    2,
  )
}

const times = /(^|_)(at|since|start|end|wall|server|earliest|latest|joined|left)$/
const earliestTime = Date.UTC(2000)

/** Rows for people: JSON within them opened, ms as times, sessions with their titles. */
function read(value: unknown, sessions: ReadonlyMap<string, string>): unknown {
  if (Array.isArray(value)) return value.map((one) => read(one, sessions))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, cell]) => [
      [key, cellOf(key, cell, sessions)],
      ...(key === 'session' && typeof cell === 'string' && sessions.has(cell)
        ? [['session_title', sessions.get(cell)]]
        : []),
    ]),
  )
}

function cellOf(key: string, cell: unknown, sessions: ReadonlyMap<string, string>): unknown {
  if (typeof cell === 'number' && times.test(key) && cell > earliestTime) {
    return new Date(cell).toISOString()
  }
  if (typeof cell !== 'string') return read(cell, sessions)
  return /^[[{]/.test(cell) ? opened(cell) : cell
}

function opened(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
