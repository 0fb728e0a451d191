import type { AttendeeValues } from '../../db/attendees.ts'
import type { Near } from '../../db/attendees-near.ts'
import { type Fault, fault } from '../report.ts'
import type { PlannedAttendee } from './match.ts'

type Keys = (values: AttendeeValues) => readonly string[]
type Column = 'code' | 'badge' | 'email'

const keysOf: Record<Column, Keys> = {
  code: ({ code }) => (code === null ? [] : [code]),
  badge: ({ badges }) => badges,
  email: ({ email }) => (email === null ? [] : [email]),
}

/** What the rows before have taken, each with the row's number. */
export interface Held {
  /** who is in the file: what they have now is theirs only if their row says so */
  inFile: { has: (id: string) => boolean }
  rows: Record<Column, Map<string, number>>
}

export const nothingHeld = (inFile: Held['inFile']): Held => ({
  inFile,
  rows: { code: new Map(), badge: new Map(), email: new Map() },
})

/**
 * What must be one person's alone, as things stand after the import: a code and a badge in their
 * programme, an e-mail in the installation. Only what the file sets anew is held against it.
 * @param known everybody who has one of those keys
 * @param held is added to
 */
export function clashes(known: Near, planned: readonly PlannedAttendee[], held: Held): Fault[] {
  const here = [...known.roster, ...known.merged, ...known.erased]
  return [
    ...clashesOf('code', here, planned, held),
    ...clashesOf('badge', here, planned, held),
    ...clashesOf('email', [...here, ...known.others], planned, held),
  ]
}

function clashesOf(
  column: Column,
  stored: Near['roster'],
  planned: readonly PlannedAttendee[],
  { inFile, rows }: Held,
): Fault[] {
  const keys = keysOf[column]
  const taken = rows[column]
  const holders = new Map<string, string>()
  for (const { id, values } of stored) {
    if (inFile.has(id)) continue
    for (const key of keys(values)) holders.set(key, `"${values.name}"`)
  }
  return planned.flatMap(({ draft, stored: before, values }) =>
    keys(values).flatMap((key) => {
      const row = taken.get(key)
      const holder = row === undefined ? holders.get(key) : `row ${row}`
      taken.set(key, draft.row)
      if (!holder || (before && keys(before.values).includes(key))) return []
      const message = `The ${column} "${key}" belongs to ${holder} already.`
      return [fault(draft.row, column, `double-${column}`, message)]
    }),
  )
}
