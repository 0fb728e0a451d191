import type { AttendeeValues } from '../../db/attendees.ts'
import { type Fault, fault } from '../report.ts'
import type { Known, PlannedAttendee } from './match.ts'

type Keys = (values: AttendeeValues) => readonly string[]

const codes: Keys = ({ code }) => (code === null ? [] : [code])
const badges: Keys = (values) => values.badges
const emails: Keys = ({ email }) => (email === null ? [] : [email])

/**
 * What must be one person's alone, as things stand after the import: a code and a badge in their
 * programme, an e-mail in the installation. Only what the file sets anew is held against it.
 */
export function clashes(known: Known, planned: readonly PlannedAttendee[]): Fault[] {
  const here = [...known.roster, ...known.merged, ...known.erased]
  return [
    ...clashesOf('code', codes, here, planned),
    ...clashesOf('badge', badges, here, planned),
    ...clashesOf('email', emails, [...here, ...known.others], planned),
  ]
}

function clashesOf(
  column: 'code' | 'badge' | 'email',
  keys: Keys,
  stored: Known['roster'],
  planned: readonly PlannedAttendee[],
): Fault[] {
  const inFile = new Set(planned.map((one) => one.stored?.id))
  const holders = new Map<string, string>()
  for (const { id, values } of stored) {
    if (inFile.has(id)) continue
    for (const key of keys(values)) holders.set(key, `"${values.name}"`)
  }
  return planned.flatMap(({ draft, stored: before, values }) => {
    const own = new Set(before ? keys(before.values) : [])
    return keys(values).flatMap((key) => {
      const holder = holders.get(key)
      holders.set(key, `row ${draft.row}`)
      if (!holder || own.has(key)) return []
      const message = `The ${column} "${key}" belongs to ${holder} already.`
      return [fault(draft.row, column, `double-${column}`, message)]
    })
  })
}
