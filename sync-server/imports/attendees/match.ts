import type { AttendeeValues, StoredAttendee } from '../../db/attendees.ts'
import { type Fault, fault } from '../report.ts'
import type { AttendeeDraft } from './from-table.ts'

export interface MatchedAttendee {
  draft: AttendeeDraft
  /** null: somebody new */
  stored: StoredAttendee | null
}

/** A row, the person whom it means (null: somebody new), and what holds afterwards. */
export interface PlannedAttendee {
  draft: AttendeeDraft
  stored: StoredAttendee | null
  values: AttendeeValues
}

/** Everybody whom a row may mean. */
export interface Known {
  roster: readonly StoredAttendee[]
  /** on this roster, merged into others: what a file says of one still goes there, so that uploading it again adds nobody */
  merged: readonly StoredAttendee[]
  /** of the installation, not on this roster, oldest first */
  others: readonly StoredAttendee[]
  /** erased people of this roster, whose badges evidence still names: nobody else gets those */
  erased: readonly StoredAttendee[]
  /** the programme's own fields */
  ownFields: readonly string[]
}

/**
 * Finds the person of each row: by id, else by code, else by e-mail, here or in another programme. A
 * row with none of these is somebody on the roster who has neither code nor e-mail, of the same name
 * and organisation, each taken once: so homonyms stay apart, and uploading a file twice adds nobody.
 */
export function matchAttendees(
  { roster: living, merged, others }: Known,
  drafts: readonly AttendeeDraft[],
): { matched: MatchedAttendee[]; faults: Fault[] } {
  const roster = [...oldestFirst(living), ...oldestFirst(merged)]
  const byId = new Map([...others, ...roster].map((one) => [one.id, one]))
  const byCode = indexBy(roster, (one) => one.values.code)
  const byEmail = indexBy([...roster, ...others], (one) => one.values.email)
  const faults: Fault[] = []
  const claimed = new Map<string, number>()
  const named = drafts.map((draft): MatchedAttendee => {
    const { code, email } = draft.set
    const found = draft.id
      ? byId.get(draft.id)
      : ((code && byCode.get(code)) ?? (email && byEmail.get(email))) || undefined
    if (draft.id && !found) {
      const message = `No attendee has the id "${draft.id}". Leave the cell empty to add somebody.`
      faults.push(fault(draft.row, 'id', 'unknown-id', message))
    }
    if (found) claim(found.id, draft, claimed, faults)
    return { draft, stored: found ?? null }
  })
  const free = new Map<string, StoredAttendee[]>()
  for (const one of roster) {
    if (one.values.code || one.values.email || claimed.has(one.id)) continue
    const same = free.get(look(one.values))
    if (same) same.push(one)
    else free.set(look(one.values), [one])
  }
  const matched = named.map((one) => {
    const { draft, stored } = one
    if (stored || draft.id || draft.set.code || draft.set.email) return one
    return { draft, stored: free.get(look(draft.set))?.shift() ?? null }
  })
  return { matched, faults }
}

const look = ({ name, organisation }: { name: string; organisation?: string | null }) =>
  JSON.stringify([name, organisation ?? null])

const oldestFirst = (all: readonly StoredAttendee[]) =>
  [...all].sort((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1))

/** The first of each key stands. */
function indexBy(
  all: readonly StoredAttendee[],
  key: (one: StoredAttendee) => string | null,
): Map<string, StoredAttendee> {
  const index = new Map<string, StoredAttendee>()
  for (const one of all) {
    const found = key(one)
    if (found !== null && !index.has(found)) index.set(found, one)
  }
  return index
}

function claim(
  id: string,
  draft: AttendeeDraft,
  claimed: Map<string, number>,
  faults: Fault[],
): void {
  const first = claimed.get(id)
  if (first === undefined) {
    claimed.set(id, draft.row)
    return
  }
  const column = draft.id ? 'id' : draft.set.code ? 'code' : 'email'
  const message = `Rows ${first} and ${draft.row} are about the same attendee.`
  faults.push(fault(draft.row, column, 'double-row', message))
}
