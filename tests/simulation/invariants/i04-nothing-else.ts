import { partPerson } from '../../../sync-server/taps/apart.ts'
import type { StoredRow } from '../stored.ts'
import type { World } from '../world.ts'

const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, field]) => [name, sorted(field)]),
  )
}
/** What a tap says but of the person, which lies apart (rule E9). */
const content = (log: string, tap: object) =>
  `${log} ${JSON.stringify(sorted({ ...tap, seq: 0, person: 0 }))}`

/** I4: nothing is on the server without a tap that somebody tried to record, or an audited act. */
export async function nothingElse(world: World, stored: readonly StoredRow[]): Promise<void> {
  const { truth, server, failures } = world
  // of a walk-in's person the server keeps a hash (rule E9)
  const tried = new Set(
    truth.tries.map(({ log, draft }) => content(log, JSON.parse(partPerson(draft, log).raw))),
  )
  for (const { key, log, seq, raw } of stored) {
    if (truth.spoiled.has(key) || tried.has(content(log, JSON.parse(raw)))) continue
    failures.push(`[I4] tap ${seq} of ${log} was never taken: ${raw}`)
  }
  const people = new Set([
    ...world.template.people.values(),
    ...truth.tries.flatMap(({ draft }) => draft.attendee ?? []),
  ])
  for (const { id } of await server.rows('select id from attendees'))
    if (!people.has(String(id))) failures.push(`[I4] ${id} is nobody who came or was imported`)
  for (const [table, act] of [
    ['marks', 'mark'],
    ['closings', 'clos%'],
    ['releases', 'kiosk-release'],
  ] as const) {
    const [rows] = await server.rows(`select count(*) as n from ${table}`)
    const [acts] = await server.rows('select count(*) as n from audit where act like ?', act)
    if (Number(rows?.n) > Number(acts?.n))
      failures.push(`[I4] ${rows?.n} ${table}, and ${acts?.n} in the history`)
  }
}
