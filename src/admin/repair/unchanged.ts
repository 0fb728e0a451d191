import type { AttendanceRow } from '../../domain/api.ts'
import type { CorrectionsRequest, RepairedRow } from '../../domain/api-truth.ts'
import { type What, words } from './plan.ts'

/** Attendees whose records a repair leaves as they are, with the reason. */
export interface UnchangedGroup {
  why: string
  names: string[]
}

interface Asked {
  what: What
  plan: CorrectionsRequest['corrections']
  changes: readonly RepairedRow[]
  /** those who could be chosen */
  people: readonly { id: string; name: string }[]
  /** all of the session */
  rows: readonly AttendanceRow[]
}

/** Who of a session stays as they are, and why; only groups with somebody in them. */
export function unchangedBy({ what, plan, changes, people, rows }: Asked): UnchangedGroup[] {
  const planned = new Set(plan.flatMap(({ body }) => ('attendee' in body ? [body.attendee] : [])))
  const changed = new Set(changes.map(({ attendee }) => attendee))
  const offered = new Set(people.map(({ id }) => id))
  const others = rows.filter(({ attendee }) => !offered.has(attendee) && !changed.has(attendee))
  const named = (some: readonly { name: string }[]) => some.map(({ name }) => name)
  const isStillIn = ({ inNow }: AttendanceRow) => inNow && what === 'no-check-out'
  const { adds } = words[what]
  const groups: UnchangedGroup[] = [
    {
      why: `The ${adds} makes no difference at this time`,
      names: named(people.filter(({ id }) => planned.has(id) && !changed.has(id))),
    },
    { why: 'Left out by you', names: named(people.filter(({ id }) => !planned.has(id))) },
    {
      why: 'Still in: they can check out themselves',
      names: named(others.filter(isStillIn)),
    },
    {
      why: `Have a ${adds}, or none is needed`,
      names: named(others.filter((row) => !isStillIn(row) && wasThere(row))),
    },
    {
      why: 'Nothing was recorded',
      names: named(others.filter((row) => !isStillIn(row) && !wasThere(row))),
    },
  ]
  return groups.filter(({ names }) => names.length > 0)
}

const wasThere = ({ firstIn, lastOut }: AttendanceRow) => firstIn !== null || lastOut !== null
