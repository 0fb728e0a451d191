import type { StoredSession } from '../../db/sessions.ts'
import { type Fault, fault } from '../report.ts'
import type { SessionDraft } from './draft.ts'

/** Each draft with the session that it speaks of; null: a new one. */
export interface Matched {
  draft: SessionDraft
  stored: StoredSession | null
}

/**
 * Finds the session of each row: by guid (schedules), by id, by code; a row without any of these by
 * title, room and start, so that uploading a file twice adds nothing.
 */
export function matchSessions(
  stored: readonly StoredSession[],
  drafts: readonly SessionDraft[],
): { matched: Matched[]; faults: Fault[] } {
  const by = {
    id: new Map(stored.map((one) => [one.id, one])),
    guid: new Map(stored.flatMap((one) => (one.guid ? [[one.guid, one] as const] : []))),
    code: new Map(
      stored.flatMap((one) => (one.values.code ? [[one.values.code, one] as const] : [])),
    ),
  }
  const faults: Fault[] = []
  const claimed = new Map<string, number>()
  const guids = new Map<string, number>()
  const named = drafts.map((draft): Matched => {
    if (draft.guid) doubleGuid(draft, guids, faults)
    const found = draft.guid
      ? by.guid.get(draft.guid)
      : draft.id
        ? by.id.get(draft.id)
        : draft.set.code
          ? by.code.get(draft.set.code)
          : undefined
    if (draft.id && !found) faults.push(unknownId(draft.row, draft.id))
    if (found) claim(found.id, draft, claimed, faults)
    return { draft, stored: found ?? null }
  })
  const free = freeByLook(stored, claimed)
  const matched = named.map((one) => {
    const { draft } = one
    if (one.stored || draft.guid || draft.id || draft.set.code) return one
    return { draft, stored: free.get(look(draft.set))?.shift() ?? null }
  })
  return { matched, faults: [...faults, ...doubleCodes(stored, matched)] }
}

function unknownId(row: number, id: string): Fault {
  return fault(
    row,
    'id',
    'unknown-id',
    `No session of this programme has the id "${id}". Leave the cell empty to add a session.`,
  )
}

function doubleGuid(draft: SessionDraft, seen: Map<string, number>, faults: Fault[]): void {
  const guid = draft.guid ?? ''
  const first = seen.get(guid)
  if (first === undefined) seen.set(guid, draft.row)
  else {
    const message = `The events at lines ${first} and ${draft.row} have the same guid "${guid}".`
    faults.push(fault(draft.row, 'guid', 'double-row', message))
  }
}

function claim(
  id: string,
  draft: SessionDraft,
  claimed: Map<string, number>,
  faults: Fault[],
): void {
  const first = claimed.get(id)
  if (first === undefined) claimed.set(id, draft.row)
  else if (!draft.guid) {
    const message = `Rows ${first} and ${draft.row} are about the same session.`
    faults.push(fault(draft.row, draft.id ? 'id' : 'code', 'double-row', message))
  }
}

interface Look {
  title: string
  room: string | null
  start: number
}
const look = ({ title, room, start }: Look) => JSON.stringify([title, room, start])

function freeByLook(
  stored: readonly StoredSession[],
  claimed: Map<string, number>,
): Map<string, StoredSession[]> {
  const free = new Map<string, StoredSession[]>()
  for (const one of stored) {
    if (claimed.has(one.id)) continue
    const key = look(one.values)
    free.set(key, [...(free.get(key) ?? []), one])
  }
  return free
}

/** A code is unique in its programme, as things stand after the import. */
function doubleCodes(stored: readonly StoredSession[], matched: readonly Matched[]): Fault[] {
  const rows = new Map(
    matched.flatMap(({ draft, stored: of }) => (of ? [[of.id, draft] as const] : [])),
  )
  const holders = new Map<string, string>()
  for (const { id, values } of stored) {
    if (values.code && rows.get(id)?.set.code === undefined) {
      holders.set(values.code, `the session "${values.title}"`)
    }
  }
  return matched.flatMap(({ draft }) => {
    const { code } = draft.set
    if (!code) return []
    const holder = holders.get(code)
    holders.set(code, `row ${draft.row}`)
    if (!holder) return []
    const message = `The code "${code}" belongs to ${holder} already; it must be unique in the programme.`
    return [fault(draft.row, 'code', 'double-code', message)]
  })
}
